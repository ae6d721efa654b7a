"""Does the text count a sum within one that it has told: "of that, $20m", "half of it", "£20m of the money"?

What is counted so was promised with its whole, in whatever light it stands by itself (hard case 17).
"""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: How far before and behind the sum the words can stand.
_REACH = 40
#: Sums that were computed as parts of what they are told by.
_PARTS = frozenset(["part", "rest"])


def is_counted_within(context: Context, measure: Measure) -> bool:
    """Is ``measure`` told as so much of what was told before it?"""
    if measure.derived in _PARTS:
        return True
    before, after = _patterns()
    full, sentence = context.doc.full, context.doc.sentences[measure.sentence]
    left = full[max(sentence.start, measure.start - _REACH) : measure.start]
    right = full[measure.end : min(sentence.end, measure.end + _REACH)]
    if _now().match(right):
        return False
    return bool(before.search(left) or after.match(right))


@cache
def _now() -> re.Pattern[str]:
    """ "Out of that sum $1m now goes to schools": the part is promised anew."""
    return re.compile(rf"[^.;,]{{0,20}}\b(?:{'|'.join(load('parts')['now'])})\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sums, lead = "|".join(load("derived")["sums"]), "|".join(load("parts")["lead"])
    whole = rf"(?:that|this|it|which|these|(?:the|that|this) (?:\w+ )?(?:{sums}))"
    return (
        re.compile(rf"\b(?:out )?of {whole},?(?: (?:{lead}))* ?$|\bthe (?:other|remaining|final) $", re.IGNORECASE),
        re.compile(rf" of (?:it|that|this|which|(?:the|that|this) (?:\w+ )?(?:{sums}))\b", re.IGNORECASE),
    )
