"""Dates, deadlines and durations in running text, resolved against the day of publication.

A :class:`DateMention` says what it is good for by its ``role``:

``said``      a point in the past (or the day itself) on which something can have been announced
``deadline``  a point by which something is to be done
``baseline``  a year that other figures are measured from ("from 2019 levels")
``market``    a day on which a share price moved ("on Friday the share closed at 80 francs")
``disaster``  a day on which one struck ("since the cyclone came through on February 14")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pledgewatch.model import PartialDate
from pledgewatch.spot.dates.ahead import lies_ahead
from pledgewatch.spot.dates.holidays import find_holidays
from pledgewatch.spot.dates.relative import find_relative_dates
from pledgewatch.spot.dates.resolving import resolve_day, resolve_words
from pledgewatch.spot.dates.roles import is_due_before, is_since, role_of, starts_then
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load


@dataclass(frozen=True, slots=True)
class DateMention:
    """``doc.full[start:end]`` names the day, month or year ``value``."""

    start: int
    end: int
    value: PartialDate
    role: str


@dataclass(frozen=True, slots=True)
class Duration:
    """``doc.full[start:end]`` names a length of time in whole years."""

    start: int
    end: int
    years: int


def find_dates(doc: Document) -> list[DateMention]:
    """All dates of the document in order. Without a publication date only complete dates are resolved."""
    found: list[DateMention] = []
    taken = 0
    pattern = _pattern()
    for start in _possible_starts(doc):
        if start < taken:
            continue
        m = pattern.match(doc.full, start)
        mention = _mention(doc, m) if m else None
        if mention:
            found.append(mention)
            taken = mention.end
    holidays = [DateMention(start, end, day, "said") for start, end, day in find_holidays(doc)]
    return _with_relative(doc, _merged(found, holidays))


def _with_relative(doc: Document, found: list[DateMention]) -> list[DateMention]:
    """The dates that are told by others among those told outright."""
    named = [(d.start, None if d.role == "deadline" else d.value) for d in found]
    return _merged(found, [DateMention(r.start, r.end, r.value, "said") for r in find_relative_dates(doc, named)])


def _merged(found: list[DateMention], more: list[DateMention]) -> list[DateMention]:
    """Both in order; where they overlap, the longer is meant, and of two as long the one that reads the text before
    it."""
    if not more:
        return found
    out: list[DateMention] = []
    for mention in sorted([*found, *more], key=lambda d: (d.start, -d.end)):
        if out and mention.start < out[-1].end:
            if mention.end - mention.start >= out[-1].end - out[-1].start:
                out[-1] = mention
        else:
            out.append(mention)
    return out


def _possible_starts(doc: Document) -> list[int]:
    """Where a date can begin, by its first two words: trying the pattern everywhere costs ten times as much."""
    months, units = load("dates")["months"], _UNITS_OF_TIME
    alone = _first_words()
    tokens = doc.tokens
    owning = {word for word in doc.vocabulary if word.endswith("'s")}
    at_once = doc.numeric | (doc.vocabulary & alone) | {word for word in owning if word[:-2] in alone}
    by_the_next = (doc.vocabulary & _NEED_NEXT | {word for word in owning if word[:-2] in _NEED_NEXT}) - at_once
    places = doc.where(at_once)
    for i in doc.where(by_the_next):
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if following in months or following in units or following in _NEED_NEXT:
            places.append(i)
    return [tokens[i].start for i in sorted(places)]


_UNITS_OF_TIME = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "decade",
        "decades",
        "end",
        "turn",
        "decade's",
        "fiscal",
        "quarter",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "last",
        "morning",
        "afternoon",
        "evening",
        "night",
        "early",
        "late",
    ]
)


@cache
def _first_words() -> frozenset[str]:
    words = load("dates")
    first = {phrase.split()[0] for phrase in words["days_ago"]} - {"the", "this", "last"}
    return frozenset(words["months"]) | frozenset(words["weekdays"]) | first | _SELF_STARTERS


_SELF_STARTERS = frozenset(
    [
        "mid",
        "late",
        "early",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "year-end",
        "mid-century",
        "next",
        "earlier",
        "coming",
        "every",
        "previous",
        "last",
        "this",
    ]
)
_NEED_NEXT = frozenset(load("dates")["counts"]) | frozenset(
    ["in", "since", "until", "till", "through", "by", "during", "back", "of", "the", "day", "before"]
)


def find_durations(doc: Document) -> list[Duration]:
    """ "over five years", "a three-year plan", "in the next decade"."""
    pattern = _duration_pattern()
    out: list[Duration] = []
    at = 0
    for unit in _units(doc):
        if unit.start() < at:
            continue
        start = max(at, unit.start() - _LONGEST_DURATION)
        at = unit.end() + 5
        for m in pattern.finditer(doc.full, start, min(len(doc.full), unit.end() + 12)):
            if m.end() > unit.start() and not _is_no_length(doc, m) and (years := _years(m)):
                out.append(Duration(m.start(), m.end(), years))
    return out


def _is_no_length(doc: Document, m: re.Match[str]) -> bool:
    """ "averaged over three years", "what it sells in a year": not how long anything goes on."""
    averaged = doc.full[max(0, m.start() - len("averaged ")) : m.start()].lower().endswith(("average ", "averaged "))
    return averaged or m[0].lower() == "in a year"


def _units(doc: Document) -> Iterator[re.Match[str]]:
    """Every "year" or "decade", in words like "ten-year" too: few words hold one, and the text is long."""
    for i in doc.where({word for word in doc.places if "year" in word or "decade" in word}):
        yield from _YEAR_OR_DECADE.finditer(doc.full, doc.tokens[i].start, doc.tokens[i].end)


_YEAR_OR_DECADE = re.compile(r"years?\b|decades?\b", re.IGNORECASE)
_LONGEST_DURATION = 60


@cache
def _pattern() -> re.Pattern[str]:
    words = load("dates")
    month = "|".join(sorted((w.capitalize() for w in words["months"]), key=len, reverse=True))
    weekday = "|".join(sorted((w.capitalize() for w in words["weekdays"]), key=len, reverse=True))
    ago = "|".join(sorted(words["days_ago"], key=len, reverse=True))
    count = "|".join(sorted(words["counts"], key=len, reverse=True))
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<iso>\b(?:19|20)\d\d-[01]\d-[0-3]\d\b)"
        rf"|\b(?P<mdy_m>{month})\b\.?\s+(?P<mdy_d>{day})\b(?:,?\s+(?P<mdy_y>(?:19|20)\d\d)\b)?(?!\s*(?:million|bn|%))"
        rf"|\b(?P<dmy_d>{day})\s+(?:of\s+)?(?P<dmy_m>{month})\b\.?(?:,?\s+(?P<dmy_y>(?:19|20)\d\d)\b)?"
        rf"|\b(?P<my_m>{month})\b\.?,?\s+(?:of\s+)?(?P<my_y>(?:19|20)\d\d)\b"
        rf"|(?P<part>\b(?:[Ee]arly|[Mm]id|[Ll]ate|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)[ -]"
        rf"(?:of\s+|in\s+)?)?"
        rf"\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:million|bn|billion|trees|jobs|people|%)|[.,]\d)(?:[-–/](?P<year2>(?:20)?\d\d)\b)?"
        # "in the last week of April" is not last week
        r"|\b(?!(?<=\bthe )last\s+\w+\s+of\b)"
        rf"(?P<rel_month>[Ll]ast|[Tt]his|[Ee]arlier this|[Ll]ate last|[Pp]revious)\s+"
        rf"(?P<rel_unit>week|month|year|spring|summer|autumn|fall|winter|quarter|decade)\b"
        rf"|\b(?P<last_word_m>[Ll]ast|[Tt]his past|[Tt]his|[Pp]revious)\s+(?P<last_m>{month})\b"
        rf"|\b(?P<last_word>[Ll]ast|[Tt]his past|[Tt]his)\s+(?P<last_w>{weekday})\b"
        rf"|\b(?P<prep>[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Tt]hrough|[Dd]uring|[Bb]ack in|"
        rf"[Ee]arly in|[Ll]ate in|[Ii]n early|[Ii]n late|[Bb]y the end of|[Oo]f)\s+(?P<prep_m>{month})\b(?!\s+\d)"
        rf"|(?P<next>\bnext\s+|\bcoming\s+|\bevery\s+)?\b(?P<weekday>{weekday})\b"
        rf"|\b(?P<ago_n>\d{{1,2}}|(?i:{count}))\s+(?P<ago_u>day|week|month|year|decade)s?\s+(?:ago|earlier)\b"
        rf"|\b(?P<days>(?i:{ago}))\b"
        rf"|\b(?P<end>the end of (?:the|this) (?:year|decade|century|month)|the end of next year|"
        rf"(?:this|the) decade’?'?s? end|the decade’?'?s end|year[- ]end|"
        rf"the end of (?:this|the current) (?:fiscal|financial) year|the decade is (?:out|over)|"
        rf"mid-?century|next year|the turn of the decade)\b",
    )


def _mention(doc: Document, m: re.Match[str]) -> DateMention | None:
    g = m.groupdict()
    words = load("dates")
    months = words["months"]
    published = doc.published
    if g["iso"]:
        return DateMention(m.start(), m.end(), g["iso"], role_of(doc, m, g["iso"]))
    for prefix in ("mdy", "dmy"):
        if g[f"{prefix}_m"]:
            month, day = months[g[f"{prefix}_m"].lower()], int(re.sub(r"\D", "", g[f"{prefix}_d"]))
            year = g[f"{prefix}_y"]
            ahead = is_due_before(doc, m.start()) or starts_then(doc, m.start())
            value = resolve_day(int(year) if year else None, month, day, published, ahead)
            return DateMention(m.start(), m.end(), value, role_of(doc, m, value)) if value else None
    if g["my_m"]:
        value = f"{g['my_y']}-{months[g['my_m'].lower()]:02d}"
        return DateMention(m.start(), m.end(), value, role_of(doc, m, value))
    if g["year"]:
        return _year_mention(doc, m)
    if published is None:
        return None
    due = bool(g["prep_m"]) and bool(
        _DUE.match(g["prep"])
        or _DUE_BEFORE.search(doc.full, max(0, m.start() - 30), m.start())
        or starts_then(doc, m.start())
    )
    value = resolve_words(g, published, words, due or is_due_before(doc, m.start()))
    if value is None:
        return None
    this = g["weekday"] or (g["last_word"] or g["rel_month"] or "").lower() == "this"
    if this and g["rel_unit"] in (None, "week", "month") and lies_ahead(doc.full, m.start(), m.end()):
        return None
    if g["days"] and _at_todays().match(doc.full, max(0, m.start() - len("at "))):
        return None
    role = role_of(doc, m, value)
    if g["end"] or due:
        role = "deadline"
    elif (g["prep_m"] and g["prep"].lower() == "since") or is_since(doc, m, role):
        role = "baseline"
    return DateMention(m.start(), m.end(), value, role)


#: "before June", and "until the end" before "of June"
_DUE = re.compile(r"(?:by|until|till|before|through)\b", re.IGNORECASE)
_DUE_BEFORE = re.compile(
    r"\b(?:by|until|till|before|through|to) (?:the )?(?:end|close|middle|beginning|start) $", re.IGNORECASE
)


@cache
def _at_todays() -> re.Pattern[str]:
    """ "About $16m at today’s rate" tells of no day, "at today’s meeting" does."""
    return re.compile(
        rf"at today['’]s (?:[\w-]+ ){{0,2}}(?:{'|'.join(load('dates')['at_todays']['what'])})\b", re.IGNORECASE
    )


def _year_mention(doc: Document, m: re.Match[str]) -> DateMention:
    value = m["year"]
    second = m["year2"]
    if second:
        value = second if len(second) == 4 else value[:2] + second
    elif m["part"] and m["part"].strip().lower() == "mid":
        pass
    return DateMention(m.start(), m.end(), value, role_of(doc, m, value))


@cache
def _duration_pattern() -> re.Pattern[str]:
    count = "|".join(sorted(load("dates")["counts"], key=len, reverse=True))
    number = rf"(?P<n>\d{{1,2}}|{count})(?:\s*(?:to|or|-|–)\s*(?P<n2>\d{{1,2}}|{count}))?"
    lead = r"(?:over|in|within|for|during|across|through|throughout|spread over|spans?|spanning|lasting|every|of)"
    mid = r"(?:\s+(?:the|a|its|their|this|these))?(?:\s+(?:next|coming|following|same|first|initial|period of|"
    mid += r"about|around|some|course of the next|course of))*"
    return re.compile(
        rf"\b(?P<lead>{lead}){mid}\s+{number}[\s-]+(?P<unit>years?|decades?)\b(?!\s+(?:ago|old|earlier|to come))"
        rf"|\b(?P<adj>\d{{1,2}}|{count})[- ](?P<adj_unit>year|decade)(?:[- ]long)?(?=[\s,]+(?:and\s+)?[a-zA-Z$£€])"
        rf"(?!\s+(?:old|low|high|ago|degrees?|colleges?|universit(?:y|ies)))"
        rf"|\b(?:over|in|within|during|across)\s+(?:the|this)\s+(?:(?:next|coming|following)\s+)?(?P<decade>decade)\b"
        rf"|(?<=[,(–—]\s)(?P<bare>\d{{1,2}}|{count})\s+(?P<bare_unit>years)\b(?=[,.;)])",
        re.IGNORECASE,
    )


def _years(m: re.Match[str]) -> int | None:
    counts = load("dates")["counts"]

    def value(text: str) -> int:
        return int(text) if text.isdigit() else int(counts[text.lower()])

    if m["decade"]:
        return 10
    text = m["n2"] or m["n"] or m["adj"] or m["bare"]
    unit = (m["unit"] or m["adj_unit"] or m["bare_unit"]).lower()
    if m["lead"] and m["lead"].lower() == "of" and not m["n"]:
        return None
    return value(text) * (10 if unit.startswith("decade") else 1) or None
