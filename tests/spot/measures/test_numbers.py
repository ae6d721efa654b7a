"""Numbers in digits and in words, as outlets all over the world print them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.numbers import find_numbers, is_year


def values(text: str) -> list[Decimal]:
    doc = Document("", text, None)
    return [number.value for number in find_numbers(doc)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000 jobs", 1_000),
        ("12,00,000 rupees", 1_200_000),
        ("50 000 trees", 50_000),
        ("50\u00a0000 trees", 50_000),
        ("1\u202f250\u202f000 trees", 1_250_000),
        ("1’000’000 francs", 1_000_000),
        ("1.000.000 euros", 1_000_000),
        ("7,5 million", 7_500_000),
        ("1.25 million", 1_250_000),
        ("2½ million", 2_500_000),
        ("5m", 5_000_000),
        ("5mn", 5_000_000),
        ("5 mln", 5_000_000),
        ("5 Mio. euros", 5_000_000),
        ("1.2MM", 1_200_000),
        ("50-M pesos", 50_000_000),
        ("10-million fund", 10_000_000),
        ("14billion", 14_000_000_000),
        ("3 bln", 3_000_000_000),
        ("3bn", 3_000_000_000),
        ("2 trillion", 2_000_000_000_000),
        ("1.5tn", 1_500_000_000_000),
        ("100K", 100_000),
        ("150 crore", 1_500_000_000),
        ("50 lakh", 5_000_000),
        ("1 lakh crore", 1_000_000_000_000),
        ("ten", 10),
        ("twenty-five", 25),
        ("one hundred", 100),
        ("two hundred and fifty thousand", 250_000),
        ("a hundred and fifty thousand", 150_000),
        ("a million", 1_000_000),
        ("a million and a quarter", 1_250_000),
        ("twelve point six million", 12_600_000),
        ("two million and three quarters", 2_750_000),
        ("three and a half", 3.5),
        ("six and three quarters million", 6_750_000),
        ("the quarter-million", 250_000),
        ("a dozen", 12),
        ("five crore", 50_000_000),
        ("half a billion", 500_000_000),
        ("half-a-million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("a couple of million", 2_000_000),
        ("one and a half million", 1_500_000),
        ("two and a half billion", 2_500_000_000),
        ("a million and a half", 1_500_000),
        ("one million two hundred thousand", 1_200_000),
    ],
)
def test_a_number_is_read_as_printed(text: str, value: int) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12.03.2021",
        "at 09:20",
        "the 24/7 shift",
        "hundreds of people",
        "a lot of money",
        "half of them",
        "one-off",
        "a mill",
        "1t.org",
    ],
)
def test_what_only_looks_like_a_large_number_is_not_one(text: str) -> None:
    assert all(value < 100 for value in values(text))


def test_a_letter_behind_a_number_is_a_scale_only_where_the_word_ends() -> None:
    assert values("5kg, 5km and 5 metres") == [5, 5, 5]


def test_numbers_separated_by_a_comma_stay_apart() -> None:
    assert values("in 2019, 2020 and 2021") == [2019, 2020, 2021]


@pytest.mark.parametrize(("text", "year"), [("2030", True), ("2,030", False), ("1030", False), ("20305", False)])
def test_four_digits_of_our_times_look_like_a_year(text: str, year: bool) -> None:
    doc = Document("", text, None)
    assert [is_year(number) for number in find_numbers(doc)] == [year]


_BELOW_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_BY_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _BELOW_TWENTY.split(), _BY_TENS.split()


def spelled(number: int) -> str:
    """A number below a thousand million in English words."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= size:
            rest = f" {spelled(number % size)}" if number % size else ""
            return f"{spelled(number // size)} {name}{rest}"
    if number >= 100:
        return f"{_ONES[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@given(st.integers(2, 999))
def test_numbers_below_a_thousand_can_be_spelled_out(number: int) -> None:
    assert values(spelled(number)) == [number]


@given(st.integers(1, 999), st.sampled_from([("thousand", 10**3), ("million", 10**6), ("billion", 10**9)]))
def test_spelled_numbers_take_a_scale(number: int, scale: tuple[str, int]) -> None:
    assert values(f"{spelled(number)} {scale[0]}") == [number * scale[1]]


@given(st.integers(0, 10**15))
def test_grouped_digits_round_trip(number: int) -> None:
    assert values(f"{number:,}") == [number]


@given(st.integers(1, 9_999_999), st.integers(0, 99))
def test_decimals_round_trip(whole: int, cents: int) -> None:
    assert values(f"{whole}.{cents:02}") == [Decimal(f"{whole}.{cents:02}")]


@given(st.text(max_size=200))
def test_any_text_gives_numbers_in_order_that_do_not_overlap(text: str) -> None:
    doc = Document("", text, None)
    numbers = find_numbers(doc)
    assert all(a.end <= b.start for a, b in pairwise(numbers))
