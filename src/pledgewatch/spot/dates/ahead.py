"""Days of the week that lie ahead: "will open on Wednesday", "from Monday", "due this week"; all others are past."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.lexicon import load

#: How far before the day the words stand that place it in the future.
_BEFORE = 90


def lies_ahead(full: str, start: int) -> bool:
    """Is the day or week whose name begins at ``start`` one to come?

    In "it will, the bank said on Friday" it is not: who speaks is told behind a comma.
    """
    return bool(_ahead().search(full, max(0, start - _BEFORE), start))


@cache
def _ahead() -> re.Pattern[str]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["ahead"].items()}
    told = rf"\b(?:{words['told']})\b|[.,;:—–“”\"()\n]"
    will = rf"(?:\b(?:{words['will']})\b(?! have\b)|[’']ll\b)(?:(?!{told}).){{0,70}}? (?:on |this |late |early )*"
    at_once = rf"\b(?:{words['from']})(?: on)?(?: late| early| this)? "
    return re.compile(rf"(?:{will}|{at_once})$", re.IGNORECASE)
