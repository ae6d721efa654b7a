"""The first look at a measure: how likely it is a pledge, and what it reads as (a gift, a minister's money, a price …).

Two models answer. One only asks "a pledge or not"; the other weighs the kinds of pledge against all that a sum may be
instead, so that a gift of a ministry need not look like a profit to be none. Their mean is better than either.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pledgewatch.model import Kind
from pledgewatch.spot.linear import Linear

#: Log-odds below which nobody asks what a measure reads as: one in fifty or less is a pledge.
_HOPELESS = -4.0


@dataclass(frozen=True, slots=True)
class Look:
    """``odds`` are the log-odds of a pledge; ``reading`` is the likeliest class, or empty where it was not asked."""

    odds: float
    reading: str


def look(first: Linear, readings: Linear, features: Collection[str]) -> Look:
    """What both models make of the measure with these ``features``."""
    odds, *scores = _beside(first, readings).scores(features)
    return _read(readings.classes, scores, odds)


_beside = lru_cache(maxsize=16)(Linear.beside)


def read(readings: Linear, features: Collection[str], odds: float) -> Look:
    """As :func:`look`, given the ``odds`` of the first model."""
    return _read(readings.classes, readings.scores(features), odds)


def _read(classes: Sequence[str], scores: Sequence[float], odds: float) -> Look:
    if odds < _HOPELESS:
        return Look(odds, "")
    pledges = [score for score, name in zip(scores, classes, strict=True) if name in _KINDS]
    others = [score for score, name in zip(scores, classes, strict=True) if name not in _KINDS]
    best = classes[scores.index(max(scores))]
    return Look((odds + _together(pledges) - _together(others)) / 2, best)


_KINDS = frozenset(Kind)


def _together(scores: Sequence[float]) -> float:
    """The log of the sum of exponentials."""
    highest = max(scores, default=0.0)
    return highest + math.log(math.fsum(math.exp(score - highest) for score in scores)) if scores else 0.0
