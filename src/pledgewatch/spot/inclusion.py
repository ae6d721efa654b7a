"""A sum that the text counts within a pledge is a part of that pledge, and so a pledge (hard case 17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: Characters between a sum and the words that say what is counted within it.
_REACH = 80
#: Measures of a sentence looked back at: no more stand in that many characters.
_LOOK_BACK = 20
#: A part is a little less certain than its whole.
_PASSED_ON = 0.95


def with_included(context: Context, judged: Sequence[Judged]) -> list[Judged]:
    """Sums counted within another ("$100m, of which $20m …") are almost as sure as that one, and of the same owner."""
    return [_passed_on(context, part, judged[max(0, k - _LOOK_BACK) : k]) for k, part in enumerate(judged)]


def _passed_on(context: Context, part: Judged, before: Sequence[Judged]) -> Judged:
    for whole in before:
        confidence = _PASSED_ON * whole.confidence
        if confidence > part.confidence and whole.owners and is_included(context, part.measure, whole.measure):
            return replace(part, owners=whole.owners, confidence=confidence)
    return part


def is_included(context: Context, part: Measure, whole: Measure) -> bool:
    """Do the words say that ``part`` is counted within ``whole``, the larger sum before it?"""
    if part.money is None or whole.money is None or part.sentence != whole.sentence:
        return False
    smaller = part.money.currency == whole.money.currency and part.money.amount < whole.money.amount
    if not smaller or not 0 <= part.start - whole.end <= _REACH:
        return False
    doc = context.doc
    between = doc.full[whole.end : part.start]
    opening = doc.full[doc.sentences[whole.sentence].start : whole.start].strip().lower()
    counted, done = _patterns()
    said = counted.search(between) or opening in load("inclusion")["opening"]
    return bool(said) and not done.search(between)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("inclusion")
    counted, done = (r"\b(?:" + "|".join(map(re.escape, words[name])) + r")\b" for name in ("between", "done"))
    return re.compile(counted, re.IGNORECASE), re.compile(done, re.IGNORECASE)
