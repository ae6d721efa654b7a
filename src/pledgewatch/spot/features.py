"""Named features of a measure in its place: what a careful reader looks at before calling a sum a pledge."""

from __future__ import annotations

import math
from itertools import pairwise

from pledgewatch.spot.context import Context
from pledgewatch.spot.cues import Cue
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.word_lists import words

_AUXILIARIES = words(load("cues")["auxiliaries"])
_CLAUSE_ENDS = frozenset(
    [";", ":", "—", "–", "(", ")", "but", "while", "whereas", "which", "who", "although", "after", "when"]
)
_NEAR = 4
_FAR = 14
_PAIRED = 12


def measure_features(context: Context, measure: Measure) -> list[str]:
    """The features of one measure, all binary: a name that is present holds."""
    out = _own(context, measure)
    out += _place(context, measure)
    out += _words_around(context, measure)
    out += _cues_around(context, measure)
    out += _heads(context, measure)
    return out


def _own(context: Context, measure: Measure) -> list[str]:
    out = [f"form={measure.form}", f"qualifier={measure.qualifier}"]
    if measure.per:
        out.append(f"per={measure.per}")
    if measure.money:
        out.append(f"size={measure.form}:{_magnitude(float(measure.money.amount))}")
    if measure.quantity is not None:
        percent = bool(measure.unit and measure.unit.startswith("%"))
        out.append(f"size={'percent' if percent else 'quantity'}:{_magnitude(float(measure.quantity))}")
    if measure.unit:
        out += [f"unit={word}" for word in measure.unit.lower().split()]
    if measure.year is not None and context.doc.published:
        ahead = measure.year - context.doc.published.year
        out.append("year_ahead=" + ("past" if ahead < 0 else "now" if ahead == 0 else "soon" if ahead < 4 else "far"))
    elif measure.form in ("aim", "quantity"):
        out.append("year_ahead=none")
    if measure.usd_reported is not None:
        out.append("conversion")
    if measure.derived:
        out.append("derived")
    out += [f"odd={name}" for name in measure.odd]
    return [*out, *(f"{measure.form}&{name}" for name in out[1:] if name.startswith(("year", "per")))]


def _magnitude(value: float) -> str:
    return "0" if value <= 0 else str(int(math.log10(value)))


def _place(context: Context, measure: Measure) -> list[str]:
    doc = context.doc
    sentence = doc.sentences[measure.sentence]
    position = sentence.index
    out = ["at=title" if sentence.paragraph == 0 else f"at={min(position, 4)}" if position < 8 else "at=late"]
    if sentence.is_list_item:
        out.append("list_item")
    if "“" in doc.full[sentence.start : measure.start] or '"' in doc.full[sentence.start : measure.start]:
        out.append("after_quote")
    if position > 0.8 * len(doc.sentences):
        out.append("near_end")
    same = [m for m in context.measures if m is not measure and same_value(m, measure)]
    if same:
        out.append("told_again")
        if any(m.sentence == 0 for m in same):
            out.append("told_in_title")
        if any(0 < m.sentence <= 2 for m in same):
            out.append("told_in_lead")
    beside = [m for m in context.measures if m.sentence == measure.sentence]
    out.append(f"beside={min(len(beside), 4)}")
    out.append("first_of_sentence" if beside[0] is measure else "later_in_sentence")
    return out


def same_value(a: Measure, b: Measure) -> bool:
    """Do two measures name the same sum, quantity or aim, as an article does that tells of one thing twice?"""
    if a.form != b.form:
        return False
    if a.money and b.money:
        if a.money == b.money:
            return True
        return (b.money.currency == "USD" and a.usd_reported == b.money.amount) or (
            a.money.currency == "USD" and b.usd_reported == a.money.amount
        )
    if a.share or b.share:
        return a.share == b.share
    years_fit = a.year == b.year or a.year is None or b.year is None
    return a.quantity == b.quantity and years_fit and (_share_a_word(a, b) or (a.quantity or 0) >= _TELLING_QUANTITY)


#: A number as large as this hardly stands for two things in one article.
_TELLING_QUANTITY = 1000


def _share_a_word(a: Measure, b: Measure) -> bool:
    left, right = _unit_words(a), _unit_words(b)
    return left == right or bool(left & right)


def _unit_words(measure: Measure) -> set[str]:
    return {word for word in (measure.unit or "").lower().split() if len(word) > 3}


def _words_around(context: Context, measure: Measure) -> list[str]:
    doc, shapes = context.doc, context.shapes
    sentence = doc.sentences[measure.sentence]
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    out: list[str] = []
    for k in range(1, _NEAR + 1):
        i = first - k
        out.append(f"w-{k}={shapes[i] if i >= sentence.first else '<s>'}")
        i = last + k - 1
        out.append(f"w+{k}={shapes[i] if i < sentence.last else '</s>'}")
    out += {f"L:{shapes[i]}" for i in range(max(sentence.first, first - _FAR), first)}
    out += {f"R:{shapes[i]}" for i in range(last, min(sentence.last, last + _FAR))}
    out.append(f"w-21={_at(shapes, first - 2, sentence)} {_at(shapes, first - 1, sentence)}")
    out.append(f"w+12={_at(shapes, last, sentence)} {_at(shapes, last + 1, sentence)}")
    before = shapes[max(sentence.first, first - _PAIRED) : first]
    behind = shapes[last : min(sentence.last, last + _PAIRED)]
    out += {f"LL:{one} {two}" for one, two in pairwise(before)}
    out += {f"RR:{one} {two}" for one, two in pairwise(behind)}
    return out


