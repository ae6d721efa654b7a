"""Figures that are no pledge by what the guide says, whatever else speaks for them.

The old figure of a pledge that was changed gets no record of its own (hard case 1: "up from $100m"), and what was
given over years gone by is history (hard case 15: "over the past two years").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: Characters that are read on either side of a figure, and between two figures joined by "to".
_REACH, _STEP = 90, 40
_TO = re.compile(r"\bto\b")


def is_excluded(context: Context, measure: Measure) -> bool:
    """Is ``measure`` an old figure that another has replaced, or what was given long ago?"""
    doc, sentence = context.doc, context.doc.sentences[measure.sentence]
    before = doc.full[max(sentence.start, measure.start - _REACH) : measure.start]
    behind = doc.full[measure.end : min(sentence.end, measure.end + _REACH)]
    patterns = _patterns()
    if patterns.replaced.search(before) or patterns.history.match(behind):
        return True
    return patterns.left.search(before) is not None and _has_successor(context, measure)


def _has_successor(context: Context, measure: Measure) -> bool:
    """Does "to" with the new figure follow: "from 30% to 40%"?"""
    beside = (context.measures[k] for k in context.measures_by_sentence[measure.sentence])
    new = next((other for other in beside if other.start >= measure.end), None)
    if new is None or new.start - measure.end > _STEP:
        return False
    return _TO.search(context.doc.full, measure.end, new.start) is not None


class _Patterns(NamedTuple):
    """``replaced`` and ``left`` end where the figure begins, ``history`` begins where it ends."""

    replaced: re.Pattern[str]
    left: re.Pattern[str]
    history: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load("exclusions")

    def any_of(name: str) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(words[name], key=len, reverse=True))) + ")"

    between = rf"(?:{any_of('between')} )*$"
    told = rf"\b{any_of('old')} (?:\w+ )?{any_of('figure')}s?\b[^.;:]{{0,25}}\b{any_of('was')} "
    replaced = rf"(?:\b{any_of('changed')},? from |\b{any_of('instead')} |{told}){between}"
    past = rf"{any_of('span')} (?:the|its) {any_of('gone')} (?:\w+ )?{any_of('years')}"
    history = rf"[^.;:]{{0,80}}\b{past}\b"
    return _Patterns(*(re.compile(p, re.IGNORECASE) for p in (replaced, rf"\bfrom {between}", history)))
