"""Years that figures are measured against, on which nothing was announced: "40% below 2015", "less than in 2019"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: How far before and behind the year the words of the comparison stand.
_BEFORE, _AFTER = 90, 35


def is_yardstick(doc: Document, date: DateMention) -> bool:
    """Is ``date`` a year, and the yardstick of a comparison?"""
    if len(date.value) != len("YYYY"):
        return False
    before, after = _patterns()
    start = max(0, date.start - _BEFORE)
    return bool(before.search(doc.full, start, date.start) or after.match(doc.full, date.end, date.end + _AFTER))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["yardstick"].items()}
    owner = r"(?:(?:its|their|the|a|those of) )?(?:(?:fiscal|financial)(?: year)? )?"
    compared = rf"\b(?:{words['against']}) {owner}(?:(?:{words['levels']}) (?:in|of) )?"
    when = "".join(rf"(?<!\b{word} )" for word in load("dates")["yardstick"]["as_when"])  # "as early as 2019"
    clause = rf"\b(?:than|{when}as|what|where)(?: (?:they|it))?(?: (?:{words['stood']}))? (?:in )?{owner}"
    # "a cut of 40% from 2015", but "a goal from 2015"
    no_promise = "".join(rf"(?<!\b{noun} )" for noun in load("dates")["yardstick"]["promises"])
    change = rf"(?:%|\b(?:{words['changes']})\b)[^.;]{{0,60}}?{no_promise}\bfrom {owner}"
    base = rf"\bbase(?:line)?(?: year)?(?: in| of|:)? {owner}"
    # "all the carbon that it has emitted since 1975"
    all_since = r"\b(?:all|everything|whatever) (?:(?:the|its) \w+ )?(?:that )?(?:it|they)\b[^.;,]{0,60}\bsince "
    before = rf"(?:{compared}|{clause}|{change}|{base}|{all_since})$"
    after = rf"(?:['’]s?)? (?:{words['levels']}|(?:as|being) (?:the|its|their|a) (?:{words['bases']}))\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
