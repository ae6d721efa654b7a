"""The record of a pledge, from the claims that tell of it: field by field the best word wins, and says whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pledgewatch.model import Claim, Kind, Pledge, PledgeState, Status, StoredClaim
from pledgewatch.resolve.choose import (
    announcement,
    best_money,
    best_target,
    collect,
    common_themes,
    first,
    independent_text,
    most,
    ranked,
)
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.history import changes_of, history_of, restates
from pledgewatch.resolve.primary import host_of

V = TypeVar("V")


def merge(claims: Iterable[StoredClaim], companies: Companies) -> Pledge:
    """One pledge of the claims that tell of it. Its state, its whole and its dollar value are for the caller to settle.

    The result depends on the claims alone, not on their order. Raises ValueError when there are none.
    """
    told = ranked(claims)
    if not told:
        raise ValueError("a pledge needs a claim")
    oldest = min(told, key=lambda each: (each.recorded, each.id))
    changes = changes_of(told)
    # New figures outrank old ones; whoever tells of the change first-hand knows them best.
    current = next((tellings for tellings in reversed(changes) if restates(tellings[0].claim.change)), told)
    because: dict[str, int] = {}

    def take(field: str, source: StoredClaim | None, read: Callable[[Claim], V], default: V) -> V:
        if source is None:
            return default
        because[field] = source.id
        return read(source.claim)

    named = most(told, lambda claim: claim.pledger)
    pledger = take("pledger", named, lambda claim: companies.filed_as(claim.pledger) or claim.pledger, "")
    money = best_money(current) or best_money(told)
    return Pledge(
        id=oldest.id,
        pledger=pledger,
        kind=take("kind", most(told, lambda claim: claim.kind), lambda claim: claim.kind, Kind.DONATION),
        status=_status(told, changes),
        state=PledgeState.ACTIVE,
        confidence=max(each.claim.confidence for each in told),
        claims=tuple(sorted(each.id for each in told)),
        also=collect(told, lambda claim: (claim.pledger, *claim.also), but=pledger),
        joint=collect(told, lambda claim: claim.joint, but=pledger),
        money=take("money", money, lambda claim: claim.money, None),
        qualifier=take(
            "qualifier", money or first(told, lambda claim: claim.qualifier), lambda claim: claim.qualifier, None
        ),
        share=take("share", first(told, lambda claim: claim.share), lambda claim: claim.share, None),
        usd_reported=take("usd_reported", _printed_beside(told, money), lambda claim: claim.usd_reported, None),
        target=take("target", best_target(current) or best_target(told), lambda claim: claim.target, None),
        by=take(
            "by",
            first(current, lambda claim: claim.by) or most(told, lambda claim: claim.by),
            lambda claim: claim.by,
            None,
        ),
        years=take("years", most(told, lambda claim: claim.years), lambda claim: claim.years, None),
        announced=take("announced", _announced(told), lambda claim: claim.announced, None),
        change=take("change", changes[-1][0] if changes else None, lambda claim: claim.change, None),
        themes=common_themes(told),
        recipient=take("recipient", most(told, lambda claim: claim.recipient), lambda claim: claim.recipient, None),
        region=take("region", first(told, lambda claim: claim.region), lambda claim: claim.region, ()),
        flags=tuple(sorted({flag for each in told for flag in each.claim.flags})),
        evidence=told[0].evidence_text,
        first_seen=oldest.recorded,
        outlets=len({each.outlet or host_of(each.url) for each in told}),
        texts=len({independent_text(each) for each in told}),
        history=history_of(told),
        because={**because, "evidence": told[0].id},
    )


def _status(told: Sequence[StoredClaim], changes: Sequence[object]) -> Status:
    """What the pledge is now: changed, or news to somebody, or only ever recalled."""
    if changes:
        return Status.UPDATE
    return Status.NEW if any(each.claim.status is Status.NEW for each in told) else Status.BACKGROUND


def _announced(told: Sequence[StoredClaim]) -> StoredClaim | None:
    """The promise was made when it was first announced, not when it was changed; unless only the change is known."""
    return announcement([each for each in told if each.claim.change is None]) or announcement(told)


def _printed_beside(told: Sequence[StoredClaim], money: StoredClaim | None) -> StoredClaim | None:
    """Dollars printed beside the sum that was chosen; those beside another currency or sum are not its conversion."""
    if money is None:
        return None
    return first([each for each in told if each.claim.money == money.claim.money], lambda claim: claim.usd_reported)
