"""So much out of a sum that was told before, by its number alone: "$12 million … four million of the twelve"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pledgewatch.model import Money, Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.numbers import Number

_OF_THE = frozenset([" of the ", " of those ", " of that ", " of its "])
#: The number ends what is told: "ten of the twelve schools" are schools.
_NO_NOUN = re.compile(rf"(?=[.,;:)])|\s(?:{'|'.join(load('quantities')['after_whole'])})(?!\w)")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 5, 6, 7, 9, 12))
_LEAST = 1000  # "two of the 45": no sum of money that stands for itself
_REACH = 8  # sums looked back over


def find_out_of(doc: Document, numbers: Sequence[Number], sums: Sequence[Measure]) -> Iterator[Measure]:
    """The parts told as "N of the M" where an earlier sum is M, or so many millions; ``sums`` are in order."""
    at = 0
    for part, whole in pairwise(numbers):
        while at < len(sums) and sums[at].end <= part.start:
            at += 1
        if doc.full[part.end : whole.start] in _OF_THE and _NO_NOUN.match(doc.full, whole.end):
            money = _amount(part, whole, sums[max(0, at - _REACH) : at])
            if money:
                sentence = doc.sentence_at(part.start).index
                yield Measure(
                    "money", part.start, part.end, sentence, money, qualifier=Qualifier.EXACT, derived="scale"
                )


def _amount(part: Number, whole: Number, sums: Sequence[Measure]) -> Money | None:
    for measure in reversed(sums):
        known = measure.money
        for scale in _SCALES:
            if known is None or known.amount != whole.value * scale or known.amount < _LEAST:
                continue
            amount = part.value if part.factor >= _LEAST else part.value * scale
            return Money(amount, known.currency) if amount < known.amount else None
    return None
