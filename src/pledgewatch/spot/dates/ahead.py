"""Days of the week that lie ahead: "will open on Wednesday", "from Monday", "due this week"; all others are past."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.lexicon import load

#: How far before the day the words stand that place it in the future.
_BEFORE = 90


def lies_ahead(full: str, start: int, end: int) -> bool:
    """Is the day or week that ``full[start:end]`` names one to come?

    In "it will, the bank said on Friday" it is not: who speaks is told behind a comma. Nor in "down from Monday's
    high".
    """
    will, at_once = _ahead()
    if will.search(full, max(0, start - _BEFORE), start):
        return True
    return not _OWNING.match(full, end) and bool(at_once.search(full, max(0, start - _BEFORE), start))


_OWNING = re.compile(r"['’]s\b")
#: Right behind these the words of telling tell nothing yet: "will be announced", "is to set".
_NOT_YET = r"(?<!\bbe )(?<!\bto )(?<!\bwill )(?<!['’]ll )"


@cache
def _ahead() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What places a day in the future from further off, and from directly before it."""
    words = {name: "|".join(phrases) for name, phrases in load("dates")["ahead"].items()}
    told = rf"{_NOT_YET}\b(?:{words['told']}|{words['done']})\b|[.,;:—–“”\"()\n]"
    # "Will Smith" is a name
    will = rf"(?!(?-i:Will [A-Z]))\b(?:{words['will']})\b(?! have\b)(?! be (?:{words['never_then']})\b)"
    to_be = rf"\bto be\b(?! (?:{words['never_then']}|{words['no_plan']})\b)"
    ahead = rf"(?:{will}|{to_be}|['’]ll\b)(?:(?!{told}).){{0,70}}? (?:on |this |late |early )*"
    # "later this week", but not "the bank followed later on Friday"
    at_once = rf"\b(?:(?:{words['from']})(?: on)?(?: late| early| this)?|later) "
    return re.compile(rf"(?:{ahead})$", re.IGNORECASE), re.compile(rf"(?:{at_once})$", re.IGNORECASE)
