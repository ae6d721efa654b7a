"""What a date is good for, by the words around it: see :mod:`pledgewatch.spot.dates.finding`."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_DISASTER_REACH = 110
_PAPERS = frozenset(load("dates")["market"]["papers"])
_MARKET_REACH = 100
_AT_END = "at the end of "
#: "by this year’s floods" gives no deadline, "by this year’s end" does
_OWNING = re.compile(r"['’]s\b(?! end\b)")


@cache
def _ends_with(section: str) -> re.Pattern[str]:
    phrases = sorted(load("dates")[section]["before"], key=len, reverse=True)
    return re.compile(r"(?:^|\s)(?:" + "|".join(re.escape(p) for p in phrases) + r")\s*$", re.IGNORECASE)


@cache
def _starts_with_baseline() -> re.Pattern[str]:
    phrases = sorted(load("dates")["baseline"]["after"], key=len, reverse=True)
    return re.compile(r"[’']?s?\s+(?:" + "|".join(re.escape(p) for p in phrases) + r")\b", re.IGNORECASE)


def is_due_before(doc: Document, start: int) -> bool:
    """Do words stand before ``start`` that make a day there the one by which something is to be done?"""
    return bool(_ends_with("deadline").search(doc.full, max(0, start - 30), start))


def starts_then(doc: Document, start: int) -> bool:
    """ "1% of its revenue, starting on January 1": the one to come, if it is not a year."""
    return bool(_STARTING.search(doc.full, max(0, start - _LONGEST_START), start))


_STARTING = re.compile(r"(?<!the )\b(?:starting|beginning|effective)(?: from| as of)?(?: on| in)? $", re.IGNORECASE)
_LONGEST_START = len(" beginning as of on ")


def is_since(doc: Document, m: re.Match[str], role: str) -> bool:
    """ "What has been made public since Wednesday": on which of them is not said. But "Since Sunday it gives 1%"."""
    return role == "said" and bool(m["weekday"]) and doc.full.endswith("since ", 0, m.start())


def role_of(doc: Document, m: re.Match[str], value: str) -> str:
    """The role of the date matched, which names ``value``."""
    future = doc.published is not None and value > doc.published.isoformat()[: len(value)]
    if _starts_with_baseline().match(doc.full, m.end()) and not future:
        return "baseline"
    if future:
        return "deadline"
    if is_due_before(doc, m.start()) and not _OWNING.match(doc.full, m.end()) and not _is_end_of_past(doc, m, value):
        return "deadline"
    if value.isdigit() and _ends_with("baseline").search(doc.full, max(0, m.start() - 30), m.start()):
        return "baseline"
    before, owned = _struck()
    if before.search(doc.full, max(0, m.start() - _DISASTER_REACH), m.start()) or owned.match(doc.full, m.end()):
        return "disaster"
    return "market" if _is_of_market(doc, m) else "said"


def _is_end_of_past(doc: Document, m: re.Match[str], value: str) -> bool:
    """ "It did so at the end of last month"."""
    over = doc.published is not None and value < doc.published.isoformat()[: len(value)]
    return over and doc.full[max(0, m.start() - len(_AT_END)) : m.start()].lower() == _AT_END


@cache
def _struck() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Up to the date: "since the cyclone came through", "the parts of the coast that were hit", "the quake of"; and
    from it on: "Monday's earthquakes", "the April 16 quake"."""
    words = {name: "|".join(phrases) for name, phrases in load("dates")["disaster"].items()}
    struck = rf"\b(?:{words['what']})s?\b[^.;,]{{0,40}} (?:{words['struck']})\b[^.;,]{{0,30}}$"
    blow = rf"(?:{words['what']}|{words['blow']})"
    named = rf"\b{blow}s? (?:of|on) (?:the )?$"
    owned = rf"(?:['’]s)? (?:[\w-]+ )?{blow}(?:e?s)?\b(?! (?:{words['help']})\b)"
    before = re.compile(rf"{struck}|\b(?:{words['hit']}) $|{named}", re.IGNORECASE)
    return before, re.compile(owned, re.IGNORECASE)


def _is_of_market(doc: Document, m: re.Match[str]) -> bool:
    """ "On Friday the share closed at 80 francs": nothing was announced by that."""
    if not _PAPERS & doc.vocabulary:
        return False
    before, after = _market()
    return bool(after.match(doc.full, m.end()) or before.search(doc.full, max(0, m.start() - _MARKET_REACH), m.start()))


@cache
def _market() -> tuple[re.Pattern[str], re.Pattern[str]]:
    moved = "|".join(load("dates")["market"]["moved"])
    papers = "|".join(sorted(_PAPERS))
    before = rf"\b(?:{papers})\b[^.;]{{0,30}}\b(?:{moved})\b[^.;,]{{0,40}}$"
    after = rf",? (?:[\w’'&-]+ ){{0,3}}?(?:{papers}) (?:\w+ )?(?:{moved})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
