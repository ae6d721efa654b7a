"""One pledge is often told several times in one article: in the headline, in the lead, in another currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.pairs import may_be_one, pair_features
from pledgewatch.spot.told_apart import are_told_apart, have_other_owners, is_named

#: Log-odds from which two measures are one pledge. A pledge swallowed is worse than one told twice.
_ONE = 0.25

#: Of a pledge told over and over, this many mentions are compared with the next one.
_ASKED = 6


def merge_retellings(context: Context, model: Linear, judged: Sequence[Judged]) -> list[Judged]:
    """One judgement a pledge, in order of place; every ``judged`` has an owner.

    ``model`` answers for two measures whether they are one pledge. Mentions whose own sentence names the owner come
    first, so that the vaguer ones join them. What the pledge is says the fullest mention, whose it is one that
    names its owner.
    """
    groups: list[list[Judged]] = []
    for candidate in sorted(judged, key=lambda j: (not _names_owner(j), j.measure.start)):
        odds = [_one_of(context, model, candidate, group[:_ASKED]) for group in groups]
        best = max(odds, default=_ONE)
        if best > _ONE:
            groups[odds.index(best)].append(candidate)
        else:
            groups.append([candidate])
    return sorted((_merge(group) for group in groups), key=lambda j: j.measure.start)


def _one_of(context: Context, model: Linear, judged: Judged, group: Sequence[Judged]) -> float:
    """The log-odds that it is the pledge of the group: that of any mention, unless the text tells it from one."""
    odds = float("-inf")
    for other in group:
        if may_be_one(judged.measure, other.measure):
            if are_told_apart(context.doc, judged.measure, other.measure):
                return float("-inf")
            odds = max(odds, _one_pledge(context, model, judged, other))
    return odds


def _one_pledge(context: Context, model: Linear, a: Judged, b: Judged) -> float:
    if a.measure.sentence and b.measure.sentence and have_other_owners(a.owners, b.owners):
        return float("-inf")
    if _is_conversion(a, b):
        return float("inf")
    first, second = sorted((a, b), key=lambda j: j.measure.start)
    return model.scores(pair_features(context, first.measure, second.measure, first.owners, second.owners))[0]


def _is_conversion(a: Judged, b: Judged) -> bool:
    """Is one the dollars printed beside the other ("$15.5 billion", "100 billion yuan ($15.5 billion)")?"""
    if a.owners[0].entity != b.owners[0].entity or not a.measure.money or not b.measure.money:
        return False
    pairs = ((a.measure.money, b.measure.usd_reported), (b.measure.money, a.measure.usd_reported))
    return any(money.currency == "USD" and money.amount == dollars for money, dollars in pairs)


def _names_owner(judged: Judged) -> bool:
    """Does the measure's own sentence name its owner? A headline is too short to contradict the text."""
    return judged.measure.sentence > 0 and is_named(judged.owners[0])


def _merge(group: Sequence[Judged]) -> Judged:
    fullest = max(group, key=lambda j: (_fullness(j), j.confidence))
    surest = max(group, key=lambda j: j.confidence)
    clearest = max(group, key=lambda j: (is_named(j.owners[0]), j.owners[0].score))
    buys = fullest.buys or next((j.buys for j in group if j.buys), None)
    return replace(fullest, owners=clearest.owners, confidence=surest.confidence, buys=buys)


def _fullness(judged: Judged) -> int:
    """A sum with its conversion says more than the conversion alone; the text says more than the headline."""
    measure = judged.measure
    return 2 * (measure.sentence > 0) + (measure.usd_reported is not None or measure.year is not None)
