"""Which pledge is a part of which: a fund inside a programme, one recipient's share of a sum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure

_REACH = 30
#: Log-odds from which a pledge is told as a part: most are none, which the training weighs too much.
_LIKELY = -0.8
#: Subsets of siblings are tried for adding up to the whole only while they are this few.
_FEW = 7


def choose_wholes(
    model: Linear, context: Context, measures: Sequence[Measure], pledgers: Sequence[str]
) -> list[int | None]:
    """For each pledged measure the index of the pledge that it is a part of, or None. A whole may itself be a part."""
    out: list[int | None] = [None] * len(measures)
    for i, part in enumerate(measures):
        scored = [
            (model.scores(part_features(context, measures, i, j))[0], -abs(i - j), j)
            for j in range(len(measures))
            if i != j and pledgers[i] == pledgers[j] and can_be_part(part, measures[j])
        ]
        if scored:
            best, _, j = max(scored)
            if best > _LIKELY:
                out[i] = j
    return out


def can_be_part(part: Measure, whole: Measure) -> bool:
    """A part is not larger than its whole; a sum can only be a part of a sum, or of a pledge not told in money."""
    if part.money and whole.money:
        return part.money.currency != whole.money.currency or part.money.amount < whole.money.amount
    if part.form == "quantity" and whole.form == "quantity":
        return part.unit == whole.unit and (part.quantity or 0) < (whole.quantity or 0)
    return part.form != "aim"


def part_features(context: Context, measures: Sequence[Measure], i: int, j: int) -> list[str]:
    """Features of the pair: is ``measures[i]`` a part of ``measures[j]``?"""
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
        out.append("derived")
    if j == min(range(len(measures)), key=lambda k: measures[k].start):
        out.append("whole_first")
    if all(_size(whole) >= _size(m) for m in measures):
        out.append("whole_largest")
    if distance == 0:
        out.append("part_after" if part.start > whole.start else "part_before")
    out += _phrases(context, part)
    return [
        *out,
        *(f"{a}&{b}" for a in out for b in out if a.startswith("distance") and b.startswith(("cue", "adds", "part_l"))),
    ]


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
    text = context.doc.full.lower()
    sentence = context.doc.sentences[part.sentence]
    left = text[max(sentence.start, part.start - _REACH) : part.start]
    right = text[part.end : min(sentence.end, part.end + _REACH)]
    opening = text[sentence.start : sentence.start + _REACH]
    whole = text[sentence.start : sentence.end]
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
