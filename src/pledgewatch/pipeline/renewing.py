"""Bring the pledges up to date with some claims, inside the transaction that changed them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pledgewatch.alert.rules import alerts_for
from pledgewatch.model import Alert, Decision, DecisionKind, Pledge, StoredClaim
from pledgewatch.pipeline.desk import Desk
from pledgewatch.resolve import fingerprint, keys_of, related, renew, resolve
from pledgewatch.resolve.groups import Groups
from pledgewatch.store import Transaction

#: every alert is also a line in the terminal; no channel in alerts.toml can have this name
TERMINAL = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many pledges are new, how many changed, and how many alerts that raised."""

    new: int = 0
    updated: int = 0
    alerts: int = 0


def relate_claims(desk: Desk, work: Transaction, numbers: Iterable[int]) -> None:
    """Let claims be found by those that may be the same pledge, and join them to the families that they belong to."""
    claims = work.claims.get(numbers)
    keys = {each.id: keys_of(each, desk.companies, desk.rates) for each in claims}
    work.claims.index({claim: its.stored for claim, its in keys.items()})
    met = work.claims.get(work.claims.under(frozenset[str]().union(*(its.sought for its in keys.values()))))
    families = Groups[int]()
    for one, other in related(claims, met, desk.companies, desk.rates):
        families.unite(one, other)
    for each in claims:
        if each.part_of is not None:
            families.unite(each.part_of, each.id)
    for twins in _of_one_measure(claims):
        for twin in twins[1:]:
            families.unite(twins[0], twin)
    for marks in _said_same(work.decisions.standing(), claims):
        alike = sorted(claim for mark in marks for claim in work.claims.named(mark))
        for claim in alike[1:]:
            families.unite(alike[0], claim)
    for family in families.all():
        work.claims.unite(family)


def renew_pledges(
    desk: Desk, work: Transaction, touched: Collection[int], now: dt.datetime, *, alerting: bool
) -> Renewed:
    """Resolve anew all that the ``touched`` claims may change, and put what people are to be told in the outbox.

    The claims must be related. ``alerting`` False changes pledges in silence.
    """
    claims = work.claims.get(work.claims.relatives(touched))
    if not claims:
        return Renewed()
    before = work.pledges.holding(each.id for each in claims)
    changed = frozenset(touched)
    after = resolve(
        claims,
        work.decisions.standing(),
        desk.companies,
        desk.rates,
        believe_at=desk.settings.spot.alert_at,
        standing=[pledge for pledge in before if changed.isdisjoint(pledge.claims)],
    )
    renewal = renew(before, after)
    work.pledges.write(renewal.upserts, renewal.redirects, renewal.removed)
    known = {pledge.id for pledge in before}
    new = sum(pledge.id not in known for pledge in renewal.upserts)
    raised = work.outbox.add(_alerts(desk, renewal.upserts, before, after, claims, now)) if alerting else ()
    return Renewed(new, len(renewal.upserts) - new, len(raised))


def _said_same(decisions: Sequence[Decision], claims: Sequence[StoredClaim]) -> list[tuple[str, str]]:
    """Pairs of fingerprints that people called the same, of which one may mean one of these claims."""
    starts = {_start(fingerprint(each)) for each in claims}
    return [
        (each.subject, each.other)
        for each in decisions
        if each.kind is DecisionKind.SAME
        and each.other is not None
        and not starts.isdisjoint({_start(each.subject), _start(each.other)})
    ]


def _of_one_measure(claims: Sequence[StoredClaim]) -> Iterable[list[int]]:
    """Claims of one page, pledger and measure: alone, one could be taken for the other that a decision speaks of."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in claims:
        found[_start(fingerprint(each))].append(each.id)
    return found.values()


def _start(mark: str) -> str:
    """Page, pledger and measure; the rest, the words, may since have been read differently."""
    return mark.partition("-")[0]


def _alerts(
    desk: Desk,
    changed: Sequence[Pledge],
    before: Sequence[Pledge],
    after: Sequence[Pledge],
    claims: Sequence[StoredClaim],
    now: dt.datetime,
) -> list[Alert]:
    """What people are to be told. A pledge that was split off was told of as what it was part of."""
    told = {claim: pledge for pledge in before for claim in pledge.claims}
    by_id = {each.id: each for each in claims}
    parts: dict[int | None, list[Pledge]] = defaultdict(list)
    for pledge in after:
        parts[pledge.part_of].append(pledge)
    return [
        replace(alert, channels=(TERMINAL, *alert.channels))
        for pledge in changed
        for alert in alerts_for(
            pledge,
            told.get(pledge.id),
            desk.rules,
            now,
            parts=parts[pledge.id],
            claims=[by_id[claim] for claim in pledge.claims],
        )
    ]
