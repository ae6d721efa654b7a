"""By when a pledge is to be done and how long it runs: the words of its own sentence, or the next."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.timing import deadline, duration
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def context(text: str) -> Context:
    return Context(Document("", text, dt.date(2024, 5, 15)))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Norrland Dairy will give $5 million by 2027.", "2027"),
        ("By 2027, Norrland Dairy will give $5 million.", "2027"),
        ("Norrland Dairy will give $5 million by 2027 and $9 million by 2030.", "2027"),
        ("Norrland Dairy will give $5 million. It wants to grow by 2027.", None),
        ("In 2019 Norrland Dairy gave $5 million.", None),
        ("Norrland Dairy will give $5 million between 2025 and 2027.", "2027"),
        ("Norrland Dairy will give $5 million a year from 2025.", None),
        ("OSLO, 15 May 2024 – Norrland Dairy today said it will help 900 farmers.", None),
        ("Norrland Dairy will give $5 million this year to schools.", "2024"),
        ("Norrland Dairy will give $5 million to this year’s fair.", None),
        ("Norrland Dairy gave $5 million this year.", None),
        ("Before today Norrland Dairy had promised $5 million.", None),
        ("Norrland Dairy promised $5 million, though nothing came until last autumn.", None),
        ("Norrland Dairy gives $5 million and will plant 1,000 trees by 2027.", None),
        ("Norrland Dairy gives $5 million and 1,000 trees by 2027.", "2027"),
    ],
)
def test_the_nearest_date_ahead_in_the_sentence_is_the_deadline(text: str, by: str | None) -> None:
    found = context(text)
    due = deadline(found, found.measures[0])
    assert (due.value if due else None) == by


def test_the_year_of_an_aim_told_first_is_not_that_of_the_money() -> None:
    found = context("Norrland Dairy means to be carbon neutral by 2040, and it has set aside $5 million.")
    assert [deadline(found, m) for m in found.measures if m.money] == [None]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Norrland Dairy will give $5 million. The money is to be spent by 2027.", "2027"),
        ("Norrland Dairy will give $5 million. It will be paid out until the end of 2026.", "2026"),
        ("Norrland Dairy will give $5 million. The mayor will be paid by 2027.", None),
        ("Norrland Dairy will give $5 million. It will be paid by 2027, as will another $2 million.", None),
        ("Norrland Dairy will give $5 million. The money is to be spent between 2025 and 2027.", "2027"),
        ("Norrland Dairy will give $5 million. Bolt joined. The money will be spent by 2027.", "2027"),
        ("Norrland Dairy will give $5 million. Bolt gave $6 million. The money will be spent by 2027.", None),
        ("Norrland Dairy gives $5 million. It said the extra spending would run through 2027 and help.", "2027"),
    ],
)
def test_the_next_sentence_may_say_when_it_will_be_carried_out(text: str, by: str | None) -> None:
    found = context(text)
    due = deadline(found, found.measures[0])
    assert (due.value if due else None) == by


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Norrland Dairy will give $5 million over four years.", 4),
        ("Norrland Dairy will give $5 million in a ten-year programme.", 10),
        ("Norrland Dairy will give $5 million. It will open a farm in two years.", None),
        ("Norrland Dairy will give $5 million a year to schools.", None),
        ("Norrland Dairy will give $5 million after the worst drought in four decades.", None),
        ("Norrland Dairy will invest $5 million in the next five years.", 5),
        ("Norrland Dairy will hire 300 people over four years, at a cost of $5 million.", 4),
        # the next sentence may tell it, where it measures nothing else
        ("Norrland Dairy will give $5 million. The money will be paid over five years, it said.", 5),
        ("Norrland Dairy will give $5 million. Over five years, it will pay for meals.", 5),
        ("Norrland Dairy will give $5 million. The three-year scheme starts in May.", 3),
        ("Norrland Dairy will give $5 million. The money will be paid within five years.", None),
        ("Norrland Dairy will lend $5 million. It will take no interest for a year.", None),
    ],
)
def test_the_length_of_time_is_told_beside_it_or_in_the_next_sentence(text: str, years: int | None) -> None:
    found = context(text)
    length = duration(found, found.measures[0])
    assert (length.years if length else None) == years


@pytest.mark.parametrize(
    "text",
    [
        "Norrland Dairy will give $5 million over five years, of which $1 million is for schools.",
        "Norrland Dairy will give $5 million over five years and train 300 farmers.",
        "Norrland Dairy will train 300 farmers over five years, a third of them women.",
    ],
)
def test_the_length_of_time_is_not_that_of_what_follows_it(text: str) -> None:
    found = context(text)
    assert [length and length.years for length in (duration(found, m) for m in found.measures)][:2] == [5, None]
