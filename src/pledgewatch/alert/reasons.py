"""Why people are told of a pledge: what is new in the record since they could last have been told of it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pledgewatch.model import Change, Pledge, PledgeState, Status

#: Outlets round the same sum differently ("$12bn", "$12.3bn"); only a larger step is worth a message.
ROUNDING = Decimal("0.1")


class Reason(StrEnum):
    """What an alert tells: a new pledge, a change to a known one, or that what was told was wrong."""

    NEW = "new"
    RAISED = "raised"
    CUT = "cut"
    WITHDRAWN = "withdrawn"
    DELAYED = "delayed"
    FULFILLED = "fulfilled"
    CORRECTED = "corrected"


def tellable(pledge: Pledge) -> bool:
    """Whether the record may raise an alert of its own.

    Background is no news, a doubtful or rejected record is no fact, and a part is told beneath its whole.
    """
    return pledge.state is PledgeState.ACTIVE and pledge.status is not Status.BACKGROUND and pledge.part_of is None


def reason_to_tell(pledge: Pledge, told: Pledge | None) -> Reason | None:
    """What happened to a tellable ``pledge`` since ``told``, its last tellable state; None if nothing did."""
    if pledge.change is not None and (told is None or _changed_again(pledge, pledge.change, told)):
        return Reason(pledge.change.value)
    if told is None:
        return Reason.NEW
    if pledge.change is told.change and _contradicts(pledge, told):
        return Reason.CORRECTED
    return None


def alert_key(pledge: Pledge, reason: Reason) -> str:
    """The idempotency key: a pledge is new once; it may be raised or corrected once to each new measure."""
    if reason is Reason.NEW:
        return f"{pledge.id}:{reason}"
    return f"{pledge.id}:{reason}:{_measure(pledge)}"


def _changed_again(pledge: Pledge, change: Change, told: Pledge) -> bool:
    if told.change is not change:
        return True
    match change:
        case Change.RAISED | Change.CUT:
            return _measure_differs(pledge, told)
        case Change.DELAYED:
            return _deadline_differs(pledge, told)
        case Change.WITHDRAWN | Change.FULFILLED:
            return False


def _contradicts(pledge: Pledge, told: Pledge) -> bool:
    renamed = _names(pledge).isdisjoint(_names(told))
    return renamed or _measure_differs(pledge, told) or _deadline_differs(pledge, told)


def _names(pledge: Pledge) -> set[str]:
    return {name.casefold() for name in (pledge.pledger, *pledge.also, *pledge.joint)}


def _measure_differs(one: Pledge, other: Pledge) -> bool:
    """Whether both records know a measure and the two cannot be roundings of each other."""
    if one.money and other.money and one.money.currency == other.money.currency:
        return _apart(one.money.amount, other.money.amount)
    if one.money and other.money and one.usd and other.usd:
        return _apart(one.usd.amount, other.usd.amount)
    mine, theirs = one.target, other.target
    if mine and theirs and mine.quantity is not None and theirs.quantity is not None:
        return mine.unit.casefold() == theirs.unit.casefold() and _apart(mine.quantity, theirs.quantity)
    return False


def _deadline_differs(one: Pledge, other: Pledge) -> bool:
    """Whether both name a year to be done by, and not the same one (a precise day of the same year is no news)."""
    mine, theirs = _deadline(one), _deadline(other)
    return mine is not None and theirs is not None and mine != theirs


def _deadline(pledge: Pledge) -> int | None:
    if pledge.by is not None:
        return int(pledge.by[:4])
    return pledge.target.year if pledge.target else None


def _apart(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > ROUNDING * max(abs(one), abs(other))


def _measure(pledge: Pledge) -> str:
    words = [pledge.pledger]
    if pledge.money:
        words.append(f"{pledge.money.amount.normalize():f} {pledge.money.currency}")
    if pledge.target:
        quantity = "" if pledge.target.quantity is None else f"{pledge.target.quantity.normalize():f} "
        words.append(quantity + pledge.target.unit)
    if pledge.share:
        words.append(pledge.share)
    if (deadline := _deadline(pledge)) is not None:
        words.append(str(deadline))
    return ", ".join(words)
