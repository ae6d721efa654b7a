"""What became of a pledge: announced, raised, cut, delayed, withdrawn, fulfilled, as its claims tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pledgewatch.model import Change, PledgeEvent, StoredClaim
from pledgewatch.resolve.choose import announcement, best_money, best_target
from pledgewatch.resolve.dates import Window, announced_window, days_apart

#: reports of one change need not agree on its day; a change of the same kind later than this is another
_ONE_CHANGE = 62


def history_of(ranked: Sequence[StoredClaim]) -> tuple[PledgeEvent, ...]:
    """The events of a pledge in the order in which they happened. ``ranked``: its claims, the best source first."""
    told = [each for each in ranked if each.claim.change is None]
    first = announcement(told)
    events: list[PledgeEvent] = []
    if first is not None or told:
        speaker = first or told[0]
        money, target = best_money(told), best_target(told)
        events.append(
            PledgeEvent(
                date=first.claim.announced if first else None,
                what="announced",
                money=money.claim.money if money else None,
                target=target.claim.target if target else None,
                claim=speaker.id,
            )
        )
    return (*events, *(_event(tellings) for tellings in changes_of(ranked)))


def changes_of(ranked: Iterable[StoredClaim]) -> list[list[StoredClaim]]:
    """The claims that tell of each change, the best source first; the changes in the order in which they happened."""
    changes: list[list[StoredClaim]] = []
    for each in sorted(ranked, key=_when):
        if each.claim.change is None:
            continue
        known = next((tellings for tellings in reversed(changes) if _one_change(tellings[-1], each)), None)
        if known is None:
            changes.append([each])
        else:
            known.append(each)
    order = {each.id: place for place, each in enumerate(ranked)}
    return [sorted(tellings, key=lambda each: order[each.id]) for tellings in changes]


def restates(change: Change | None) -> bool:
    """Whether a change gives the pledge new figures."""
    return change in (Change.RAISED, Change.CUT, Change.DELAYED)


def _one_change(one: StoredClaim, other: StoredClaim) -> bool:
    return one.claim.change is other.claim.change and days_apart(_window(one), _window(other)) <= _ONE_CHANGE


def _event(tellings: Sequence[StoredClaim]) -> PledgeEvent:
    dated = announcement(tellings)
    speaker = tellings[0]
    return PledgeEvent(
        date=dated.claim.announced if dated else None,
        what=str(speaker.claim.change),
        money=speaker.claim.money,
        target=speaker.claim.target,
        claim=speaker.id,
    )


def _window(stored: StoredClaim) -> Window:
    return announced_window(stored.claim, stored.published)


def _when(stored: StoredClaim) -> tuple[object, ...]:
    window = _window(stored)
    return window.last, window.first, stored.url, stored.id
