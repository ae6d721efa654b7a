"""Where the clause of a measure begins and ends: at the figures beside it, since each figure has a giver of its own.

"Acme promised 7,000 flights and Bolt 6,000" has two clauses, and so has "Acme gave $5m; Bolt sent tents".
"""

from __future__ import annotations

import re
from itertools import compress, count

from pledgewatch.spot.document import Document, Sentence, Token

_SCALES = frozenset({"million", "billion", "trillion", "bn", "m", "tn", "k", "crore", "lakh", "mn", "b"})
_MARKS = _SCALES | frozenset("$€£¥;")
_FIGURE = re.compile(r"\d[\d.]*(?:m|bn|tn|k|million|billion)$|000$")
_REACH = 200  # tokens on either side; sentences are shorter, hostile texts are not


def clause(doc: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The tokens from after the figure before ``first`` up to the figure after ``last``, within the sentence."""
    low, high = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    before, after = doc.tokens[low:first], doc.tokens[last:high]
    since = next(compress(count(first, -1), map(is_figure, reversed(before))), low)
    until = next(compress(count(last), map(is_figure, after)), high)
    return since, until


def is_figure(token: Token) -> bool:
    """Is this part of a figure that something may be given by (no year, no day), or a semicolon?"""
    low = token.lower
    return low in _MARKS or (low[0].isdigit() and _FIGURE.search(low) is not None)
