"""How a date looks from the day of publication: how old it is, whether it can be news, how it is worded."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from pledgewatch.model import PartialDate
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: News is dated to within about two weeks of publication (hard case 2); a little more, since months are vague.
_RECENT = dt.timedelta(days=16)
#: Of a month that is over only the last days can be news.
_VAGUE = dt.timedelta(days=9)


@lru_cache(maxsize=1024)
def is_recent(published: dt.date | None, value: PartialDate | None) -> bool:
    """Can a pledge of that date be news?"""
    if published is None or value is None:
        return False
    if len(value) == 10:
        return published - _RECENT <= dt.date.fromisoformat(value) <= published
    return len(value) == 7 and (published - _VAGUE).isoformat()[:7] <= value <= published.isoformat()[:7]


@lru_cache(maxsize=1024)
def describe_age(published: dt.date | None, value: PartialDate) -> str:
    """How long before publication: "days" (two weeks), "month", "year" or "older"; a bare year only tells the year."""
    if published is None:
        return "unknown"
    if len(value) == 10:
        days = (published - dt.date.fromisoformat(value)).days
        return (
            "today"
            if days == 0
            else "yesterday"
            if days == 1
            else "week"
            if days <= 7
            else "days"
            if days <= 16
            else "month"
            if days <= 45
            else "year"
            if days <= 400
            else "older"
        )
    if len(value) == 7:
        months = (published.year - int(value[:4])) * 12 + published.month - int(value[5:7])
        return (
            "this_month" if months <= 0 else "last_month" if months == 1 else "in_year" if months <= 12 else "long_ago"
        )
    years = published.year - int(value)
    return "this_year" if years <= 0 else "last_year" if years == 1 else "years_ago"


def describe_form(words: str) -> str:
    """The wording of a date by its first word: "last", "in", "monday" as weekday, "march" as month name, a number."""
    if words.lower() == "the day before yesterday":
        return "yesterday"
    head = words.split()[0].strip(",.").lower()
    if head[0].isdigit():
        return "year" if head[:4].isdigit() else "number"
    if head[:3] in ("mon", "tue", "wed", "thu", "fri", "sat", "sun") and head not in ("month",):
        return "weekday"
    return (
        head
        if len(head) < 4 or head in ("last", "this", "earlier", "today", "yesterday", "previous", "since", "back")
        else "word"
    )


def compare(value: PartialDate, other: PartialDate | None) -> str:
    """What ``value`` is to ``other``: "same", "vaguer", "finer", "earlier", "later" or "alone" where there is none."""
    if other is None:
        return "alone"
    if value == other:
        return "same"
    if other.startswith(value):
        return "vaguer"
    if value.startswith(other):
        return "finer"
    return "earlier" if value < other else "later"


def is_gone(words: str) -> bool:
    """Do the words of a date say that it is over: "last week", "two weeks ago", "earlier this month"?"""
    return bool(_gone().match(words))


@cache
def _gone() -> re.Pattern[str]:
    changes, counts = load("changes"), "|".join(load("dates")["counts"])
    return re.compile(
        rf"(?:{'|'.join(changes['gone'])})\b|(?:{counts}|\d+) (?:day|week)s? (?:{'|'.join(changes['before'])})\b",
        re.IGNORECASE,
    )


def is_of_month_gone(doc: Document, mention: DateMention) -> bool:
    """ "Last month" is no longer news, though its last days may be; "last week" is, though it be another month's."""
    if doc.published is None or len(mention.value) != len("YYYY-MM"):
        return False
    words = doc.full[mention.start : mention.end].lower()
    of_days = any(unit in words for unit in ("week", "fortnight", "days"))
    return mention.value < doc.published.isoformat()[: len(mention.value)] and not of_days
