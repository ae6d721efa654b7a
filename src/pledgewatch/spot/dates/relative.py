"""Dates told by another date, or by a habit of speech: "a day later", "the same month", "at the weekend", "in spring".

Each is resolved against the nearest day named before it, or against the day of publication.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pledgewatch.model import PartialDate
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: The words by which such a phrase is noticed, and how far it reaches around them.
_TRIGGERS = frozenset(
    [
        "weekend",
        "week",
        "day",
        "days",
        "weeks",
        "later",
        "on",
        "month",
        "year",
        "ago",
        "spring",
        "summer",
        "autumn",
        "fall",
    ]
)
#: The month that a season begins in.
_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_BEFORE, _AFTER = 30, 25
#: "will be planted in spring": the one to come.
_AHEAD = re.compile(r"\b(?:will|to be|is to|are to|opens?|begins?|starts?|plans? to|due)\b|[’']ll\b", re.IGNORECASE)
_SAID_AHEAD = 60


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """``doc.full[start:end]`` names the day, month or year ``value``."""

    start: int
    end: int
    value: PartialDate


def find_relative_dates(doc: Document, named: Sequence[tuple[int, PartialDate | None]]) -> list[RelativeDate]:
    """All such dates, in order. ``named`` are the (place, value) of those named outright, in order; None for what lies
    ahead."""
    if doc.published is None:
        return []
    days = [(place, value) for place, value in named if value and len(value) == len("YYYY-MM-DD")]
    places, all_places = [place for place, _ in days], [place for place, _ in named]
    pattern, out, taken = _pattern(), list[RelativeDate](), 0
    aged = {word for word in doc.hyphenated if word.endswith("-year-old")}
    for i in doc.where(_TRIGGERS | aged):
        token = doc.tokens[i]
        if token.lower == "on" and (i + 1 == len(doc.tokens) or doc.tokens[i + 1].lower != "the"):
            continue  # "three days on" is noticed by its "days"
        for m in pattern.finditer(doc.full, max(taken, token.start - _BEFORE), min(len(doc.full), token.end + _AFTER)):
            before = bisect.bisect_left(places, m.start())
            nearest = dt.date.fromisoformat(days[before - 1][1]) if before else doc.published
            if m["season"] and _AHEAD.search(doc.full, max(0, m.start() - _SAID_AHEAD), m.start()):
                continue
            last = bisect.bisect_left(all_places, m.start()) - 1
            value = (
                _same(m["same"], named[last][1] if last >= 0 else None)
                if m["same"]
                else _value(m, doc.published, nearest)
            )
            if value:
                out.append(RelativeDate(m.start(), m.end(), value))
                taken = m.end()
    return out


@cache
def _pattern() -> re.Pattern[str]:
    words = load("dates")
    count = "|".join(sorted(words["counts"], key=len, reverse=True))
    month = "|".join(sorted((w for w in words["months"] if len(w) > 3), key=len, reverse=True))
    weekday = "|".join(w for w in words["weekdays"] if w.endswith("day"))
    return re.compile(
        r"\b(?P<vague>(?:at|over|during) the weekend|(?:at the (?:start|beginning)|earlier|late) (?:of|in) the week)\b"
        rf"|\b(?P<old>{count})-year-old\b(?=[\w\s’'-]{{0,30}}\b(?:promise|pledge|commitment|goal|target|plan|aim)s?\b)"
        rf"|\b(?:exactly\s+)?(?P<ago>{count})\s+years?\s+ago\s+(?P<ago_unit>this|that)\s+(?:week|month)\b"
        r"|\bexactly a year ago\b"
        rf"|\b(?P<month>{month})\s+(?:of\s+)?(?P<which>last|this)\s+year\b"
        r"|\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:floor|anniversary|of))"
        rf"|\b(?P<later>{count})\s+days?\s+(?:later|on|after(?!\s+\w))\b"
        rf"|\b(?P<earlier>{count})\s+(?P<unit>day|week)s?\s+(?:earlier|before)\b(?!\s+yesterday)"
        rf"|\b(?P<last_week>{weekday})\s+(?:of\s+)?last\s+week\b|\blast\s+week[’']s\s+(?P<week_last>{weekday})\b"
        r"|\b(?:in|during)\s+(?:the\s+)?(?P<season>spring|summer|autumn|fall)\b"
        r"(?!\s+(?:of|in|19|20|term|holidays|schools?|camps?|classes))"
        r"|\b(?:in|of)\s+(?:the\s+same|that(?:\s+same)?)\s+(?P<same>month|year)\b"
        rf"|\b(?:(?P<half>{count})\s+years?\s+and\s+a\s+half|(?P<and_half>{count})\s+and\s+a\s+half\s+years)\s+ago\b"
        r"|\b(?:the\s+)?(?P<next>next|following|same|that)\s+day\b",
        re.IGNORECASE,
    )


def _value(m: re.Match[str], published: dt.date, nearest: dt.date) -> PartialDate | None:
    counts: dict[str, int] = load("dates")["counts"]
    if m["vague"]:
        sunday = published - dt.timedelta(days=(published.weekday() + 1) % 7)
        return (sunday if "weekend" in m["vague"].lower() else published).isoformat()[:7]
    if m["last_week"] or m["week_last"]:
        weekday = load("dates")["weekdays"][(m["last_week"] or m["week_last"]).lower()]
        return (published - dt.timedelta(days=published.weekday() + 7 - weekday)).isoformat()
    if m["season"]:
        return str(published.year - (published.month < _BEGINS[m["season"].lower()]))
    if m["half"] or m["and_half"]:
        months = 12 * counts[(m["half"] or m["and_half"]).lower()] + 6
        return str(published.year - (months + 12 - published.month) // 12)
    if m["old"]:
        return str(published.year - counts[m["old"].lower()])
    if m["month"]:
        year = published.year - (m["which"].lower() == "last")
        return f"{year}-{load('dates')['months'][m['month'].lower()]:02d}"
    if m["day"]:
        return _latest(int(m["day"]), published)
    if m["later"]:
        return _shift(nearest, counts[m["later"].lower()], published)
    if m["earlier"]:
        return _earlier(nearest, counts[m["earlier"].lower()], m["unit"].lower(), published)
    if m["next"]:
        return _shift(nearest, 1 if m["next"].lower() in ("next", "following") else 0, published)
    years = counts[m["ago"].lower()] if m["ago"] else 1
    return f"{published.year - years}-{published.month:02d}"


def _same(unit: str, last: PartialDate | None) -> PartialDate | None:
    """ "in the same month" as the ``last`` date named."""
    size = len("YYYY-MM") if unit.lower() == "month" else len("YYYY")
    return last[:size] if last and len(last) >= size else None


def _earlier(day: dt.date, count: int, unit: str, published: dt.date) -> PartialDate | None:
    """A number of weeks only tells the month."""
    if unit == "day":
        return _shift(day, -count, published)
    return (day - dt.timedelta(days=7 * count)).isoformat()[:7]


def _shift(day: dt.date, by: int, published: dt.date) -> PartialDate | None:
    moved = day + dt.timedelta(days=by)
    return moved.isoformat() if moved <= published else None


def _latest(day: int, published: dt.date) -> PartialDate | None:
    """The last such day of a month before publication: "as we wrote on the 5th"."""
    first = published.replace(day=1)
    month = first if day <= published.day else (first - dt.timedelta(days=1)).replace(day=1)
    try:
        return month.replace(day=day).isoformat()
    except ValueError:
        return None
