"""Days told by their names: "on Earth Day", "on New Year's Eve", "on Easter Monday"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from pledgewatch.spot.dates.ahead import lies_ahead
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: Before it there is no year to look back to.
_FIRST_YEAR = 2


def find_holidays(doc: Document) -> list[tuple[int, int, str]]:
    """The (start, end, day) of every such day on which something is said to have happened, in order.

    The last one before publication is meant. "By Earth Day" and "for Earth Day" say nothing of when.
    """
    published, out = doc.published, list[tuple[int, int, str]]()
    if published is None or published.year < _FIRST_YEAR:
        return out
    pattern, last_words = _pattern()
    for i in doc.where(last_words):
        end = doc.tokens[i].end
        found = pattern.search(doc.full, max(0, end - _longest()), end)
        if found and not lies_ahead(doc.full, found.start(), end):
            day = _latest(found["name"].lower().replace("’", "'"), published)
            out.append((found.start("name"), end, day.isoformat()))
    return out


def _latest(name: str, published: dt.date) -> dt.date:
    days = (_day_in(name, year) for year in (published.year, published.year - 1))
    return next((day for day in days if day <= published), published)


def _day_in(name: str, year: int) -> dt.date:
    words = load("holidays")
    if name in words["fixed"]:
        month, day = words["fixed"][name]
        return dt.date(year, month, day)
    if name in words["easter"]:
        return _easter(year) + dt.timedelta(days=words["easter"][name])
    month, weekday, number, later = words["floating"][name]
    days = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday])]
    return dt.date(year, month, days[number - 1 if number > 0 else number]) + dt.timedelta(days=later)


def _easter(year: int) -> dt.date:
    """By the Gregorian calendar (the "anonymous" algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def _names() -> list[str]:
    return sorted((name for table in load("holidays").values() for name in table), key=len, reverse=True)


@cache
def _longest() -> int:
    return len("on the evening of ") + len(_names()[0])


@cache
def _pattern() -> tuple[re.Pattern[str], frozenset[str]]:
    """Such a day with what makes it the day of something; the words that it may end with."""
    names = "|".join(re.escape(name).replace("'", "['’]") for name in _names())
    last_words = frozenset(name.split()[-1] for name in _names())
    # "Earth" may be said of anything: a day is named by capitals
    lead = r"\b[Oo]n (?:the (?:evening|morning|eve) of )?"
    return re.compile(rf"{lead}(?=[A-Zt])(?P<name>(?i:{names}))$"), last_words
