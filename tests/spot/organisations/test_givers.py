"""Several givers of one sum: a pledge of each, or one pledge of all of them."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import find_cast
from pledgewatch.spot.organisations.givers import givers


def who_gives(text: str, owner: str, measure: str) -> tuple[list[str], bool]:
    doc = Document("News in brief", text, dt.date(2024, 5, 2))
    cast = find_cast(doc)
    number = next(n for n, entity in enumerate(cast.entities) if entity.name == owner)
    start = doc.full.index(measure)
    members, each = givers(doc, cast, number, start, start + len(measure))
    return [cast.entities[member].name for member in members], each


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Corvane and Hexane gave $5 million each.", ["Hexane"]),
        ("Corvane, Hexane and Tollgate put up $5 million apiece for the victims.", ["Hexane", "Tollgate"]),
        ("Both Corvane and Hexane pledged $5 million.", ["Hexane"]),
        ("Corvane and its affiliate Hexane will each pay $5 million.", ["Hexane"]),
        ("Corvane is donating $5 million, and so are Hexane and Tollgate.", ["Hexane", "Tollgate"]),
        ("Corvane will give $5 million, the same as its competitor Hexane.", ["Hexane"]),
        ("Corvane is giving $5 million and so is its state-linked rival Hexane.", ["Hexane"]),
        ("Corvane gives $5 million for tents. So does Hexane, which sells soap.", ["Hexane"]),
        ("Corvane joined Hexane and Tollgate in donating $5 million apiece.", ["Hexane", "Tollgate"]),
        ("Lists were published.\n\nCorvane and Hexane\n\n$5 million each. Corvane also sends rice.", ["Hexane"]),
    ],
)
def test_each_gives_it(text: str, others: list[str]) -> None:
    assert who_gives(text, "Corvane", "$5 million") == (["Corvane", *others], True)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Corvane and Hexane gave $5 million.", ["Hexane"]),
        ("Corvane, Hexane and Tollgate will together give $5 million.", ["Hexane", "Tollgate"]),
        ("Tollgate gave $9 million. Between them, Corvane and Hexane are stumping up $5 million.", ["Hexane"]),
        ("Both Corvane and Hexane add to the combined $5 million.", ["Hexane"]),
        ("Corvane will give $5 million together with Hexane.", ["Hexane"]),
        ("Corvane joined its rival Hexane in a promise of $5 million.", ["Hexane"]),
        ("Corvane Ltd (NYSE: CVN) and Hexane have promised $5 million.", ["Hexane"]),
        ("Corvane and its UK parent’s charity, Hexane, are putting up $5 million.", ["Hexane"]),
        ("Corvane said that it and Hexane would give $5 million.", ["Hexane"]),
    ],
)
def test_they_give_it_together(text: str, others: list[str]) -> None:
    assert who_gives(text, "Corvane", "$5 million") == (["Corvane", *others], False)


@pytest.mark.parametrize(
    "text",
    [
        "Corvane gave $5 million.",
        "Corvane gave $5 million each to Hexane and Tollgate.",
        "Corvane will give $5 million each year until 2030.",
        "Corvane pledged $5 million and Hexane $7 million.",
        "Corvane makes the brands Hexane and Tollgate. It gave $5 million.",
    ],
)
def test_one_gives_it_alone(text: str) -> None:
    assert who_gives(text, "Corvane", "$5 million") == (["Corvane"], False)
