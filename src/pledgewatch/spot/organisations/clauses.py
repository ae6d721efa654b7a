"""Where the clause of a measure begins and ends: at the figures beside it, since each figure has a giver of its own.

"Acme promised 7,000 flights and Bolt 6,000" has two clauses, and so has "Acme gave $5m; Bolt sent tents".
"""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document, Sentence, Token

_SCALES = frozenset({"million", "billion", "trillion", "bn", "m", "tn", "k", "crore", "lakh", "mn", "b"})
_FIGURE = re.compile(r"\d[\d.]*(?:m|bn|tn|k|million|billion)$|000$")
_SIGNS = "$€£¥;"
_REACH = 200  # tokens on either side; sentences are shorter, hostile texts are not


def clause(doc: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The tokens from after the figure before ``first`` up to the figure after ``last``, within the sentence."""
    tokens = doc.tokens
    low, high = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    since = next((k + 1 for k in range(first - 1, low - 1, -1) if _divides(tokens[k])), low)
    until = next((k for k in range(last, high) if _divides(tokens[k])), high)
    return since, until


def _divides(token: Token) -> bool:
    """Is this part of a figure that something may be given by (no year, no day), or a semicolon?"""
    text = token.text
    if text[0].isdigit():
        return _FIGURE.search(token.lower) is not None
    return text in _SIGNS or token.lower in _SCALES
