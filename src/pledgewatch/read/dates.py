"""When was it published? Several places say so, and they do not always agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

#: Two dates further apart than this disagree: time zones and late edits move a date by a day or two.
TOLERANCE = dt.timedelta(days=2)

# No news page on the web is older; such dates are a server's zero or a typing mistake.
_EARLIEST = dt.date(1990, 1, 1)

_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
# "/2021/09/5-million-gift" holds no day: behind slashes, only a whole segment is one.
_URL_DAY = re.compile(r"/((?:19|20)\d\d)(?:/(\d\d?)/(\d\d?)(?=/|$)|-(\d\d)-(\d\d)(?!\d)|(\d\d)(\d\d)(?=[/_-]|$))")


@dataclass(frozen=True, slots=True)
class Publication:
    """The day chosen, where it was found, and what is odd about it (``date_disagrees``, ``date_refused``)."""

    day: dt.date | None
    source: str | None
    flags: tuple[str, ...] = ()


def choose(candidates: Sequence[tuple[str, dt.date | None]], now: dt.datetime) -> Publication:
    """The day that most places agree on; among equals the first candidate's. Pure.

    ``candidates`` are (where from, day), most trustworthy first. Days before 1990 or after tomorrow are refused.
    """
    latest = now.date() + dt.timedelta(days=1)
    known = [(source, day) for source, day in candidates if day is not None]
    sane = [(source, day) for source, day in known if _EARLIEST <= day <= latest]
    flags: tuple[str, ...] = ("date_refused",) if len(sane) < len(known) else ()
    if not sane:
        return Publication(None, None, flags)
    # One vote a place: a page that repeats its wrong date in ten <meta> tags is not ten times right.
    voters = dict(reversed(sane))
    best = max(sane, key=lambda one: sum(abs(one[1] - day) <= TOLERANCE for day in voters.values()))
    if any(abs(best[1] - day) > TOLERANCE for _, day in sane):
        flags += ("date_disagrees",)
    return Publication(best[1], best[0], flags)


def read_day(printed: str) -> dt.date | None:
    """The calendar day of an ISO 8601 or RFC 5322 date, in the time zone that it was printed in; else None."""
    if iso := _ISO_DAY.match(printed):
        return _day(*map(int, iso.groups()))
    try:
        return parsedate_to_datetime(printed).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_in_url(url: str) -> dt.date | None:
    """The day in a path such as ``/2021/09/04/``, ``/2021-09-04-…`` or ``/20210904``; None without one."""
    found = _URL_DAY.search(urlsplit(url).path)
    return _day(*map(int, filter(None, found.groups()))) if found else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
