"""Claims that may be the same pledge always find each other in the index."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from pledgewatch.model import StoredClaim
from pledgewatch.resolve import keys_of
from pledgewatch.resolve.facts import facts_of
from pledgewatch.resolve.same import may_be_same
from tests.resolve.telling import COMPANIES, RATES, articles, told


@given(articles())
@settings(deadline=None)
def test_each_seeks_where_the_other_is_stored(claims: list[StoredClaim]) -> None:
    facts = {stored.id: facts_of(stored, COMPANIES, RATES) for stored in claims}
    keys = {stored.id: keys_of(stored, COMPANIES, RATES) for stored in claims}

    for one, other in combinations(facts, 2):
        if may_be_same(facts[one], facts[other], COMPANIES):
            assert keys[one].sought & keys[other].stored
            assert keys[other].sought & keys[one].stored


def test_dated_gifts_of_one_size_in_different_years_do_not_meet() -> None:
    now, before = (
        told(1, money="1000000 USD", announced="2024-06-10"),
        told(2, money="1000000 USD", announced="2019-06"),
    )

    assert not keys_of(now, COMPANIES, RATES).sought & keys_of(before, COMPANIES, RATES).stored


def test_a_claim_has_few_keys() -> None:
    stored = told(1, "Royal Dutch Shell", "300000000 EUR", "5000000 trees 2030", announced="2024-06-10")

    assert len(keys_of(stored, COMPANIES, RATES).stored) < 60


def test_an_absurd_sum_has_keys_too() -> None:
    assert keys_of(told(1, money=f"1{'0' * 400} USD"), COMPANIES, RATES).stored
