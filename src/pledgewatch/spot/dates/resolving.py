"""What a date in words means on the day of publication: "last month", "on Friday", "two years ago", "12 May"."""

from __future__ import annotations

import calendar
import datetime as dt

from pledgewatch.model import PartialDate

_THURSDAY = 3


def resolve_words(
    g: dict[str, str | None], published: dt.date, words: dict[str, dict[str, int]], ahead: bool
) -> PartialDate | None:
    """What the named groups of the date pattern in dates.py mean on the day of publication; None for no past date.

    ``ahead`` reads a month as the coming one, as deadlines mean it.
    """
    months, weekdays = words["months"], words["weekdays"]
    if g["rel_unit"]:
        return _relative_unit((g["rel_month"] or "").lower(), g["rel_unit"], published)
    if g["last_m"] and (g["last_word_m"] or "").lower() == "last" and months[g["last_m"].lower()] == published.month:
        return f"{published.year - 1}-{published.month:02d}"
    if g["last_m"] or g["prep_m"]:
        return _month(months[(g["last_m"] or g["prep_m"] or "").lower()], published, ahead)
    if g["last_w"] or g["weekday"]:
        if g["next"]:
            return None
        day = weekdays[(g["last_w"] or g["weekday"] or "").lower()]
        back = (published.weekday() - day) % 7
        if g["last_w"] and back == 0 and (g["last_word"] or "").lower() == "last":
            back = 7
        return (published - dt.timedelta(days=back)).isoformat()
    if g["ago_u"]:
        return _ago(g["ago_n"] or "", g["ago_u"], published, words["counts"])
    if g["days"]:
        return (published - dt.timedelta(days=words["days_ago"][g["days"].lower()])).isoformat()
    end = g["end"] or ""
    if "decade" in end:
        return str(published.year - published.year % 10 + 10)
    if "next year" in end:
        return str(published.year + 1)
    if "century" in end:
        return "2050"
    if "month" in end:
        return f"{published.year}-{published.month:02d}"
    return str(published.year)


def _relative_unit(which: str, unit: str, published: dt.date) -> str | None:
    last = "last" in which or which == "previous"
    if unit == "week":
        # A week is of the month of its Thursday, as ISO 8601 has it for years.
        day = published - dt.timedelta(days=published.weekday() + 7 - _THURSDAY if last else 0)
        return f"{day.year}-{day.month:02d}"
    if unit == "month":
        return _shift_month(published, -1 if last else 0)
    if unit == "quarter":
        return None
    if unit == "decade":
        return None if last else str(published.year - published.year % 10 + 10)
    if unit == "year":
        return str(published.year - (1 if last else 0))
    # A season without a year: the latest one that is over, or under way.
    begun = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}[unit]
    return str(published.year - (1 if last and published.month < begun + 3 else 0))


def _ago(count: str, unit: str, published: dt.date, counts: dict[str, int]) -> str:
    n = int(count) if count.isdigit() else counts[count.lower()]
    if unit == "day":
        return (published - dt.timedelta(days=n)).isoformat()
    if unit == "week":
        day = published - dt.timedelta(days=7 * n)
        return f"{day.year}-{day.month:02d}"
    if unit == "month":
        return _shift_month(published, -n)
    return str(published.year - n * (10 if unit == "decade" else 1))


def _shift_month(day: dt.date, by: int) -> str:
    number = day.year * 12 + day.month - 1 + by
    return f"{number // 12}-{number % 12 + 1:02d}"


def _month(month: int, published: dt.date, ahead: bool) -> str:
    """The month of that name next to publication: the latest one begun, or the coming one for a deadline."""
    year = published.year
    if ahead:
        year += month < published.month
    else:
        year -= month > published.month
    return f"{year}-{month:02d}"


def resolve_day(year: int | None, month: int, day: int, published: dt.date | None, ahead: bool) -> PartialDate | None:
    """A day of the calendar, its year told or the likeliest; None for a day that does not exist."""
    if year is None:
        if published is None:
            return None
        year = published.year
        if ahead and (month, day) < (published.month, published.day):
            year += 1
        elif not ahead and (month, day) > (published.month, published.day):
            # "opens on 12 May" lies ahead; half a year is where the past becomes the likelier reading.
            months_ahead = (month - published.month) % 12
            year -= months_ahead > 5 or month < published.month
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02d}-{day:02d}"
