"""Who gives a sum by the other sentences that tell of it."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def told_of(text: str, title: str = "Insurer puts $7 million into schools") -> list[tuple[str, str]]:
    """What is told of the first sum elsewhere: who gives it, and by what."""
    context = Context(Document(title, text, dt.date(2024, 5, 2)))
    return [(context.cast.entities[told.entity].name, told.feature) for told in context.retold[0]]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Hexane Ltd will give $7 million.", "Hexane", "promises"),
        ("Hexane Ltd and Tollgate Ltd will give $7 million.", "Hexane", "promises"),
        ("Schools get $7 million from Hexane Ltd.", "Hexane", "from"),
        ("HEXANE\n\nFor schools: $7 million.", "Hexane", "heads"),
        ("Hexane Ltd: $7 million for schools.", "Hexane", "heads"),
        ("Corvane Ltd makes paint. Hexane Ltd will give $7 million.", "Hexane", "promises"),
    ],
)
def test_a_headline_is_of_whom_the_text_tells_of_its_sum(text: str, name: str, how: str) -> None:
    assert told_of(text) == [(name, f"again_first:{how}"), (name, f"again_in_text:{how}")]


def test_the_first_place_of_several_counts_more() -> None:
    text = "Hexane Ltd will give $7 million.\n\nCorvane Ltd gave $7 million."
    assert [name for name, feature in told_of(text) if feature.startswith("again_first")] == ["Hexane"]


def test_a_sum_of_the_text_is_told_again_too() -> None:
    text = "Schools were told of $7 million. The $7 million is given by Hexane Ltd."
    assert told_of(text, title="News") == [("Hexane", "again:from")]


@pytest.mark.parametrize("text", ["Hexane Ltd gave $5 million.", "Hexane Ltd and Corvane Ltd: some $7 million?"])
def test_another_sum_and_an_open_question_tell_nothing(text: str) -> None:
    assert told_of(text) == []
