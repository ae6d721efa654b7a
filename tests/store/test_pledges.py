"""Claims and pledges come back as they were given; the number of a merged pledge still finds it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgewatch.model import Article, Claim, Kind, Money, Pledge, PledgeState, Status
from pledgewatch.store import Store
from pledgewatch.store.claims import NewClaim
from tests.store.examples import claims, pledges

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CLAIM = Claim("Halcyon Paper", Kind.DONATION, Status.NEW, (), 0.9, money=Money(Decimal(5), "USD"))
_shared = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def article(name: str) -> Article:
    return Article(
        f"https://news.example/{name}", "Title", "Text", dt.date(2026, 1, 1), "Outlet", "en", "meta", ("stub",)
    )


@pytest.fixture
def four(store: Store) -> Store:
    """A store with the claims 1 to 4."""
    with store.write() as work:
        (number,) = work.articles.add([(article("a"), NOW)], NOW).values()
        added = work.claims.add([NewClaim(CLAIM, number, f"m{n}", ()) for n in range(4)], NOW)
    assert added == [1, 2, 3, 4]
    return store


def pledge(number: int, *claims: int) -> Pledge:
    return Pledge(number, "Halcyon Paper", Kind.DONATION, Status.NEW, PledgeState.ACTIVE, 0.9, claims)


@_shared
@given(claim=claims, words=st.lists(st.sampled_from(["One.", "Two."])).map(tuple))
def test_a_claim_comes_back_as_it_was_given(store: Store, claim: Claim, words: tuple[str, ...]) -> None:
    with store.write() as work:
        known = work.articles.known([article("a").url]) or work.articles.add([(article("a"), NOW)], NOW)
        number = known[article("a").url]
        mark = str(len(work.claims.of_articles([number])))
        added = work.claims.add([NewClaim(claim, number, mark, words)], NOW)
        (stored,) = work.claims.get(added)
    assert stored.claim == claim
    assert (stored.evidence_text, stored.url, stored.outlet) == (words, article("a").url, "Outlet")
    assert (stored.recorded, stored.published) == (NOW, dt.date(2026, 1, 1))


@_shared
@given(pledge=pledges(1, (1, 2)))
def test_a_pledge_comes_back_as_it_was_given(four: Store, pledge: Pledge) -> None:
    with four.write() as work:
        work.pledges.write([pledge], {}, ())
        assert work.pledges.get([1]) == [pledge]


def test_a_claim_is_stored_once_and_knows_its_whole(store: Store) -> None:
    with store.write() as work:
        (number,) = work.articles.add([(article("a"), NOW)], NOW).values()
        part = NewClaim(CLAIM, number, "part", (), part_of="whole")
        assert work.claims.add([part, NewClaim(CLAIM, number, "whole", ())], NOW) == [1, 2]
        assert work.claims.add([part], NOW) == []
        assert [each.part_of for each in work.claims.get([1, 2])] == [2, None]


def test_a_claim_is_named_by_its_page_pledger_and_measure_when_its_words_have_changed(store: Store) -> None:
    with store.write() as work:
        (number,) = work.articles.add([(article("a"), NOW)], NOW).values()
        work.claims.add([NewClaim(CLAIM, number, mark, ()) for mark in ("ab-1", "ab-2", "abc-1")], NOW)
        assert [work.claims.named(mark) for mark in ("ab-1", "ab-9", "zz-1")] == [{1}, {1, 2}, set()]


def test_families_grow_together_and_keys_find_their_claims(four: Store) -> None:
    with four.write() as work:
        work.claims.index({1: ["a", "b"], 2: ["b"], 3: ["c"]})
        assert work.claims.under(["a", "c"]) == {1, 3}
        work.claims.index({1: ["c"]})
        assert (work.claims.under(["a"]), work.claims.under(["c"])) == (set(), {1, 3})
        work.claims.unite({1, 2})
        work.claims.unite({3, 4})
        assert work.claims.relatives([2]) == {1, 2}
        work.claims.unite({4, 2})
        assert work.claims.relatives([1]) == {1, 2, 3, 4}


def test_the_number_of_a_merged_pledge_finds_it_and_is_a_pledge_again_after_a_split(four: Store) -> None:
    with four.write() as work:
        work.pledges.write([pledge(1, 1), pledge(2, 2), pledge(3, 3)], {}, ())
        work.pledges.write([pledge(2, 2, 3)], {3: 2}, ())
        work.pledges.write([pledge(1, 1, 2, 3)], {2: 1}, ())
        found = [work.pledges.find(number) for number in (1, 2, 3, 4)]
        assert [each.id if each else None for each in found] == [1, 1, 1, None]
        assert [each.id for each in work.pledges.walk()] == [1]
        work.pledges.write([pledge(1, 1, 2), pledge(3, 3)], {}, ())
        found = [work.pledges.find(number) for number in (2, 3)]
        assert [each.id if each else None for each in found] == [1, 3]
        work.pledges.write([], {}, {3})
        assert work.pledges.find(3) is None


def test_a_pledge_is_found_by_its_claims_and_by_its_whole(four: Store) -> None:
    with four.write() as work:
        part = replace(pledge(3, 3), part_of=1)
        work.pledges.write([pledge(1, 1, 2), part], {}, ())
        assert [each.id for each in work.pledges.holding([2, 4])] == [1]
        assert work.pledges.parts(1) == [part]


def test_walking_reaches_everything_in_small_steps(four: Store) -> None:
    with four.write() as work:
        work.pledges.write([pledge(number, number) for number in (1, 2, 3, 4)], {}, ())
        assert [each.id for each in work.pledges.walk(size=3)] == [1, 2, 3, 4]
        assert list(work.claims.walk(3)) == [[1, 2, 3], [4]]
