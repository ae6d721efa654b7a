"""Two measures of one article: do they tell of one pledge? Named features of the pair, for a learned answer.

One value told twice is mostly one pledge, but a second $20m gift, or last year's, is another; and one pledge may be
told by two measures ("all its flights to be carbon neutral", "$3.1 million" in the headline of $3,126,380).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.readings import is_whole_of_aim
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.repetitions import same_value
from pledgewatch.spot.told_apart import is_another, is_named, lead

_WINDOW = 10
_LEAD_IN = 5
_STEM = 5
_SHORTEST = 4
_CLEAR_MARGIN = 1.5
_ROUNDED = 0.06
#: Words read between two measures of a sentence.
_WIDE = 40
_BETWEEN = frozenset(load("retellings")["between"])
#: How far an owner may lead, each with its name in features.
_LEADS = ((0.5, "0.5"), (1.0, "1"), (2.0, "2"), (3.0, "3"))
#: Characters on either side of a measure in which somebody is named beside it.
_BESIDE = 150
#: Shares of words in common, from which a measure's surroundings are more and more alike.
_LIKENESS = (0.0, 0.1, 0.2, 0.4)
#: Of a unit these do not say what is counted.
_COUNTLESS = frozenset(load("retellings")["countless"])


def may_be_one(a: Measure, b: Measure) -> bool:
    """Is it worth asking? For one value told twice, a rounded retelling, or two measures of one sentence."""
    return a.sentence == b.sentence or same_value(a, b) or rounded(a, b)


def rounded(a: Measure, b: Measure) -> bool:
    """Is one sum about the other, in one currency or by the printed conversion?"""
    if a.money is None or b.money is None:
        return False
    if a.money.currency == b.money.currency:
        return _about(float(a.money.amount), float(b.money.amount))
    left, right = _dollars(a), _dollars(b)
    return left is not None and right is not None and _about(left, right)


def _about(left: float, right: float) -> bool:
    return abs(left - right) <= _ROUNDED * max(left, right)


def _dollars(measure: Measure) -> float | None:
    if measure.usd_reported is not None:
        return float(measure.usd_reported)
    return float(measure.money.amount) if measure.money and measure.money.currency == "USD" else None


def pair_features(
    context: Context, a: Measure, b: Measure, owners_a: Sequence[Owner], owners_b: Sequence[Owner]
) -> list[str]:
    """The features of two measures, ``a`` before ``b``, each with its possible owners, best first."""
    value = _values(a, b)
    out = [f"value={value}", f"qualified={a.qualifier is not None}:{b.qualifier is not None}"]
    if a.derived or b.derived:
        out += ["derived", f"derived={a.derived}:{b.derived}"]
    if a.money:
        out.append(f"digits={min(3, len(str(int(a.money.amount)).rstrip('0')))}")
    out += _places(context, a, b, value)
    out += _owners(owners_a, owners_b, value)
    out += _times(context, a, b)
    shared = _likeness(context, a, b)
    out += [f"shared>{step}" for step in (0.0, 0.1, 0.2, 0.3, 0.5, 0.7) if shared > step]
    out += _words(context, b)
    out += _things(context, a, b, shared)
    if a.sentence != b.sentence:
        out += _others_named(context, a, b, owners_a, owners_b)
    return list(dict.fromkeys(out))


def _values(a: Measure, b: Measure) -> str:
    same = same_value(a, b)
    if a.form == b.form == "money":
        if a.money == b.money:
            return "same"
        return "converted" if same else "rounded" if rounded(a, b) else "other"
    return f"{a.form}-{b.form}:{'same' if same else 'other'}"


def _places(context: Context, a: Measure, b: Measure, value: str) -> list[str]:
    doc = context.doc
    first, second = doc.sentences[a.sentence], doc.sentences[b.sentence]
    apart = b.sentence - a.sentence
    away = f"{'title' if a.sentence == 0 else 'text'}:{apart if apart < 3 else 'few' if apart < 8 else 'far'}"
    out = [f"away={away}", f"value={value}&away={away}"]
    same_paragraph = first.paragraph == second.paragraph
    if same_paragraph:
        out.append("one_paragraph")
    if first.is_list_item or second.is_list_item:
        listed = "both" if first.is_list_item and second.is_list_item else "one"
        out.append(f"list={listed}:{'same' if same_paragraph else 'other'}")
    if not apart:
        gap = doc.token_at(b.start) - doc.token_at(a.end)
        between = {token.lower for token in doc.tokens[doc.token_at(a.end) : doc.token_at(b.start)][:_WIDE]}
        out += [f"between={word}" for word in sorted(between & _BETWEEN)]
        out.append(f"gap={'overlap' if gap < 0 else 'close' if gap <= 3 else 'near' if gap <= 10 else 'wide'}")
    return out


def _owners(left: Sequence[Owner], right: Sequence[Owner], value: str) -> list[str]:
    if not left or not right:
        return ["owner=nobody"]
    named = ":".join(str(is_named(owners[0])) for owners in (left, right))
    if left[0].entity == right[0].entity:
        return ["owner=same", f"owner=same:{named}", f"owner=same&{value}"]
    clear = "clear" if min(_margin(left), _margin(right)) > _CLEAR_MARGIN else "unclear"
    out = ["owner=other", f"owner=other:{named}", f"owner=other&{value}", f"owner={clear}", f"owner={clear}:{named}"]
    less, more = sorted((lead(left, right[0].entity), lead(right, left[0].entity)))
    out += [f"one_leads<{step}" for limit, step in _LEADS if less < limit]
    return [*out, *(f"both_lead<{step}" for limit, step in _LEADS if more < limit)]


def _margin(owners: Sequence[Owner]) -> float:
    return owners[0].score - owners[1].score if len(owners) > 1 else _CLEAR_MARGIN


def _times(context: Context, a: Measure, b: Measure) -> list[str]:
    """Are the years aimed at the same, and do the sentences date what they tell alike?"""
    out = []
    if a.year is not None and b.year is not None:
        out.append(f"aim_year={'same' if a.year == b.year else 'other'}")
    elif a.year is not None or b.year is not None:
        out.append("aim_year=one")
    if a.sentence != b.sentence:
        told = [context.months_said[m.sentence] for m in (a, b)]
        both = "same" if told[0] & told[1] else "other"
        out.append(f"told={both if all(told) else 'first' if told[0] else 'second' if told[1] else 'undated'}")
    ages = [_age(context, m) for m in (a, b)]
    if any(ages):
        out.append(f"age={ages[0]}:{ages[1]}")
    if ages[0] != ages[1] and a.sentence and a.sentence != b.sentence:
        out.append("ages_differ")
    return out


def _age(context: Context, measure: Measure) -> str:
    """Is what the measure's sentence tells dated as "new" or as "old", by the date nearest to the measure?"""
    dates = context.said_by_sentence[measure.sentence]
    if not dates:
        return ""
    at = bisect_left(dates, measure.start, key=lambda d: d.start)
    nearest = min(
        dates[max(0, at - 1) : at + 2], key=lambda d: min(abs(d.start - measure.end), abs(measure.start - d.end))
    )
    return "new" if is_recent(context.doc.published, nearest.value) else "old"


