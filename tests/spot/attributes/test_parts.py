"""What can be a part of what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pledgewatch.model import Money
from pledgewatch.spot.attributes.parts import can_be_part
from pledgewatch.spot.measures.measure import Measure


def money(amount: int, currency: str = "EUR") -> Measure:
    return Measure("money", 0, 1, 0, money=Money(Decimal(amount), currency))


def things(quantity: int, unit: str) -> Measure:
    return Measure("quantity", 0, 1, 0, quantity=Decimal(quantity), unit=unit)


@pytest.mark.parametrize(
    ("part", "whole", "possible"),
    [
        (money(20), money(100), True),
        (money(100), money(20), False),
        (money(100), money(100), False),
        (money(100, "SEK"), money(20, "EUR"), True),
        (things(50, "trees"), things(1000, "trees"), True),
        (things(50, "jobs"), things(1000, "trees"), False),
        (things(50, "jobs"), money(1000), True),
        (Measure("aim", 0, 1, 0, year=2030), money(1000), False),
    ],
    ids=["smaller sum", "larger sum", "same sum", "other currency", "fewer things", "other things", "things", "aim"],
)
def test_a_part_is_of_the_same_sort_and_smaller(part: Measure, whole: Measure, possible: bool) -> None:
    assert can_be_part(part, whole) is possible
