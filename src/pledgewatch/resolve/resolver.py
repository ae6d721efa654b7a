"""Claims and decisions in, pledges out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgewatch.model import Decision, Pledge, PledgeState, StoredClaim
from pledgewatch.resolve.blocks import Keys, block_keys
from pledgewatch.resolve.cluster import Told, cluster, links
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.decisions import Rulings, apply, rulings
from pledgewatch.resolve.facts import facts_of
from pledgewatch.resolve.fingerprint import fingerprint
from pledgewatch.resolve.fx import Rates
from pledgewatch.resolve.merge import merge
from pledgewatch.resolve.value import with_dollars


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How to get at stored claims. Both may give more claims than were asked for, and claims that were given before."""

    #: claims that are stored under any of these keys
    under: Callable[[Collection[str]], Iterable[StoredClaim]]
    #: claims that the given ones are a part of, are parts of them, or were bound to them by a decision
    kin: Callable[[Collection[StoredClaim]], Iterable[StoredClaim]]


def keys_of(stored: StoredClaim, companies: Companies, rates: Rates) -> Keys:
    """The keys to store a claim under and to look for its like."""
    return block_keys(facts_of(stored, companies, rates))


def resolve(
    claims: Sequence[StoredClaim],
    decisions: Iterable[Decision],
    companies: Companies,
    rates: Rates,
    *,
    believe_at: float = 0.5,
) -> list[Pledge]:
    """The pledges that the claims tell of, sorted by id. Neither the order of claims nor that of decisions matters.

    A pledge that no claim is believed of with at least ``believe_at`` waits for review. Raises
    :class:`~pledgewatch.resolve.corrections.CorrectionError` for a stored correction that cannot be read.
    """
    ruled = rulings(claims, decisions)
    by_id = {stored.id: stored for stored in claims}
    told = [_told(stored, companies, rates) for stored in by_id.values()]
    pledges = [
        _record([by_id[each.id] for each in group], ruled, companies, rates, believe_at)
        for group in cluster(told, ruled.constraints, companies)
    ]
    return _with_wholes(sorted(pledges, key=lambda pledge: pledge.id), by_id)


def affected(
    new: Iterable[StoredClaim], neighbours: Neighbours, companies: Companies, rates: Rates
) -> list[StoredClaim]:
    """The new claims and all stored ones whose pledges they may change.

    Resolving these alone gives the same pledges for them as resolving everything: whatever may be the same pledge as
    one of them, directly or through others, is among them, and so are their wholes and parts.
    """
    pending = {stored.id: stored for stored in new}
    found: dict[int, StoredClaim] = {}
    strangers: dict[int, StoredClaim] = {}
    asked: set[str] = set()
    while pending:
        found |= pending
        told = [_told(stored, companies, rates) for stored in pending.values()]
        keys = {key for each in told for key in block_keys(each.facts).sought} - asked
        asked |= keys
        strangers |= {each.id: each for each in neighbours.under(keys)}
        # A claim that was a stranger to the first may be linked to one that was found through them.
        others = [_told(each, companies, rates) for each in strangers.values() if each.id not in found]
        linked = {id: strangers[id] for id in links(told, others, companies)}
        kin = {each.id: each for each in neighbours.kin(list(pending.values()))}
        pending = {id: each for id, each in (linked | kin).items() if id not in found}
    return sorted(found.values(), key=lambda stored: stored.id)


def _told(stored: StoredClaim, companies: Companies, rates: Rates) -> Told:
    return Told(stored.id, stored.url, fingerprint(stored), facts_of(stored, companies, rates))


def _record(
    claims: Sequence[StoredClaim], ruled: Rulings, companies: Companies, rates: Rates, believe_at: float
) -> Pledge:
    pledge = merge(claims, companies)
    state = PledgeState.ACTIVE if pledge.confidence >= believe_at else PledgeState.REVIEW
    said = [word for each in claims for word in ruled.said.get(each.id, ())]
    return with_dollars(apply(replace(pledge, state=state), said), claims, rates)


def _with_wholes(pledges: Sequence[Pledge], claims: Mapping[int, StoredClaim]) -> list[Pledge]:
    """Hang each part under the pledge that most of its claims name as its whole. No pledge is a part of itself."""
    home = {claim: pledge.id for pledge in pledges for claim in pledge.claims}
    above: dict[int, int] = {}
    for pledge in pledges:
        wholes = Counter(home[whole] for claim in pledge.claims if (whole := claims[claim].part_of) in home)
        for whole in sorted(wholes, key=lambda each: (-wholes[each], each)):
            if not _leads_to(pledge.id, whole, above):
                above[pledge.id] = whole
                break
    return [replace(pledge, part_of=above.get(pledge.id)) for pledge in pledges]


def _leads_to(pledge: int, whole: int, above: Mapping[int, int]) -> bool:
    """Whether going up from ``whole`` one comes back to the pledge."""
    at: int | None = whole
    while at is not None and at != pledge:
        at = above.get(at)
    return at is not None