def _likeness(context: Context, a: Measure, b: Measure) -> float:
    """The share of the words around the one that stand around the other, too."""
    left, right = _around(context, a), _around(context, b)
    return len(left & right) / max(1, min(len(left), len(right)))


def _words(context: Context, second: Measure) -> list[str]:
    """The words that lead to the second ("another", "the same")."""
    first, last = context.doc.token_at(second.start), context.doc.token_at(second.end)
    low = max(context.doc.sentences[second.sentence].first, first - _LEAD_IN)
    return [f"second:{word}" for word in context.shapes[low:last] if word[0].isalpha()]


def _things(context: Context, a: Measure, b: Measure, shared: float) -> list[str]:
    """Do both count the same things, and is one of them called another one?"""
    where = "title" if a.sentence == 0 else "sentence" if a.sentence == b.sentence else "text"
    out = []
    for which, measure in (("first", a), ("second", b)):
        if is_another(context.doc, measure):
            out += [f"another={which}", f"another={which}:{where}"]
    form = a.form if a.form == b.form else "mixed"
    out.append(f"{form}:{where}:shared={sum(shared > step for step in _LIKENESS)}")
    if form == "quantity":
        units = [unit_stems(m) for m in (a, b)]
        out.append(f"unit={'none' if not all(units) else 'same' if units[0] & units[1] else 'other'}:{where}")
    return [*out, "whole_of_aim"] if is_whole_of_aim(a, b) else out


def unit_stems(measure: Measure) -> set[str]:
    """The words that say what is counted, cut to their stems."""
    words = (measure.unit or "").lower().split()
    return {word[:_STEM] for word in words if len(word) > 2 and word not in _COUNTLESS}


def _others_named(
    context: Context, a: Measure, b: Measure, owners_a: Sequence[Owner], owners_b: Sequence[Owner]
) -> list[str]:
    """Are the same others named beside both, a receiver or a partner, or are they different ones?"""
    own = {owners[0].entity for owners in (owners_a, owners_b) if owners}
    left, right = (_named_beside(context, measure) - own for measure in (a, b))
    if not left or not right:
        return []
    return [f"names={'same' if left & right else 'other'}:{'text' if a.sentence else 'title'}"]


def _named_beside(context: Context, measure: Measure) -> set[int]:
    sentence = context.doc.sentences[measure.sentence]
    low, high = max(sentence.start, measure.start - _BESIDE), min(sentence.end, measure.end + _BESIDE)
    return {m.entity for m in context.cast.mentions_in(low, high) if m.form in ("name", "short")}


def _around(context: Context, measure: Measure) -> set[str]:
    """The longer words beside a measure, cut to their stems."""
    sentence = context.doc.sentences[measure.sentence]
    first, last = context.doc.token_at(measure.start), context.doc.token_at(measure.end)
    before = context.shapes[max(sentence.first, first - _WINDOW) : first]
    behind = context.shapes[last : min(sentence.last, last + _WINDOW)]
    return {word[:_STEM] for word in (*before, *behind) if len(word) >= _SHORTEST and word[0].isalpha()}
