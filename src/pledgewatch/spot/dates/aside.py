"""Days that are told in passing, on which nothing was announced: a first lorry left, a letter to readers came out.

"5,000 tents, of which half left on Wednesday", "Friday briefing: …". (A list "as of Friday" is often of what was
announced on Friday.)
"""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

#: How far before and behind the day the words stand that say what it is of.
_BEFORE, _AFTER = 80, 25


def is_aside(doc: Document, start: int, end: int) -> bool:
    """Is the day that ``doc.full[start:end]`` names one of something else than the news?"""
    if _screen().isdisjoint(doc.vocabulary):
        return False
    handed, titled = _patterns()
    if handed.search(doc.full, max(0, start - _BEFORE), start):
        return True
    return not doc.sentence_at(start).index and bool(titled.match(doc.full, end, end + _AFTER))


@cache
def _screen() -> frozenset[str]:
    """Without one of these words in the text no day is told in passing."""
    words = load("dates")["aside"]
    return frozenset([*words["part"], *words["letters"]])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["aside"].items()}
    # "the first truckload left on", "half of them went out already on", but not "the first, it said on"
    part = rf"\b(?:{words['part']})\b(?: (?!(?:{words['no_part']})\b)[\w’'-]+){{0,5}}?"
    handed = rf"{part} (?:{words['went']})\b[^.;:—–]{{0,40}}?(?: (?:on|late|early|last|already))* $"
    titled = rf" (?:\w+ )?(?:{words['letters']})\b"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (handed, titled))
