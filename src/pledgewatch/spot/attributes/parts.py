"""Which pledge is a part of which: a fund inside a programme, one recipient's share of a sum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from pledgewatch.model import Status
from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.attributes.counted import is_counted_within
from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure

_REACH = 30
#: Log-odds from which a pledge is told as a part: most are none, which the training weighs too much.
_LIKELY = -1.0
#: The same where the words count it within another ("$5m of that").
_LIKELY_COUNTED = -2.5
#: Among so many pledges before and behind it a part looks for its whole; no news story tells of more.
_NEAREST = 25
#: Subsets of siblings are tried for adding up to the whole only while they are this few.
_FEW = 7

#: Who promises something: the pledger, then those who promise it together with it.
Givers = tuple[str, ...]


def choose_wholes(
    model: Linear,
    context: Context,
    measures: Sequence[Measure],
    statuses: Sequence[Status],
    givers: Sequence[Givers],
) -> list[int | None]:
    """For each pledged measure the index of the pledge that it is a part of, or None. A whole may itself be a part.

    ``statuses`` are those of the pledges by themselves: a part is mostly told in the same light as its whole; in
    whatever light it stands if it is counted within it.
    """
    out: list[int | None] = [None] * len(measures)
    for i, part in enumerate(measures):
        around = range(max(0, i - _NEAREST), min(len(measures), i + _NEAREST + 1))
        possible = [j for j in around if i != j and can_be_part(part, measures[j])]
        possible = [j for j in possible if givers[i][0] == givers[j][0] or is_share_of(measures, givers, i, j)]
        wording = part_wording(context, part) if possible else []
        counted = bool(possible) and is_counted_within(context, part)
        scored = []
        for j in possible:
            seen = [*statuses[:i], statuses[j], *statuses[i + 1 :]] if counted else statuses
            scored.append((model.score(part_features(context, measures, seen, i, j, wording), 0), -abs(i - j), j))
        if scored:
            best, _, j = max(scored)
            if best > (_LIKELY_COUNTED if counted else _LIKELY):
                out[i] = j
    return out


def can_be_part(part: Measure, whole: Measure) -> bool:
    """A part is not larger than its whole; a sum can only be a part of a sum, or of a pledge not told in money."""
    if part.money and whole.money:
        return part.money.currency != whole.money.currency or part.money.amount < whole.money.amount
    if part.form == "quantity" and whole.form == "quantity":
        return part.unit == whole.unit and (part.quantity or 0) < (whole.quantity or 0)
    return part.form != "aim"


def is_share_of(measures: Sequence[Measure], givers: Sequence[Givers], i: int, j: int) -> bool:
    """Does pledge ``i`` of another pledger make up pledge ``j`` with the rest of them: its foundation's or sister's
    share, or that of one of several givers?"""
    part, whole = measures[i].money, measures[j].money
    if part is None or whole is None or part.currency != whole.currency:
        return False
    mine, theirs = givers[i][0], givers[j]
    akin = mine in theirs or _first_word(mine) == _first_word(theirs[0])
    return akin and _adds_up(measures, i, j)


def _first_word(name: str) -> str:
    """ "Acme" of "the Acme Foundation"."""
    return name.casefold().removeprefix("the ").split()[0]


def part_features(
    context: Context,
    measures: Sequence[Measure],
    statuses: Sequence[Status],
    i: int,
    j: int,
    wording: Sequence[str],
) -> list[str]:
    """Features of the pair: is ``measures[i]``, which is worded so, a part of ``measures[j]``?"""
    part, whole = measures[i], measures[j]
    out = [f"forms={part.form}<{whole.form}"]
    if part.money and whole.money:
        if part.money.currency == whole.money.currency:
            ratio = float(part.money.amount / whole.money.amount)
            out.append(
                "ratio="
                + ("tiny" if ratio < 0.02 else "small" if ratio < 0.2 else "middle" if ratio < 0.6 else "large")
            )
            if _adds_up(measures, i, j):
                out.append("adds_up")
        else:
            out.append("other_currency")
    distance = part.sentence - whole.sentence
    out.append(f"distance={max(-3, min(5, distance))}")
    sentences = context.doc.sentences
    mine, theirs = sentences[part.sentence], sentences[whole.sentence]
    if mine.paragraph == theirs.paragraph:
        out.append("same_paragraph")
    if whole.sentence == 0:
        out.append("whole_in_title")
    if mine.is_list_item:
        out.append("part_listed")
        intro = context.intro(mine)
        if intro and intro.index == whole.sentence:
            out.append("whole_introduces_list")
        if theirs.is_list_item:
            out.append("both_listed")
    if part.derived:
        out += ["derived", f"derived={part.derived}"]
    if whole.start <= measures[0].start:
        out.append("whole_first")
    if _size(whole) >= max(map(_size, measures)):
        out.append("whole_largest")
    if distance == 0:
        out.append("part_after" if part.start > whole.start else "part_before")
    light = "same_light" if _is_recalled(statuses[i]) is _is_recalled(statuses[j]) else "other_light"
    out += [light, f"{light} {statuses[i].value}"]
    if distance:
        out += _dated(context, part, whole)
    out += _phrases(context, part)
    near = "here" if distance == 0 else "next" if distance == 1 else "far"
    apart = [name for name in out if name.startswith("distance")]
    return [
        *out,
        *(f"{a}&{b}" for a in apart for b in out if b.startswith(("cue", "adds", "part_l"))),
        *wording,
        *(f"{name} {near}" for name in wording),
    ]


def part_wording(context: Context, part: Measure) -> list[str]:
    """The words around a measure and those that its sentence opens with."""
    doc, shapes = context.doc, context.shapes
    sentence = doc.sentences[part.sentence]
    first, last = doc.token_at(part.start), doc.token_at(part.end)

    def words(start: int, end: int) -> str:
        return " ".join(shapes[k] if sentence.first <= k < sentence.last else "|" for k in range(start, end))

    out = [f"w-{k}={words(first - k, first - k + 1)}" for k in (1, 2, 3)]
    out += [f"w+{k}={words(last + k - 1, last + k)}" for k in (1, 2, 3)]
    out += [f"w-21={words(first - 2, first)}", f"w+12={words(last, last + 2)}"]
    return [*out, *(f"opening={words(sentence.first, sentence.first + size)}" for size in (1, 2, 3))]


def _is_recalled(status: Status) -> bool:
    return status is Status.BACKGROUND


def _dated(context: Context, part: Measure, whole: Measure) -> list[str]:
    """Do their sentences tell a recent day, or one long past?"""
    published = context.doc.published
    told: list[set[bool]] = []
    for measure in (part, whole):
        beside = [d for d in context.dates_by_sentence[measure.sentence] if d.role == "said"]
        told.append({is_recent(published, d.value) for d in beside})
    old, whole_old = False in told[0], False in told[1]
    return [f"part_old={old}", f"part_recent={True in told[0]}", f"part_old={old} whole_old={whole_old}"]


def _size(measure: Measure) -> float:
    return float(measure.money.amount) if measure.money else 0.0


def _adds_up(measures: Sequence[Measure], i: int, j: int) -> bool:
    """Does the part, with some of its siblings, make the whole?"""
    whole = measures[j].money
    if whole is None:
        return False
    others = [
        m.money.amount
        for k, m in enumerate(measures)
        if k not in (i, j) and m.money and m.money.currency == whole.currency and m.money.amount < whole.amount
    ][:_FEW]
    mine = measures[i].money
    rest = whole.amount - (mine.amount if mine else 0)
    return any(
        abs(sum(chosen) - rest) <= rest / 100
        for size in range(1, len(others) + 1)
        for chosen in combinations(others, size)
    )


@cache
def _phrase_lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(phrases) for name, phrases in load("parts").items()}


def _phrases(context: Context, part: Measure) -> list[str]:
    full = context.doc.full
    sentence = context.doc.sentences[part.sentence]
    left = full[max(sentence.start, part.start - _REACH) : part.start].lower()
    right = full[part.end : min(sentence.end, part.end + _REACH)].lower()
    opening = full[sentence.start : sentence.start + _REACH].lower()
    whole = full[sentence.start : sentence.end].lower()
    lists = _phrase_lists()
    out = [f"cue_before={p}" for p in lists["before"] if p in left]
    out += [f"cue_opening={p}" for p in lists["before"] if p in opening]
    out += [f"cue_after={p}" for p in lists["after"] if p in right]
    out += [f"against={p}" for p in lists["against"] if p in whole]
    if any(name.startswith(("cue_before", "cue_opening")) for name in out):
        out.append("cue_any_before")
    if any(name.startswith("cue_after") for name in out):
        out.append("cue_any_after")
    return out
