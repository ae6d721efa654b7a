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
from pledgewatch.spot.dates.ahead import lies_ahead
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
        "hours",
        "fortnight",
        "last",
        "midweek",
        "that",
        "spring",
        "summer",
        "autumn",
        "fall",
    ]
)
#: "The Monday after" is noticed by both words.
_WEEKDAYS = frozenset(word for word in load("dates")["weekdays"] if word.endswith("day"))
_BEHIND = {"after", "afterwards", "following"}
#: The month that a season begins in.
_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_BEFORE, _AFTER = 30, 25
_WEDNESDAY = 2
#: "A couple of weeks", "a few weeks": of so vague a day only the month is told.
_COUPLE, _FEW, _HOURS = 2, 3, 24
#: Hours are told from a day of the news, which is dated to within about two weeks; and not from one named long before.
_NEWS, _LOOKED_BACK = dt.timedelta(days=16), 8
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
    (pattern, named_behind), out, taken = _patterns(), list[RelativeDate](), 0
    # "three days on" is noticed by its "days"
    next_to = {"on": {"the"}, "last": {".", ",", ";"}, "that": {"same", *load("dates")["months"]}} | dict.fromkeys(
        _WEEKDAYS, _BEHIND
    )
    aged = {word for word in doc.hyphenated if word.endswith("-year-old")}
    for i in doc.where(_TRIGGERS | _WEEKDAYS | aged):
        token = doc.tokens[i]
        following = doc.tokens[i + 1].lower if i + 1 < len(doc.tokens) else ""
        if token.lower in next_to and following not in next_to[token.lower]:
            continue
        for m in pattern.finditer(doc.full, max(taken, token.start - _BEFORE), min(len(doc.full), token.end + _AFTER)):
            before = bisect.bisect_left(places, m.start())
            nearest = dt.date.fromisoformat(days[before - 1][1]) if before else doc.published
            if m["season"] and _AHEAD.search(doc.full, max(0, m.start() - _SAID_AHEAD), m.start()):
                continue
            if _may_be_to_come(m) and lies_ahead(doc.full, m.start(), m.end()):
                continue
            if (m["hours"] or m["later"] or m["next"] or m["day_after"]) and named_behind.match(doc.full, m.end()):
                continue
            last = bisect.bisect_left(all_places, m.start()) - 1
            told = named[last][1] if last >= 0 else None
            value = (
                _hours_from(named[max(0, last + 1 - _LOOKED_BACK) : last + 1], doc.published)
                if m["hours"]
                else _by_last(m, told)
                if m["same"] or m["that_month"]
                else _value(m, doc.published, nearest)
            )
            if value:
                out.append(RelativeDate(m.start(), m.end(), value))
                taken = m.end()
    return out


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Such a phrase; and the day named right behind it, which counts in its place: "hours later, on Sunday"."""
    words = load("dates")
    count = "|".join(sorted(words["counts"], key=len, reverse=True))
    month = "|".join(sorted((w for w in words["months"] if len(w) > 3), key=len, reverse=True))
    weekday = "|".join(sorted(_WEEKDAYS))
    told = "|".join(words["told"]["by_name"])
    no_adverb = "".join(rf"(?<!\b{word} )" for word in words["midweek"]["after"])
    phrase = re.compile(
        rf"\b(?P<vague>{_vague(count)})\b"
        rf"|{no_adverb}\b(?P<midweek>midweek)\b(?!\s+(?:{'|'.join(words['midweek']['of'])}))"
        # "it emerged that April Foods …"
        rf"|(?<!\bsaid )(?<!\bsays )\bthat\s+(?P<very>same\s+)?(?P<that_month>{month})\b(?!\s+\d)"
        r"(?(very)|(?!\s+(?-i:[A-Z])))"
        r"|\b(?P<hours>within hours|(?:hours|minutes) (?:earlier|later))\b"
        rf"|\b(?:came|comes|coming)\s+(?P<came>{count})\s+days?\s+after(?=\s+(?:the\s+)?(?-i:[A-Z])[^.;,]{{0,40}}\b(?:{told})\b)"
        rf"|\b(?P<old>{count})-year-old\b(?=[\w\s’'-]{{0,30}}\b(?:promise|pledge|commitment|goal|target|plan|aim)s?\b)"
        rf"|\b(?:exactly\s+)?(?P<ago>{count})\s+years?\s+ago\s+(?P<ago_unit>this|that)\s+(?:week|month)\b"
        r"|\bexactly a year ago\b"
        rf"|\b(?P<month>{month})\s+(?:of\s+)?(?P<which>last|this)\s+year\b"
        r"|\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:floor|anniversary|of))"
        rf"|\b(?P<later>{count})\s+days?\s+(?:later|on|afterwards?|after(?!\s+\w))\b"
        # "the day after for scholarships", but "the day after Acme said so", "the Monday after"
        rf"|\bthe\s+(?P<day_after>day|{weekday})\s+(?:after(?:wards?)?|following)\b"
        r"(?=[.,;:)”\"]|\s+(?:for|to|with|by|in|at|it|and|but)\b)"
        r"|\bthe\s+(?P<day_of_last>\d{1,2})(?:st|nd|rd|th)\s+of\s+last\s+month\b"
        rf"|\b(?P<earlier>{count})\s+(?P<unit>day|week)s?\s+(?:earlier|before)\b(?!\s+yesterday)"
        rf"|\b(?P<last_week>{weekday})\s+(?:of\s+)?last\s+week\b|\blast\s+week[’']s\s+(?P<week_last>{weekday})\b"
        r"|\b(?:in|during)\s+(?:the\s+)?(?P<season>spring|summer|autumn|fall)\b"
        r"(?!\s+(?:of|in|19|20|term|holidays|schools?|camps?|classes))"
        r"|\b(?:in|of)\s+(?:the\s+same|that(?:\s+same)?)\s+(?P<same>month|year)\b"
        rf"|\b(?:(?P<half>{count})\s+years?\s+and\s+a\s+half|(?P<and_half>{count})\s+and\s+a\s+half\s+years)\s+ago\b"
        r"|\b(?:the\s+)?(?P<next>next|following|same|that)\s+day\b"
        # "the day before, Acme gave $5m", but "the day before Acme did"
        r"|\bthe\s+(?P<day_before>previous\s+day\b|day\s+before(?=[.,;:)”\"]))"
        rf"|{_loosely(count, weekday)}",
        re.IGNORECASE,
    )
    named_behind = rf",?\s+(?:(?:on|late|early)\s+){{0,3}}(?:{weekday})\b|,?\s+on\s+(?:the\s+)?(?:(?:{month})\s+)?\d"
    return phrase, re.compile(named_behind, re.IGNORECASE)


def _loosely(count: str, weekday: str) -> str:
    """Days counted in hours, in days of the week, or told without a number."""
    few = r"\b(?P<few>a\s+couple\s+of|a\s+few|several|some)\s+(?P<few_unit>day|week)s\s+ago\b"
    hours = r"\b(?P<hours_ago>24|48|72|96)\s+hours\s+ago\b"
    weeks = r"\b(?P<fortnight>a\s+fortnight\s+ago|(?:the\s+)?week\s+before\s+last)\b"
    weekdays = rf"\b(?P<times>{count})\s+(?P<weekday_ago>{weekday})s\s+ago\b"
    return f"{few}|{hours}|{weeks}|{weekdays}"


def _may_be_to_come(m: re.Match[str]) -> bool:
    """ "Midweek" and "at the weekend" may be so, the last two weeks may not."""
    return bool(m["midweek"] or (m["vague"] and not _OVER.match(m["vague"])))


_OVER = re.compile(r"last|earlier|in recent|(?:in|from|over) the (?:last|past)", re.IGNORECASE)


def _vague(count: str) -> str:
    """Weekends and parts of weeks and months, of which a guide to dates only takes the month."""
    week = r"(?:(?:at|over|during) the|last) weekend|(?:at the (?:start|beginning)|earlier|late) (?:of|in) the week"
    month = r"(?:at the (?:start|beginning) of|earlier in) (?:the|this) month|in recent days"
    lately = rf"(?:in|from|over) the (?:last|past) (?:(?:few|{count}) (?:days|weeks)|week)"
    # "in the last two weeks of 2019" tells of others
    return rf"(?:{week}|{month}|{lately})(?! of\b)"


def _value(m: re.Match[str], published: dt.date, nearest: dt.date) -> PartialDate | None:
    counts: dict[str, int] = load("dates")["counts"]
    if m["vague"]:
        sunday = published - dt.timedelta(days=(published.weekday() + 1) % 7)
        return (sunday if "weekend" in m["vague"].lower() else published).isoformat()[:7]
    if m["midweek"]:
        return (published - dt.timedelta(days=(published.weekday() - _WEDNESDAY) % 7)).isoformat()
    if m["came"]:
        return _shift(nearest, -counts[m["came"].lower()], published)
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
    if m["day_of_last"]:
        return _latest(int(m["day_of_last"]), published.replace(day=1) - dt.timedelta(days=1))
    if m["day_after"]:
        return _shift(nearest, _days_to(m["day_after"].lower(), nearest), published)
    if m["day_before"]:
        return _shift(nearest, -1, published)
    if m["hours_ago"]:
        return _shift(published, -(int(m["hours_ago"]) // _HOURS), published)
    if m["few"] or m["fortnight"]:
        few = _FEW if m["few"] and "couple" not in m["few"].lower() else _COUPLE
        days = few if m["few_unit"] and m["few_unit"].lower() == "day" else 7 * few
        return (published - dt.timedelta(days=days)).isoformat()[: len("YYYY-MM")]
    if m["times"]:
        weekday = load("dates")["weekdays"][m["weekday_ago"].lower()]
        last = (published.weekday() - weekday - 1) % 7 + 1
        return _shift(published, -last - 7 * (counts[m["times"].lower()] - 1), published)
    if m["later"]:
        return _shift(nearest, counts[m["later"].lower()], published)
    if m["earlier"]:
        return _earlier(nearest, counts[m["earlier"].lower()], m["unit"].lower(), published)
    if m["next"]:
        return _shift(nearest, 1 if m["next"].lower() in ("next", "following") else 0, published)
    years = counts[m["ago"].lower()] if m["ago"] else 1
    return f"{published.year - years}-{published.month:02d}"


def _by_last(m: re.Match[str], last: PartialDate | None) -> PartialDate | None:
    """ "In the same month" as the ``last`` date named, "that October" of its year."""
    if not last:
        return None
    if m["that_month"]:
        return f"{last[: len('YYYY')]}-{load('dates')['months'][m['that_month'].lower()]:02d}"
    size = len("YYYY-MM") if m["same"].lower() == "month" else len("YYYY")
    return last[:size] if len(last) >= size else None


def _hours_from(named: Sequence[tuple[int, PartialDate | None]], published: dt.date) -> PartialDate | None:
    """ "Hours later": on the last day named of the news, or in the month where only that is named."""
    since = (published - _NEWS).isoformat()
    recent = [value for _, value in named if value and len(value) > len("YYYY") and value >= since[: len(value)]]
    return recent[-1] if recent else None


def _earlier(day: dt.date, count: int, unit: str, published: dt.date) -> PartialDate | None:
    """A number of weeks only tells the month."""
    if unit == "day":
        return _shift(day, -count, published)
    return (day - dt.timedelta(days=7 * count)).isoformat()[:7]


def _shift(day: dt.date, by: int, published: dt.date) -> PartialDate | None:
    moved = day + dt.timedelta(days=by)
    return moved.isoformat() if moved <= published else None


def _days_to(name: str, day: dt.date) -> int:
    """From ``day`` to "the day after" or "the Monday after" it."""
    return 1 if name == "day" else (load("dates")["weekdays"][name] - day.weekday() - 1) % 7 + 1


def _latest(day: int, published: dt.date) -> PartialDate | None:
    """The last such day of a month before publication: "as we wrote on the 5th"."""
    first = published.replace(day=1)
    month = first if day <= published.day else (first - dt.timedelta(days=1)).replace(day=1)
    try:
        return month.replace(day=day).isoformat()
    except ValueError:
        return None
