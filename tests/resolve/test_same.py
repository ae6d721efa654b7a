"""Single reasons for and against: rounding, currencies, units, years, names."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from pledgewatch.model import Change, Status, StoredClaim, Theme
from pledgewatch.resolve import explain
from tests.resolve.telling import COMPANIES, RATES, articles, told

#: what two tellings of one pledge have in common unless a test says otherwise
COMMON: dict[str, Any] = {"announced": "2024-01-09", "themes": (Theme.HEALTH,)}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return explain(told(1, **(COMMON | one)), told(2, **(COMMON | other)), COMPANIES, RATES).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"money": "4200000 EUR"}, {"money": "4000000 EUR"}),
        ({"money": "1000000000 EUR"}, {"money": "1095000000 USD"}),
        ({"money": "40000000 JPY"}, {"money": "277000 USD"}),
        ({"money": "400000000 LKR", "usd_reported": Decimal(1_250_000)}, {"money": "1250000 USD"}),
        ({"target": "29000000 tonnes of CO2 2030"}, {"target": "29400000 tonnes of CO2 a year 2030"}),
        ({"target": "50000000 trees 2025"}, {"target": "50000000 trees planted"}),
        ({"target": "- net zero 2040"}, {"target": "- net zero emissions 2040"}),
        ({"target": "100 refugee internships"}, {"target": "100 refugee interns"}),
        ({"share": "1% of sales"}, {"share": "1% of annual sales"}),
    ],
)
def test_one_measure_in_two_wordings(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"money": "100000000 EUR"}, {"money": "150000000 EUR"}),
        ({"money": "1000000000 EUR"}, {"money": "1400000000 USD"}),
        ({"target": "98 % cut in emissions 2026"}, {"target": "100 % cut in emissions 2026"}),
        ({"target": "- net zero 2040"}, {"target": "- net zero 2050"}),
        ({"target": "25 % less food waste 2025"}, {"target": "25 % of shops with solar panels 2025"}),
        ({"target": "50 shops"}, {"money": "50 USD"}),
        ({"share": "1% of sales"}, {"share": "5% of sales"}),
    ],
)
def test_two_measures(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not same(one, other)


def test_a_target_said_again_years_later_is_the_same_target() -> None:
    assert same({"target": "50000000 trees 2030", "announced": "2021-06-09"}, {"target": "50000000 trees 2030"})
    assert not same({"money": "50000000 USD", "announced": "2021-06-09"}, {"money": "50000000 USD"})


def test_a_matching_offer_is_not_the_gift_that_it_matches() -> None:
    gift = {"money": "250000000 BRL", "years": 5, "themes": (Theme.NATURE,)}
    match = {"money": "250000000 BRL", "qualifier": "up_to", "years": None, "themes": (Theme.NATURE,), "by": "2030"}

    assert same(gift, gift)
    assert explained(gift, match) < explained(gift, gift) - 1


def explained(one: dict[str, Any], other: dict[str, Any]) -> float:
    return explain(told(1, **(COMMON | one)), told(2, **(COMMON | other)), COMPANIES, RATES).score


def test_news_after_a_change_is_not_what_was_changed() -> None:
    cut = {"money": "50 USD", "status": Status.UPDATE, "change": Change.CUT, "announced": "2023-01-09"}

    assert not same(cut, {"money": "100 USD"})


def test_joint_pledgers_are_found_under_either_name() -> None:
    assert same({"pledger": "Bolt", "joint": ("Acme",), "money": "5 USD"}, {"pledger": "Acme", "money": "5 USD"})


@given(articles())
@settings(deadline=None)
def test_a_verdict_does_not_depend_on_who_is_asked_first(claims: list[StoredClaim]) -> None:
    for one, other in pairwise(claims):
        assert explain(one, other, COMPANIES, RATES).score == explain(other, one, COMPANIES, RATES).score
