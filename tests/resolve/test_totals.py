"""Totals that can be relied on: nothing twice, nothing mixed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pledgewatch.model import Change, Kind, Pledge, PledgeState, StoredClaim, Theme
from pledgewatch.resolve import Grouping, resolve, totals
from tests.resolve.telling import COMPANIES, RATES, told


def pledges_of(*claims: StoredClaim) -> list[Pledge]:
    return resolve(claims, (), COMPANIES, RATES)


def test_a_part_is_not_counted_beside_its_whole() -> None:
    whole = told(1, money="100 USD", announced="2024-01-09")
    part = told(2, money="20 USD", announced="2024-01-09", part_of=1, article_id=1, url=whole.url)
    part_of_part = told(3, money="5 USD", announced="2024-01-09", part_of=2, article_id=1, url=whole.url)

    (total,) = totals(pledges_of(whole, part, part_of_part), Grouping.YEAR)

    assert (total.group, total.pledges, [each.amount for each in total.sums]) == ("2024", 1, [Decimal(100)])


def test_a_part_counts_where_its_whole_has_no_sum_or_does_not_stand() -> None:
    aim = told(1, target="- net zero 2040", announced="2024-01-09")
    fund = told(2, money="20 USD", announced="2024-01-09", part_of=1, article_id=1, url=aim.url)
    pledges = pledges_of(aim, fund)
    rejected = [replace(pledge, state=PledgeState.REJECTED) if pledge.id == 1 else pledge for pledge in pledges]

    assert [each.amount for total in totals(pledges, Grouping.YEAR) for each in total.sums] == [Decimal(20)]
    assert [total.pledges for total in totals(rejected, Grouping.YEAR)] == [1]


def test_currencies_and_kinds_stay_apart_and_what_has_no_rate_is_said() -> None:
    pledges = pledges_of(
        told(1, money="100 USD"),
        told(2, "Bolt", "100 EUR"),
        told(3, "Cog", "100 LKR"),
        told(4, "Dye", "100 USD", kind=Kind.FINANCING),
        told(5, "Elm", "50 USD"),
    )

    (total,) = totals([replace(pledge, announced="2024") for pledge in pledges], Grouping.YEAR)

    assert [(each.kind, each.currency, each.amount, each.pledges, each.unvalued) for each in total.sums] == [
        (Kind.DONATION, "EUR", Decimal(100), 1, 0),
        (Kind.DONATION, "LKR", Decimal(100), 1, 1),
        (Kind.DONATION, "USD", Decimal(150), 2, 0),
        (Kind.FINANCING, "USD", Decimal(100), 1, 0),
    ]


def test_what_was_withdrawn_or_is_not_believed_counts_nowhere() -> None:
    (pledge,) = pledges_of(told(money="100 USD"))

    assert totals([replace(pledge, change=Change.WITHDRAWN)], Grouping.COMPANY) == []
    assert totals([replace(pledge, state=PledgeState.REVIEW)], Grouping.COMPANY) == []


def test_a_pledge_counts_under_each_of_its_themes_and_under_one_company() -> None:
    pledges = pledges_of(told(money="100 USD", themes=(Theme.CLIMATE, Theme.NATURE), joint=("Bolt",)), told(2, "Bolt"))

    assert [(total.group, total.pledges) for total in totals(pledges, Grouping.THEME)] == [
        ("climate", 1),
        ("nature", 1),
        ("none", 1),
    ]
    assert [(total.group, total.pledges) for total in totals(pledges, Grouping.COMPANY)] == [("Acme", 1), ("Bolt", 1)]
