"""Aims without a number, and the years that aims and quantities are tied to."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures

PUBLISHED = dt.date(2021, 11, 3)


def aims(text: str) -> list[int | None]:
    return [m.year for m in find_measures(Document("", text, PUBLISHED)) if m.form == "aim"]


def dated(text: str) -> list[tuple[float, int | None]]:
    found = find_measures(Document("", text, PUBLISHED))
    return [(float(m.quantity), m.year) for m in found if m.quantity is not None]


@pytest.mark.parametrize(
    "text",
    [
        "It will reach net zero by 2040.",
        "By 2040 the group wants to be carbon-neutral.",
        "It repeated its 2040 net-zero goal.",
        "It aims for climate neutrality in 2040.",
        "The brewer will be water positive by 2040 at the latest.",
        "It will bring its emissions to zero by 2040.",
        "Zero waste to landfill by the end of 2040.",
        "It will eliminate deforestation from its supply chains by 2040.",
        "It will phase out coal by fiscal 2040.",
        "By 2040 it will take more carbon out of the air than it puts there.",
        "The goal is net zero. The date for it is 2040.",
    ],
)
def test_an_aim_is_known_by_its_year(text: str) -> None:
    assert 2040 in aims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Net zero is a hard thing to reach.",
        "It spent $5m in 2019 on carbon-neutral cement.",
        "Compared with 2016 levels, little has changed.",
        "The project costs $5m and is to be finished by 2026.",
        "It left the Net-Zero Banking Alliance and will open 20 parks by 2030.",
        "By 2030 it means to:\n\n- help",
    ],
)
def test_an_aim_without_a_year_ahead_is_none(text: str) -> None:
    assert not aims(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It will be carbon negative by the end of the decade.", 2030),
        ("It will be carbon negative by mid-century.", 2050),
        ("It will be carbon negative by the end of this year.", 2021),
        ("It will be carbon neutral from next year.", 2022),
        ("It will be carbon neutral from December 1.", 2021),
        ("It will be carbon neutral from 1 March.", 2022),
    ],
)
def test_a_year_may_be_told_by_other_words(text: str, year: int) -> None:
    assert aims(text) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "It has moved its net-zero date from 2030 to 2040.",
        "Net zero, which it had meant to reach in 2030, is now its aim for 2040.",
        "It has pushed back to 2040 the day of net zero – a goal that it set for 2030.",
        "The year 2040 is the date for net zero.",
    ],
)
def test_a_date_that_was_moved_is_the_new_one(text: str) -> None:
    assert set(aims(text)) == {2040}


def test_nothing_is_due_in_the_year_in_which_a_goal_was_set() -> None:
    assert dated("It set itself in 2021 a goal of 15% less waste by 2025.") == [(15, 2025)]


def test_by_then_and_the_same_date_mean_the_year_before() -> None:
    text = "It will be carbon neutral by 2035. By the same date, 500 schools will have solar roofs."
    assert dated(text) == [(500, 2035)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will plant 5 million trees by 2030.", [(5_000_000, 2030)]),
        ("By 2030 it will train 5,000 nurses and build 20 clinics.", [(5_000, 2030), (20, 2030)]),
        ("It will cut emissions 25% by 2025 and 60% by 2030.", [(25, 2025), (60, 2030)]),
        ("It will be net zero by 2050 and cut emissions 60% by 2030.", [(60, 2030)]),
        ("It will cut emissions by 42% by 2030 from a 2020 base.", [(42, 2030)]),
        ("It will hire 500 nurses over five years.", [(500, None)]),
        ("It opened in 2015 and employs 500 nurses.", [(500, None)]),
    ],
)
def test_each_quantity_takes_the_year_of_its_clause(text: str, expected: list[tuple[float, int | None]]) -> None:
    assert dated(text) == expected


def test_a_list_takes_the_year_of_its_heading() -> None:
    text = "By 2030 the group aims to:\n\n- help 500 schools\n\n- plant 20,000 trees"
    assert dated(text) == [(500, 2030), (20_000, 2030)]


def test_a_quantity_does_not_take_the_year_of_a_sentence_long_ago() -> None:
    assert dated("The plan runs until 2030. It rained. The firm will hire 500 nurses.") == [(500, None)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Net zero by 2040. Its suppliers are to be carbon neutral ten years after that.", [2040, 2050]),
        ("Net zero by 2040 and zero waste a decade later.", [2040, 2050]),
        ("Net zero by 2040. Its offices are to be carbon neutral ten years earlier.", [2040, 2030]),
        ("Net zero by 2040, and zero waste ten years earlier, in 2029.", [2040, 2029]),
        ("Net zero by 2040, ten years earlier than planned.", [2040]),
        ("It began in 2010. Ten years later it closed.", []),
    ],
)
def test_a_year_may_be_told_from_the_one_before(text: str, years: list[int]) -> None:
    assert aims(text) == years


def test_a_year_gone_by_right_behind_a_figure_is_its_own() -> None:
    text = "Its output, 33m tonnes in 2020, must be under 29m tonnes by 2030."
    assert dated(text) == [(33_000_000, None), (29_000_000, 2030)]
