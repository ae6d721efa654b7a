"""Two readings of one number: either may be right, never both."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import Measure, find_measures
from pledgewatch.spot.measures.readings import are_readings_of_one


def read_twice(text: str) -> list[tuple[Measure, Measure]]:
    found = find_measures(Document("", text, dt.date(2022, 3, 10)))
    return [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if are_readings_of_one(a, b)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It gave $3m and planted 9,000 trees. Later it promised 50 million.", {"money", "quantity"}),
        ("By 2030 all 1,600 of its vans are to be electric.", {"quantity"}),
        ("None of its ships is to burn oil by 2030.", {"quantity", "aim"}),
        ("By 2030 all of its 140 suppliers are to pay a living wage.", {"quantity"}),
    ],
)
def test_one_number_is_read_in_two_ways(text: str, forms: set[str]) -> None:
    (pair,) = read_twice(text)
    assert {measure.form for measure in pair} == forms


@pytest.mark.parametrize(
    "text",
    [
        "It will hire 500 people and plant 50,000 trees.",
        "It gives $20bn and 4,000 jobs by 2030.",
        "By 2025 all its packaging will be recycled, and by 2030 its 900 shops will run on wind.",
    ],
)
def test_two_promises_are_not_readings_of_one(text: str) -> None:
    assert not read_twice(text)
