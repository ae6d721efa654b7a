"""Shares of money: 1% of revenue, all proceeds, dollar-for-dollar matches, so much for every booking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_WORDS = load("shares")
_LONGEST = 90


def _any(name: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(_WORDS[name], key=len, reverse=True))


_BASE = rf"(?:[\w’'&-]+\s){{0,4}}?(?:{_any('bases')})"
_PORTION = rf"(?:\d[\d.,]*\s?(?:%|per\s?cent|percent)|(?:{_any('portions')})(?:\s(?:per\s?cent|percent))?)"
_PATTERNS = (
    re.compile(rf"{_PORTION}\s(?:of\s|on\s|from\s)?{_BASE}(?!\w)", re.IGNORECASE),
    re.compile(r"(\w+)(?:[\s-]for[\s-]|[\s-]by[\s-])\1(?!\w)", re.IGNORECASE),
    re.compile(r"(?:1:1|one[\s-]to[\s-]one|one[\s-]for[\s-]one)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:{_any('matching')})\s(?:[\w’'-]+[\s,]+){{0,8}}?(?:{_any('gifts')})(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:{_any('gifts')})\s(?:[\w’'-]+[\s,]+){{0,10}}?(?:{_any('matched')})(?!\w)", re.IGNORECASE),
    re.compile(rf"(?:for|on|with|from) (?:every|each) (?:[\w’'-]+\s){{0,2}}?(?:{_any('occasions')})(?!\w)", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Share:
    """``doc.full[start:end]`` promises a share; ``text`` is it in one line."""

    start: int
    end: int
    text: str


def find_shares(doc: Document) -> Iterator[Share]:
    """Every share, in the order of the patterns, none inside another."""
    taken: list[tuple[int, int]] = []
    for at in _places(doc):
        if any(start <= at < end for start, end in taken[-3:]):
            continue
        for pattern in _PATTERNS:
            m = pattern.match(doc.full, at, at + _LONGEST)
            if m:
                taken.append(m.span())
                yield Share(m.start(), m.end(), " ".join(m[0].split()))
                break


def _places(doc: Document) -> Iterator[int]:
    """Where a share can begin."""
    triggers = _TRIGGERS
    for token in doc.tokens:
        low = token.lower
        if low in triggers or low[0].isdigit() or "-for-" in low:
            yield token.start


_TRIGGERS = frozenset(
    word.split()[0] for name in ("portions", "matching", "gifts", "units") for word in _WORDS[name]
) | {"for", "on", "with", "from", "one", "one-to-one"}
