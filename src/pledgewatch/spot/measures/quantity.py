"""A counted thing as printed, before it becomes a measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """``doc.full[start:end]`` counts ``value`` of ``unit``; ``unit`` is empty where the noun was left out.

    Percentages have units that start with "%". ``numbers`` is how many printed numbers it took (two for a range).
    ``could_be_money`` and ``could_be_count`` say what a number without a noun may leave out.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    numbers: int = 1
    at_least: bool = False
    could_be_money: bool = False
    could_be_count: bool = False
