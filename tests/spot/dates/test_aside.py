"""Days told in passing, in a paper of Wednesday 15 May 2024."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.dates.finding import find_dates
from pledgewatch.spot.document import Document


def roles(text: str, title: str = "Who gave what") -> list[str]:
    return [d.role for d in find_dates(Document(title, text, dt.date(2024, 5, 15)))]


@pytest.mark.parametrize(
    "text",
    [
        "The dairy gives 90 pallets of milk, of which the first lorry left on Monday.",
        "The dairy gives 90 pallets; half of them went out already on Friday.",
        "Three of the eight vans arrived here late on Monday.",
    ],
)
def test_the_way_of_a_part_dates_nothing(text: str) -> None:
    assert roles(text) == ["aside"]


@pytest.mark.parametrize(
    "text",
    [
        "The dairy was the first to give, it said on Monday.",
        "Three dairies gave milk on Monday.",
        "The first dairy pledged milk on Monday.",
        "Firms wrote a briefing on Monday. It left nobody cold.",
    ],
)
def test_what_is_said_then_does(text: str) -> None:
    assert roles(text) == ["said"]


def test_a_letter_is_named_after_its_day() -> None:
    assert roles("The dairy gives milk.", "Friday briefing: milk, and more") == ["aside"]
    assert roles("The dairy gives milk.", "On Friday the dairy gave milk") == ["said"]
