"""Sums told by way of other sums get their value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pledgewatch.model import Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import Measure, find_measures


def derived(text: str) -> list[Measure]:
    return [m for m in find_measures(Document("", text, None)) if m.derived]


def amounts(text: str) -> list[float]:
    return [float(m.money.amount) for m in derived(text) if m.money]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("It gives $100m. Three-quarters is cash.", 75_000_000),
        ("It gives $3m, a third of which goes to farmers.", 1_000_000),
        ("It gives $10m, half of it to schools.", 5_000_000),
        ("A third of the £3m goes to farmers.", 1_000_000),
        ("It gives $50m. Some 40 per cent of it is for women.", 20_000_000),
        ("Ford gives $5m. GM promised the same amount.", 5_000_000),
        ("Ford gives $5m and GM an equal sum.", 5_000_000),
        ("Ford and GM give $10m, split evenly.", 5_000_000),
        ("It gives $250m, of which $100m is for dengue; the rest is for malaria.", 150_000_000),
        ("Of the $10m, $3m goes to Lima and $2m to Quito. The remainder is for loans.", 5_000_000),
    ],
)
def test_a_sum_in_words_has_its_value(text: str, amount: float) -> None:
    assert amount in amounts(text)


def test_parts_of_a_count_are_counts() -> None:
    found = derived("It hands out 200,000 blankets, half of them new.")
    assert [(m.quantity, m.unit) for m in found] == [(Decimal(100_000), "blankets")]


@pytest.mark.parametrize(
    "text", ["It gives $3m. Half of its staff are women.", "Half of it is gone.", "The rest is silence."]
)
def test_without_a_sum_to_refer_to_nothing_is_computed(text: str) -> None:
    assert not amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "It gives $100m. A quarter of it, $25m, is for roads.",
        "Of the $10m, $3m goes to Lima. The rest, some $7m, is for Quito.",
        "Ford gives $5m. GM gave the same amount (about €4.6m).",
        "It named three of ten winners of $10m; $1m went to Ada. The remaining seven follow.",
    ],
)
def test_what_is_printed_is_not_computed_again(text: str) -> None:
    assert not amounts(text)


def test_a_derived_sum_has_its_own_qualifier() -> None:
    found = derived("Of more than $150m, roughly one third is for schools.")
    assert [m.qualifier for m in found] == [Qualifier.ABOUT]
