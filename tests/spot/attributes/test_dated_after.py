"""Dates that the sentence behind a pledge gives it, as a reader of a paper of Wednesday 15 May 2024 sees them."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.dated_after import dates_what_precedes
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.models import load_models


def given(text: str) -> list[str]:
    context = Context(Document("Who gave what", f"Fenwick Brothers gave $5 million. {text}", dt.date(2024, 5, 15)))
    telling = Telling(context, [j for j in judge(context, load_models()) if j.owners][:1])
    return [d.value for d in context.dates if dates_what_precedes(telling, 0, d)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was launched in February.", "2024-02"),
        ("That dates from 2016.", "2016"),
        ("The promise is from 2019.", "2019"),
        ("The company set that goal in the summer of 2017.", "2017"),
        ("It has said so in each report since 2018.", "2018"),
        ("Dated May 3.", "2024-05-03"),
        ("That was already its aim in 2018.", "2018"),
        ("It was made public at the show on Saturday.", "2024-05-11"),
        ("The gift was announced last Thursday.", "2024-05-09"),
    ],
)
def test_the_next_sentence_dates_the_pledge(text: str, value: str) -> None:
    assert given(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It opens in May.",
        "It was founded in 1994.",
        "The mayor wrote to it in April.",
        "Nobody knows. It was launched in February.",
        "It was fined in April.",
    ],
)
def test_other_dates_of_the_next_sentence_do_not(text: str) -> None:
    assert given(text) == []
