"""Old figures and gifts of years gone by are no pledges."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.exclusions import is_excluded


def excluded(text: str) -> list[str]:
    context = Context(Document("News", text, dt.date(2024, 5, 2)))
    return [context.doc.full[m.start : m.end] for m in context.measures if is_excluded(context, m)]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Corvane will give $5 million, up from $3 million.", "$3 million"),
        ("Corvane lifted its gift from about $3 million to $5 million.", "about $3 million"),
        ("By 2030 emissions are to fall by 50%, up from the 40% of 2017.", "40%"),
        ("Corvane now aims for 35% by 2035. Its old goal was 50% by 2030.", "50%"),
        ("Corvane will plant 900 trees instead of 2,000 trees.", "2,000 trees"),
        ("Corvane has given $3 million to farmers over the past two years.", "$3 million"),
    ],
)
def test_an_old_figure_and_a_history_of_gifts_are_excluded(text: str, old: str) -> None:
    assert excluded(text) == [old]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane will give $5 million over the next two years.",
        "The school gets $5 million from Corvane.",
        "Corvane will give from $3 million a year.",
        "Corvane dropped its old goal of 50% by 2030.",
        "Corvane raised its goal from the spring to $5 million.",
    ],
)
def test_what_is_promised_now_is_not(text: str) -> None:
    assert excluded(text) == []
