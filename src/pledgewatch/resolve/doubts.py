"""Pledges that may be one after all: what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pledgewatch.model import Decision, Pledge, StoredClaim
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.decisions import rulings
from pledgewatch.resolve.facts import facts_of
from pledgewatch.resolve.fx import Rates
from pledgewatch.resolve.same import Verdict, compare

#: below this two claims are different beyond doubt
_DOUBTFUL_FROM = -1.5


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two pledges, by id, that were held apart for little: the verdict on the two claims that are most alike."""

    one: int
    other: int
    claims: tuple[int, int]
    verdict: Verdict


def doubts(
    pledges: Iterable[Pledge],
    claims: Iterable[StoredClaim],
    decisions: Iterable[Decision],
    companies: Companies,
    rates: Rates,
) -> list[Doubt]:
    """Pairs among these pledges that may be one, the most alike first. ``claims`` are all claims of the pledges.

    Compares all with all: meant for one family of related claims at a time. Pledges that one article tells of side by
    side and pledges that a person called different are beyond doubt.
    """
    by_id = {stored.id: stored for stored in claims}
    apart = {frozenset(pair) for pair in rulings(list(by_id.values()), decisions).constraints.different}
    found = []
    for one, other in combinations(sorted(pledges, key=lambda pledge: pledge.id), 2):
        ours, theirs = _tellings(one, by_id), _tellings(other, by_id)
        if {each.url for each in ours} & {each.url for each in theirs}:
            continue
        if any(frozenset((a.id, b.id)) in apart for a in ours for b in theirs):
            continue
        closest = _closest(one, other, ours, theirs, companies, rates)
        if closest.verdict.score > _DOUBTFUL_FROM:
            found.append(closest)
    return sorted(found, key=lambda doubt: (-doubt.verdict.score, doubt.one, doubt.other))


def _tellings(pledge: Pledge, claims: dict[int, StoredClaim]) -> list[StoredClaim]:
    return [claims[number] for number in pledge.claims]


def _closest(
    one: Pledge,
    other: Pledge,
    ours: Sequence[StoredClaim],
    theirs: Sequence[StoredClaim],
    companies: Companies,
    rates: Rates,
) -> Doubt:
    our_facts = {facts_of(each, companies, rates): each.id for each in reversed(ours)}
    their_facts = {facts_of(each, companies, rates): each.id for each in reversed(theirs)}
    pairs = (
        Doubt(one.id, other.id, (a_id, b_id), compare(a, b, companies))
        for a, a_id in our_facts.items()
        for b, b_id in their_facts.items()
    )
    return max(pairs, key=lambda doubt: (doubt.verdict.score, doubt.claims))
