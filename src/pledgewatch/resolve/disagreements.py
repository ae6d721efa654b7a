"""Where the claims of one pledge contradict each other: the record takes one's word, and it may be the wrong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from pledgewatch.model import PartialDate, StoredClaim
from pledgewatch.resolve.dates import days_apart, partial_window

#: two sums closer than this are one sum, rounded
_ROUNDED = Decimal("0.03")
#: outlets in other time zones, before and after a weekend, date one announcement a few days apart
_ONE_NEWS = 4


def disagreements(claims: Sequence[StoredClaim]) -> tuple[str, ...]:
    """The fields, by the names that a correction takes, for which the claims of a pledge give values that cannot all be
    right. Figures before and after a change are no contradiction, nor is a value beside none."""
    told = [each.claim for each in claims]
    # After a change some still tell the old figures, and need not say so.
    unchanged = all(claim.change is None for claim in told)
    checks = {
        "amount": unchanged and any(map(_far_apart, _sums(claims))),
        "announced": _apart((claim.announced for claim in told if claim.change is None), _ONE_NEWS),
        "by": unchanged and _apart((claim.by for claim in told), 0),
        "quantity": unchanged and _far_apart([c.target.quantity for c in told if c.target and c.target.quantity]),
        "years": unchanged and len({claim.years for claim in told if claim.years is not None}) > 1,
    }
    return tuple(field for field, wrong in checks.items() if wrong)


def _sums(claims: Iterable[StoredClaim]) -> Iterable[list[Decimal]]:
    """The sums by currency: between currencies the day's rate is to judge."""
    sums: dict[str, list[Decimal]] = defaultdict(list)
    for each in claims:
        if each.claim.money:
            sums[each.claim.money.currency].append(each.claim.money.amount)
    return sums.values()


def _far_apart(numbers: Sequence[Decimal]) -> bool:
    return len(numbers) > 1 and max(numbers) - min(numbers) > max(numbers) * _ROUNDED


def _apart(dates: Iterable[PartialDate | None], days: int) -> bool:
    windows = [partial_window(date) for date in {date for date in dates if date}]
    return any(days_apart(one, other) > days for one, other in combinations(windows, 2))