def _at(shapes: list[str], i: int, sentence: Sentence) -> str:
    return shapes[i] if sentence.first <= i < sentence.last else "|"


def _cues_around(context: Context, measure: Measure) -> list[str]:
    doc = context.doc
    sentence = doc.sentences[measure.sentence]
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    cues = context.cues_by_sentence[sentence.index]
    out: list[str] = []
    left_clause = _clause_start(context, sentence, first)
    right_clause = _clause_end(context, sentence, last)
    verbs_left = [c for c in cues if c.table.startswith("v_") and c.last <= first]
    if verbs_left:
        nearest = verbs_left[-1].first
        for cue in verbs_left:
            if cue.first == nearest:
                out += [f"verb={cue.table}", f"verb={cue.table}:{cue.form}"]
                out += [f"verb_aux={word}:{cue.table}" for word in _auxiliaries(context, sentence, cue)]
    else:
        out.append("verb=none")
    verbs_right = [c for c in cues if c.table.startswith("v_") and c.first >= last]
    if verbs_right:
        nearest = verbs_right[0].first
        for cue in verbs_right:
            if cue.first == nearest:
                out += [f"verb_after={cue.table}:{cue.form}"]
                out += [f"verb_after_aux={word}:{cue.table}" for word in _auxiliaries(context, sentence, cue)]
    for cue in cues:
        if cue.first < first and cue.last > last:
            continue
        side = "left" if cue.last <= first else "right" if cue.first >= last else "in"
        out.append(f"cue={cue.table}")
        out.append(f"cue_{side}={cue.table}")
        if left_clause <= cue.first < first or last <= cue.first < right_clause:
            out.append(f"clause_{side}={cue.table}")
        distance = first - cue.last if side == "left" else cue.first - last
        if side != "in" and distance <= 3:
            out.append(f"near_{side}={cue.table}")
    if sentence.index > 0:
        out += {f"before={c.table}" for c in context.cues_by_sentence[sentence.index - 1]}
    if sentence.index:
        out += {f"title={c.table}" for c in context.cues_by_sentence[0]}
    intro = context.intro(sentence)
    if intro:
        out += {f"intro={c.table}" for c in context.cues_by_sentence[intro.index]}
    return list(dict.fromkeys(out))


def _auxiliaries(context: Context, sentence: Sentence, cue: Cue) -> list[str]:
    before = context.doc.tokens[max(sentence.first, cue.first - 3) : cue.first]
    found = [w.lower for w in before if w.lower in _AUXILIARIES]
    return found or ["plain"]


def _clause_start(context: Context, sentence: Sentence, first: int) -> int:
    for i in range(first - 1, sentence.first - 1, -1):
        if context.doc.tokens[i].lower in _CLAUSE_ENDS:
            return i
    return sentence.first


def _clause_end(context: Context, sentence: Sentence, last: int) -> int:
    for i in range(last, sentence.last):
        if context.doc.tokens[i].lower in _CLAUSE_ENDS:
            return i
    return sentence.last


def _heads(context: Context, measure: Measure) -> list[str]:
    """The noun that the measure belongs to ("a gift of $5m", "a $5m fund") and what follows it ("$5m to help …")."""
    doc, shapes = context.doc, context.shapes
    sentence = doc.sentences[measure.sentence]
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    tables = _tables_by_token(context, sentence)
    out: list[str] = []
    of = next((i for i in range(first - 1, max(sentence.first, first - 4) - 1, -1) if shapes[i] in _LINKS), None)
    if of is not None and of > sentence.first:
        out.append(f"head_of={shapes[of - 1]}")
        out += [f"head_of_cue={table}" for table in tables.get(of - 1, ())]
    for i in range(last, min(sentence.last, last + 4)):
        if shapes[i] in _PREPOSITIONS:
            out.append(f"then={shapes[i]}")
            after = [table for k in range(i + 1, min(sentence.last, i + 5)) for table in tables.get(k, ())]
            out += [f"then={shapes[i]}:{table}" for table in after]
            if i + 1 < sentence.last:
                out.append(f"then={shapes[i]} {shapes[i + 1]}")
            break
        out += [f"modifies={table}" for table in tables.get(i, ())]
    opening = " ".join(shapes[sentence.first : sentence.first + 2])
    out.append(f"opening={opening}")
    return out


_LINKS = frozenset(["of", "for", "worth", "totalling", "totaling", "at"])
_PREPOSITIONS = frozenset(
    [
        "to",
        "for",
        "in",
        "into",
        "on",
        "over",
        "by",
        "from",
        "of",
        "with",
        "towards",
        "toward",
        "among",
        "through",
        "as",
        "at",
        "a",
        "per",
    ]
)


def _tables_by_token(context: Context, sentence: Sentence) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for cue in context.cues_by_sentence[sentence.index]:
        for i in range(cue.first, cue.last):
            out.setdefault(i, []).append(cue.table)
    return out
