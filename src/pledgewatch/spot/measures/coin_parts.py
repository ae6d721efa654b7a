"""Parts told in coins: "sixty cents in every dollar of the $4 million", "one euro in eight"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.fractions import Fraction, percent_of

_WORDS = load("coin_parts")
_NUMBERS = load("numbers")
_ONES: dict[str, int] = {**_NUMBERS["ones"], **_NUMBERS["teens"]}
_TENS: dict[str, int] = _NUMBERS["tens"]
_HUNDREDTHS = frozenset(_WORDS["hundredths"])
_COINS = frozenset([*_WORDS["hundredths"], *_WORDS["whole"]])
_IN_THE_WHOLE = re.compile(
    rf"\s(?:in|of|out\sof|from)\s(?:the|every|each)\s(?:[\w’'-]+\s)?(?:{'|'.join(_WORDS['whole'])})(?!\w)",
    re.IGNORECASE,
)
_IN_SO_MANY = re.compile(
    r"\s(?:in|out\sof|of)\s(?:(?:every|each)\s)?([\w-]+)(?![\d.,]*\d)(?!\s(?:million|billion)\b)", re.IGNORECASE
)
_ALL = 100


def find_coin_parts(doc: Document) -> Iterator[Fraction]:
    """All such parts of money, in order."""
    for i in doc.where(_COINS):
        first = next((j for j in (i - 1, i - 2) if j >= 0 and small_number(doc.tokens[j].lower)), i)
        count, end = small_number(doc.tokens[first].lower), doc.tokens[i].end
        if not 0 < count < _ALL:
            continue
        m = _IN_THE_WHOLE.match(doc.full, end) if doc.tokens[i].lower in _HUNDREDTHS else None
        parts = _ALL
        if m is None:
            m = _IN_SO_MANY.match(doc.full, end)
            parts = small_number(m[1].lower()) if m else 0
        if m and count < parts <= _ALL:
            yield Fraction(doc.tokens[first].start, m.end(), percent_of(count, parts), coined=True)


def small_number(word: str) -> int:
    """The value of a word or of digits up to a hundred, 0 for others."""
    if word.isdecimal():
        return int(word) if len(word) <= len(str(_ALL)) else 0
    tens, _, ones = word.partition("-")
    if ones:
        return _TENS[tens] + _ONES[ones] if tens in _TENS and ones in _ONES else 0
    return _ALL if word == "hundred" else _ONES.get(word, _TENS.get(word, 0))
