"""Whose section a sentence stands in."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import find_cast


def section_of(text: str, last: str) -> str | None:
    """The first word of the name in whose section the sentence of ``last`` stands."""
    doc = Document("News in brief", text, dt.date(2024, 5, 2))
    cast = find_cast(doc)
    number = cast.sections.get(doc.sentence_at(doc.full.index(last)).index)
    return None if number is None else cast.entities[number].name.split()[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CORVANE\n\nFive million.\n\nHEXANE\n\nSeven million for parks.", "Hexane"),
        ("Tollgate Ltd makes paint. Hexane Ltd, the grocers. Seven million for parks.", "Hexane"),
        ("Tollgate Ltd gave five million. And Hexane Ltd? Seven million for parks.", "Hexane"),
        ("Tollgate Ltd gave five million. Below the bridge: Hexane Bank. Seven million for parks.", "Hexane"),
        ("From Hexane Ltd (glass). A letter came on Monday: seven million for parks.", "Hexane"),
        ("Then, Hexane Bank. It says: seven million for parks.", "Hexane"),
    ],
)
def test_a_heading_or_a_mere_name_opens_a_section(text: str, name: str) -> None:
    assert section_of(text, "even million") == name


@pytest.mark.parametrize(
    "text",
    [
        "Hexane Ltd gave parks. Seven million.",
        "New shoes from Hexane Bank. Seven million for parks.",
        "About Hexane Bank. Seven million for parks.",
        "Hexane Ltd, Tollgate Works. Seven million for parks.",
        "Lorries for Hexane Bank, 12. Seven million for parks.",
        "And Hexane Ltd?\n\nSeven million for parks.",
    ],
)
def test_a_sentence_that_tells_something_or_another_paragraph_opens_none(text: str) -> None:
    assert section_of(text, "even million") is None
