"""Several receivers of one sum each: a pledge for every one."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import find_cast
from pledgewatch.spot.organisations.receivers import receivers_each


def who_gets(text: str, measure: str) -> list[str]:
    doc = Document("News in brief", text, dt.date(2024, 5, 2))
    cast = find_cast(doc)
    owner = next(n for n, entity in enumerate(cast.entities) if entity.name == "Corvane")
    start = doc.full.index(measure)
    return [cast.entities[m.entity].name for m in receivers_each(doc, cast, owner, start, start + len(measure))]


@pytest.mark.parametrize(
    ("text", "measure", "receivers"),
    [
        ("Corvane gives $1 million each to the Red Cross and Birch House.", "$1 million", ["Red Cross", "Birch House"]),
        (
            "Corvane is sending 500 second-hand laptops each to Ash School, Birch School and Cedar School.",
            "500 second-hand",
            ["Ash School", "Birch School", "Cedar School"],
        ),
        (
            "The money is Corvane’s. Ash House and Birch House receive $5,000 each, it said.",
            "$5,000",
            ["Ash House", "Birch House"],
        ),
        (
            "Corvane paid. Ash House and Birch House will each be given $5,000.",
            "$5,000",
            ["Ash House", "Birch House"],
        ),
        (
            "Corvane has $600,000, to be shared by Rolling Fork, Silver City and Amory, $200,000 each, for schools.",
            "$200,000",
            ["Rolling Fork", "Silver City", "Amory"],
        ),
    ],
)
def test_each_gets_it(text: str, measure: str, receivers: list[str]) -> None:
    assert who_gets(text, measure) == receivers


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Corvane gives $1 million each year to Ash House and Birch House.", "$1 million"),
        ("Corvane gives $1 million to Ash House and Birch House.", "$1 million"),
        ("Corvane gives two vans worth $50,000 each to Ash House and Birch House.", "$50,000"),
        ("Corvane and Hexane give $1 million each to Ash House.", "$1 million"),
        ("Each autumn Corvane gives $1 million to Ash House and Birch House.", "$1 million"),
        ("Corvane gives $1 million to each of the towns of Ash Grove and Birch Grove.", "$1 million"),
        ("Ash House and Birch House asked Corvane, and each was refused. It gives $1 million to Cedar.", "$1 million"),
    ],
)
def test_told_once_for_all(text: str, measure: str) -> None:
    assert who_gets(text, measure) == []
