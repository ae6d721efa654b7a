"""Into how many equal parts a sum is divided: by a number ("in three equal parts") or by those who share it."""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_COUNTS: dict[str, int] = load("fractions")["counts"]
_HOW_MANY = re.compile(r",?\s(?:(?:between|among|amongst|by|to)\s)?(?:the\s|its\s|all\s|these\s)*(\w+)(?!\w)")
_NAMED = re.compile(r",?\s(?:between|among|amongst|by|to|for)?\s?([^.;:!?()\n]{4,200})(?=[.;:!?()\n])")
_CLAUSE = re.compile(r",?\s(?:which|who|whose|where)\s")
_SEPARATORS = re.compile(r",\s(?:and\s)?|\sand\s")
_LONGEST_NAME = 9


def equal_parts(doc: Document, start: int, end: int) -> int:
    """How many parts the words at ``start:end`` ("split evenly") speak of; 0 where that is not told.

    The number stands before or behind the words ("between the four"), or the receivers are named one by one.
    """
    first = doc.token_at(start)
    before = _COUNTS.get(doc.tokens[first - 1].lower, 0) if first else 0
    if before > 1:
        return before
    m = _HOW_MANY.match(doc.full, end)
    behind = _COUNTS.get(m[1].lower(), 0) if m else 0
    if behind > 1:
        return behind
    m = _NAMED.match(doc.full, end)
    names = _SEPARATORS.split(_CLAUSE.split(m[1])[0]) if m else []
    return len(names) if all(len(name.split()) <= _LONGEST_NAME for name in names) else 0
