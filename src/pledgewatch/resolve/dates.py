"""When a pledge may have been announced, as far as a claim lets us know."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from pledgewatch.model import Claim, PartialDate, Status

#: news is told within about two weeks (docs/what-is-a-pledge.md, "Status")
NEWS_IS_FRESH = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day on which something may have happened. ``open``: nothing is known of the first."""

    first: dt.date
    last: dt.date
    open: bool = False

    @property
    def precise(self) -> bool:
        """Known to the day, give or take the days that outlets in other time zones differ by."""
        return not self.open and (self.last - self.first).days <= 1


@lru_cache(maxsize=16_384)
def partial_window(date: PartialDate) -> Window:
    """The days that "2021", "2021-08" or "2021-08-18" may mean. Raises ValueError for anything else."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return Window(dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31))
    if len(parts) == 2:
        year, month = parts
        return Window(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
    day = dt.date(*parts)
    return Window(day, day)


def announced_window(claim: Claim, published: dt.date | None) -> Window:
    """When a claim's pledge was announced: as printed, else just before it was news, else any time before."""
    if claim.announced is not None:
        return partial_window(claim.announced)
    latest = published or dt.date.max
    if claim.status is Status.BACKGROUND or published is None:
        return Window(dt.date.min, latest, open=True)
    return Window(published - NEWS_IS_FRESH, latest)


def days_apart(one: Window, other: Window) -> int:
    """Whole days between two windows; 0 where they overlap."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def year_of(date: PartialDate | None) -> int | None:
    return int(date[:4]) if date else None
