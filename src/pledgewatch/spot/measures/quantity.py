"""A counted thing as printed, before it becomes a measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pledgewatch.model import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """``doc.full[start:end]`` counts ``value`` of ``unit``; ``unit`` is empty where the noun was left out.

    ``hedge`` stands between number and noun ("50,000 or so farms").
    Percentages have units that start with "%". ``numbers`` is how many printed numbers it took (two for a range).
    ``could_be_money`` and ``could_be_count`` say what a number without a noun may leave out; ``scaled`` whether it has
    a word like "million"; ``surely`` that it counts something however small it is: a year follows, so that it
    is an aim, or "of them".
    """

    start: int
    end: int
    value: Decimal
    unit: str
    numbers: int = 1
    at_least: bool = False
    hedge: Qualifier | None = None
    could_be_money: bool = False
    could_be_count: bool = False
    scaled: bool = False
    surely: bool = False
