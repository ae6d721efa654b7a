"""Where the articles about one pledge cannot all be right."""

from __future__ import annotations

from typing import Any

import pytest

from pledgewatch.model import Change
from pledgewatch.resolve import disagreements
from tests.resolve.telling import told

ONE: dict[str, Any] = {"money": "5000000 USD", "announced": "2024-01-09", "by": "2030", "years": 5}


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("amount", {"money": "6000000 USD"}),
        ("announced", {"announced": "2024-02-09"}),
        ("announced", {"announced": "2023"}),
        ("by", {"by": "2040"}),
        ("years", {"years": 10}),
    ],
)
def test_values_that_cannot_both_be_right_are_named(field: str, other: dict[str, Any]) -> None:
    assert disagreements([told(1, **ONE), told(2, **(ONE | other))]) == (field,)


def test_two_numbers_of_the_same_things_are_named() -> None:
    assert disagreements([told(1, target="4000 jobs 2030"), told(2, target="5000 jobs 2030")]) == ("quantity",)


@pytest.mark.parametrize(
    "other",
    [
        {"money": "5100000 USD"},
        {"money": "4600000 EUR"},
        {"money": None},
        {"announced": "2024-01"},
        {"announced": "2024-01-11"},
        {"announced": None},
        {"by": "2030-06"},
        {"years": None},
    ],
)
def test_rounder_words_other_currencies_and_silence_are_no_contradiction(other: dict[str, Any]) -> None:
    assert disagreements([told(1, **ONE), told(2, **(ONE | other))]) == ()


def test_figures_before_and_after_a_change_are_no_contradiction() -> None:
    raised = ONE | {"money": "9000000 USD", "announced": "2024-06-01", "by": "2035", "change": Change.RAISED}
    assert disagreements([told(1, **ONE), told(2, **raised)]) == ()
