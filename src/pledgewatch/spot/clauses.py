"""Where the clause of a measure begins and ends: at the figures beside it, since each figure has a giver of its own.

"Acme promised 7,000 flights and Bolt 6,000" has two clauses, and so has "Acme gave $5m; Bolt sent tents".
"""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document, Sentence, Token

_SCALES = frozenset({"million", "billion", "trillion", "bn", "m", "tn", "k", "crore", "lakh", "mn", "b"})
_FIGURE = re.compile(r"\d[\d.]*(?:m|bn|tn|k|million|billion)$|000$")
_SIGNS = "$€£¥;"


def clause(doc: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The tokens from after the figure before ``first`` up to the figure after ``last``, within the sentence."""
    tokens = doc.tokens
    since = next((k + 1 for k in range(first - 1, sentence.first - 1, -1) if _divides(tokens[k])), sentence.first)
    until = next((k for k in range(last, sentence.last) if _divides(tokens[k])), sentence.last)
    return since, until


def _divides(token: Token) -> bool:
    """Is this part of a figure that something may be given by (no year, no day), or a semicolon?"""
    text = token.text
    if text[0].isdigit():
        return _FIGURE.search(token.lower) is not None
    return text in _SIGNS or token.lower in _SCALES
