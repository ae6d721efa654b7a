"""Words and names by which a text itself tells two equal measures apart: "another $5m", "half here and half there"."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.repetitions import same_value

_WORDS = load("retellings")
_ANOTHER, _ADDED, _RECALLING, _ORDINALS, _MORE = (
    frozenset(_WORDS[name]) for name in ("another", "added", "recalling", "ordinals", "more")
)
#: Computed from a measure before them, and another thing than it.
_APART = frozenset(["same", "rest", "times", "scale"])
_LONGEST_LIST = 20
#: Characters behind a measure in which a semicolon is looked for.
_REACH = 400
#: Log-odds by which the first owner of a measure leads where no other comes into question.
_CLEAR = 1.5


def are_told_apart(doc: Document, a: Measure, b: Measure) -> bool:
    """Does one refer to the other as something else: "$5m, and the same amount", "another $5m", "half for X and half
    for Y", does a semicolon part two that differ, or are they two items of one list?"""
    first, second = sorted((a, b), key=lambda m: m.start)
    if second.sentence - first.sentence <= 1:
        if second.derived == first.derived == "part" and second.sentence == first.sentence:
            return True
        if second.derived in _APART:
            return True
    if _are_items_of_one_list(doc, first, second):
        return True
    listed = first.sentence == second.sentence and not same_value(first, second)
    if listed and doc.full.find(";", first.end, min(second.start, first.end + _REACH)) >= 0:
        return True
    if first.sentence == 0 or second.start <= first.end + 1:
        return False  # a headline may mean either; "the remaining" of "the remaining $5m" is no other sum
    return is_another(doc, second) and not is_another(doc, first)


def _are_items_of_one_list(doc: Document, first: Measure, second: Measure) -> bool:
    """A list has an item for each pledge."""
    between = doc.sentences[first.sentence : second.sentence + 1]
    if len(between) > _LONGEST_LIST or between[0].paragraph + len(between) - 1 > between[-1].paragraph:
        return False  # more than a line an item
    if _sums_up(doc, first.sentence):
        return False
    return len(between) > 1 and all(sentence.is_list_item for sentence in between)


def _sums_up(doc: Document, item: int) -> bool:
    """Is the list with this sentence the summary with which a text opens? That may tell one thing twice."""
    before = doc.sentences[1 : item + 1]
    return (
        len(before) <= _LONGEST_LIST
        and not doc.sentences[-1].is_list_item
        and all(sentence.is_list_item for sentence in before)
    )


def is_another(doc: Document, measure: Measure) -> bool:
    """Is it called another one than what was told: "a second $5m", "up to another $5m", "$5m more"?"""
    first, last = doc.token_at(measure.start), doc.token_at(measure.end)
    *before, nearest = ["", "", *(t.lower for t in doc.tokens[max(0, first - 2) : first])][-2:]
    inside = {token.lower for token in doc.tokens[first:last]}
    if nearest in _ADDED:
        return _RECALLING.isdisjoint(before)
    if nearest in _ANOTHER or nearest in _ORDINALS or not inside.isdisjoint(_ANOTHER):
        return True
    if not inside.isdisjoint(_ADDED):
        return nearest not in _RECALLING  # "the 500 additional jobs"
    behind = [token.lower for token in doc.tokens[last : last + 2]]
    # "20% more" is how much, not which
    counted = not (measure.unit or "").startswith("%")
    return counted and bool(behind) and behind[0] in _MORE and behind[1:] != ["than"]


def have_other_owners(a: Sequence[Owner], b: Sequence[Owner]) -> bool:
    """Does each one's sentence name its owner, neither being likely to be the other's?"""
    if not a or not b or a[0].entity == b[0].entity:
        return False
    return is_named(a[0]) and is_named(b[0]) and min(lead(a, b[0].entity), lead(b, a[0].entity)) > _CLEAR


def is_named(owner: Owner) -> bool:
    """Does the measure's own sentence name the owner?"""
    return not any(name.startswith("absent") for name in owner.features)


def lead(owners: Sequence[Owner], entity: int) -> float:
    """How far the likeliest owner is before ``entity``, infinitely where that is no possible owner."""
    return next((owners[0].score - owner.score for owner in owners if owner.entity == entity), float("inf"))
