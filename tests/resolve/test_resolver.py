"""The same claims give the same pledges: in any order, at once or one article at a time."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgewatch.model import Change, Money, Pledge, PledgeState, Status, StoredClaim, Theme
from pledgewatch.resolve import cluster, explain, fingerprint, keys_of, related, renew, resolve
from pledgewatch.resolve.groups import Groups
from pledgewatch.resolve.same import score
from tests.resolve.telling import COMPANIES, RATES, articles, told


def pledges_of(*claims: StoredClaim) -> list[Pledge]:
    return resolve(claims, (), COMPANIES, RATES)


def groups_of(*claims: StoredClaim) -> list[tuple[int, ...]]:
    return [pledge.claims for pledge in pledges_of(*claims)]


@given(articles(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_in_which_articles_arrive_does_not_change_the_pledges(
    claims: list[StoredClaim], shuffler: random.Random
) -> None:
    shuffled = shuffler.sample(claims, len(claims))

    assert pledges_of(*shuffled) == pledges_of(*claims)


@given(articles(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_another_database_with_other_numbers_groups_the_same_stories(
    claims: list[StoredClaim], shuffler: random.Random
) -> None:
    numbers = shuffler.sample(range(100, 100 + len(claims)), len(claims))
    renumbered = {stored.id: number for stored, number in zip(claims, numbers, strict=True)}
    elsewhere = [
        replace(stored, id=renumbered[stored.id], part_of=renumbered.get(stored.part_of or 0)) for stored in claims
    ]

    def stories(told_here: list[StoredClaim]) -> set[tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]]:
        """What tells of each pledge, and of its whole."""
        by_id = {stored.id: (stored.url, fingerprint(stored)) for stored in told_here}
        tellings = {pledge.id: frozenset(by_id[claim] for claim in pledge.claims) for pledge in pledges_of(*told_here)}
        return {
            (tellings[pledge.id], tellings[pledge.part_of] if pledge.part_of else frozenset())
            for pledge in pledges_of(*told_here)
        }

    assert stories(elsewhere) == stories(claims)


@given(articles(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_an_article_at_a_time_ends_where_everything_at_once_does(
    claims: list[StoredClaim], shuffler: random.Random
) -> None:
    by_article: dict[int, list[StoredClaim]] = defaultdict(list)
    for stored in claims:
        by_article[stored.article_id].append(stored)
    order = shuffler.sample(sorted(by_article), len(by_article))

    index: dict[str, set[int]] = defaultdict(set)
    known: dict[int, StoredClaim] = {}
    families = Groups[int]()
    records: dict[int, Pledge] = {}
    for article in order:
        new = by_article[article]
        for stored in new:
            known[stored.id] = stored
            for key in keys_of(stored, COMPANIES, RATES).stored:
                index[key].add(stored.id)
        sought = {key for stored in new for key in keys_of(stored, COMPANIES, RATES).sought}
        met = [known[number] for number in {number for key in sought for number in index[key]}]
        for one, other in related(new, met, COMPANIES, RATES):
            families.unite(one, other)
        for stored in new:
            families.unite(stored.id, stored.part_of or stored.id)
        roots = {families.find(stored.id) for stored in new}
        family = [stored for stored in known.values() if families.find(stored.id) in roots]
        before = [record for record in records.values() if set(record.claims) & {stored.id for stored in family}]
        standing = [record for record in before if not set(record.claims) & {stored.id for stored in new}]
        renewal = renew(before, resolve(family, (), COMPANIES, RATES, standing=standing))
        for gone in (*renewal.redirects, *renewal.removed):
            del records[gone]
        records |= {record.id: record for record in renewal.upserts}

    assert sorted(records.values(), key=lambda record: record.id) == pledges_of(*claims)


@given(articles())
@settings(deadline=None)
def test_every_claim_is_in_one_pledge_and_what_an_article_tells_side_by_side_is_not(claims: list[StoredClaim]) -> None:
    groups = groups_of(*claims)
    side = {stored.id: (stored.article_id, stored.claim.money and stored.claim.money.currency) for stored in claims}

    assert sorted(claim for group in groups for claim in group) == sorted(side)
    assert all(len({side[claim] for claim in group}) == len(group) for group in groups)


def test_a_headline_in_dollars_and_a_text_in_the_promised_currency_are_one_pledge() -> None:
    text = told(1, "Banco Acme", "1000000000 BRL", usd_reported=Decimal(192_570_000), announced="2020-04-12")
    headline = told(2, "Banco Acme", "192000000 USD", announced="2020-04-12", url=text.url, article_id=1)

    (pledge,) = pledges_of(text, headline)

    assert pledge.money == text.claim.money
    assert pledge.outlets == 1


@given(articles())
@settings(deadline=None)
def test_no_pledge_is_part_of_itself_at_any_height(claims: list[StoredClaim]) -> None:
    above = {pledge.id: pledge.part_of for pledge in pledges_of(*claims)}

    for pledge in above:
        at, steps = above[pledge], 0
        while at is not None and steps <= len(above):
            at, steps = above[at], steps + 1
        assert steps <= len(above)


def test_four_outlets_make_one_pledge() -> None:
    tellings = [
        told(1, "Acme Group", "1000000000 EUR", announced="2024-01-09", themes=(Theme.CLIMATE,)),
        told(2, "Acme", "1090000000 USD", announced="2024-01-09", themes=(Theme.CLIMATE,)),
        told(3, "Acme AG", "860000000 GBP", announced="2024-01", themes=(Theme.CLIMATE, Theme.NATURE)),
        told(4, "ACME", "1000000000 EUR", status=Status.BACKGROUND, announced="2024", themes=(Theme.CLIMATE,)),
    ]

    assert groups_of(*tellings) == [(1, 2, 3, 4)]


def test_the_same_sum_for_another_purpose_or_year_is_another_pledge() -> None:
    schools = told(1, money="5000000 USD", announced="2024-01-09", themes=(Theme.EDUCATION,), recipient="School Fund")
    floods = told(2, money="5000000 USD", announced="2024-01-10", themes=(Theme.DISASTER,), recipient="Red Cross")
    last_year = told(3, money="5000000 USD", announced="2023-01-09", themes=(Theme.EDUCATION,))

    assert groups_of(schools, floods, last_year) == [(1,), (2,), (3,)]


def test_a_background_mention_years_later_joins_the_pledge_it_recalls() -> None:
    first = told(1, money="2000000000 USD", announced="2021-04-14", themes=(Theme.DIGITAL,))
    later = told(
        2,
        money="2000000000 USD",
        announced="2021",
        status=Status.BACKGROUND,
        published=first.published.replace(year=2026) if first.published else None,
        themes=(Theme.DIGITAL,),
    )

    assert groups_of(first, later) == [(1, 2)]


@pytest.mark.parametrize("years", [30, 60, 90])
def test_gifts_of_one_sum_every_year_are_not_weighed_all_against_all(
    years: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighing = Mock(wraps=score)
    monkeypatch.setattr(cluster, "score", weighing)
    gifts = [told(year, money="5000000 USD", announced=f"{2024 - year}-06-15") for year in range(1, years + 1)]
    recalled = told(1000, money="5000000 USD", status=Status.BACKGROUND)  # may be any of them
    assert len(groups_of(*gifts, recalled)) in (years, years + 1)
    assert years <= weighing.call_count <= 2 * years


def test_a_foundation_gift_is_not_its_companys() -> None:
    company = told(1, "General Motors", "5000000 USD", announced="2024-01-09", themes=(Theme.COMMUNITY,))
    foundation = told(2, "General Motors Foundation", "5000000 USD", announced="2024-01-09", themes=(Theme.COMMUNITY,))

    assert groups_of(company, foundation) == [(1,), (2,)]


def test_initials_are_the_full_name_only_where_an_article_prints_both() -> None:
    short = told(1, "RBS", "5000000 GBP", announced="2024-01-09", themes=(Theme.COMMUNITY,))
    full = told(2, "Royal Bank of Scotland", "5000000 GBP", announced="2024-01-09", themes=(Theme.COMMUNITY,))
    both = replace(full, id=3, url="https://paper3.example/a", claim=replace(full.claim, also=("RBS",)))

    assert groups_of(short, full) == [(1,), (2,)]
    assert groups_of(short, full, both) == [(1, 2, 3)]


def test_a_raised_pledge_shows_the_new_sum_and_remembers_the_old() -> None:
    first = told(1, money="100000000 USD", announced="2024-01-02", themes=(Theme.DISASTER,), region=("Spain",))
    raised = told(
        2,
        money="120000000 USD",
        announced="2024-01-09",
        status=Status.UPDATE,
        change=Change.RAISED,
        themes=(Theme.DISASTER,),
        region=("Spain",),
    )

    (pledge,) = pledges_of(raised, first)

    assert pledge.money == raised.claim.money
    assert (pledge.status, pledge.change, pledge.announced) == (Status.UPDATE, Change.RAISED, "2024-01-02")
    assert [(event.what, event.money) for event in pledge.history] == [
        ("announced", first.claim.money),
        ("raised", raised.claim.money),
    ]


def test_a_part_hangs_under_its_whole_although_they_come_from_different_articles() -> None:
    whole = told(1, money="50000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))
    part = told(2, money="20000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,), part_of=1, article_id=1)
    again = told(3, money="20000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))

    pledges = pledges_of(whole, part, again)

    assert [(pledge.claims, pledge.part_of) for pledge in pledges] == [((1,), None), ((2, 3), 1)]


@pytest.mark.parametrize("sums", [("100000000 USD", "75000000 USD"), ("75000000 USD", "100000000 USD")])
def test_of_two_wholes_named_as_often_the_larger_is_it_whichever_was_read_first(sums: tuple[str, str]) -> None:
    claims = []
    for article, whole in enumerate(sums, 1):
        page = f"https://paper-of-{whole.split()[0]}.example/story"
        claims.append(told(2 * article, money=whole, article_id=article, url=page))
        claims.append(told(2 * article + 1, money="25000000 USD", article_id=article, url=page, part_of=2 * article))
    pledges = {pledge.id: pledge for pledge in pledges_of(*claims)}
    (part,) = [pledge for pledge in pledges.values() if pledge.part_of]
    assert pledges[part.part_of or 0].money == Money(Decimal(100_000_000), "USD")


def test_what_nobody_is_sure_of_waits_for_review() -> None:
    (pledge,) = pledges_of(told(money="5000000 USD", confidence=0.3))

    assert pledge.state is PledgeState.REVIEW


def test_the_verdict_gives_its_reasons() -> None:
    verdict = explain(
        told(1, money="5000000 USD", announced="2024-01-09"),
        told(2, money="5000000 USD", announced="2024-01-09"),
        COMPANIES,
        RATES,
    )

    assert verdict.same
    assert {"sum_same", "time_same_day", "pledger_same"} <= {reason for reason, _ in verdict.reasons}
    assert sum(weight for _, weight in verdict.reasons) == verdict.score


def test_a_sum_beyond_reason_waits_for_review_until_a_sober_claim_joins_it() -> None:
    sober = told(1, money="9000000000000000 USD")
    flagged = replace(sober, claim=replace(sober.claim, flags=("absurd_sum",)))

    assert [pledge.state for pledge in pledges_of(flagged)] == [PledgeState.REVIEW]
    assert [pledge.state for pledge in pledges_of(flagged, told(2, money="9000000000000000 USD"))] == [
        PledgeState.ACTIVE
    ]
