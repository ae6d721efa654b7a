"""What a pledge is worth in US dollars, and whether a printed conversion can be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pledgewatch.model import Claim, Pledge, StoredClaim
from pledgewatch.resolve.dates import partial_window
from pledgewatch.resolve.fx import Rates

#: a printed conversion further off than this contradicts the day's rate
TOLERANCE = Decimal("0.10")
CONTRADICTS = "usd_contradicts_rate"


def with_dollars(pledge: Pledge, claims: Iterable[StoredClaim], rates: Rates) -> Pledge:
    """The pledge with its dollar value at the rate of the day of its announcement; doubtful conversions are flagged.

    Where the announcement is not known to the day, the day on which it was first printed stands for it.
    """
    told = list(claims)
    day = _value_day(pledge, told)
    usd = rates.usd(pledge.money, day) if pledge.money and day else None
    wrong = any(contradicts(each.claim, each.published, rates) for each in told)
    return replace(pledge, usd=usd, flags=tuple(sorted({*pledge.flags, *((CONTRADICTS,) if wrong else ())})))


def contradicts(claim: Claim, published: dt.date | None, rates: Rates) -> bool:
    """Whether the dollars printed beside a sum are more than a tenth off the rate of the day of printing."""
    if claim.money is None or claim.usd_reported is None or published is None:
        return False
    value = rates.usd(claim.money, published)
    return value is not None and value.amount > 0 and abs(claim.usd_reported / value.amount - 1) > TOLERANCE


def _value_day(pledge: Pledge, claims: Iterable[StoredClaim]) -> dt.date | None:
    announced = partial_window(pledge.announced) if pledge.announced else None
    if announced and announced.first == announced.last:
        return announced.last
    printed = min((each.published for each in claims if each.published), default=None)
    if announced is None or (printed is not None and announced.first <= printed <= announced.last):
        return printed
    return announced.last
