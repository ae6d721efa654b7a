"""Field by field the best word wins, and the record says whose it is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pledgewatch.model import Change, Kind, Pledge, Qualifier, Status, StoredClaim, Theme
from pledgewatch.resolve import Companies, resolve
from pledgewatch.resolve.merge import merge
from pledgewatch.resolve.value import CONTRADICTS
from tests.resolve.telling import COMPANIES, RATES, RECORDED, told


def record_of(*claims: StoredClaim) -> Pledge:
    return merge(claims, Companies())


def test_the_earliest_announcement_wins_and_a_day_says_more_than_its_year() -> None:
    record = record_of(
        told(1, announced="2020", status=Status.BACKGROUND),
        told(2, announced="2020-01-16"),
        told(3, announced="2020-01-17"),
    )

    assert record.announced == "2020-01-16"
    assert record.because["announced"] == 2


def test_the_original_currency_wins_over_conversions() -> None:
    record = record_of(
        told(1, money="767000000 GBP", qualifier=Qualifier.ABOUT, usd_reported=Decimal(1_000_000_000)),
        told(2, money="1000000000 USD", qualifier=Qualifier.EXACT),
        told(3, money="852000000 EUR"),
    )

    assert record.money is not None
    assert (record.money.amount, record.money.currency) == (Decimal(1_000_000_000), "USD")
    assert (record.because["money"], record.because["qualifier"]) == (2, 2)
    assert record.usd_reported is None


def test_the_precise_sum_wins_over_a_rounded_one() -> None:
    record = record_of(told(1, money="4000000 EUR", qualifier=Qualifier.ABOUT), told(2, money="4200000 EUR"))

    assert record.money is not None
    assert record.money.amount == Decimal(4_200_000)


def test_the_companys_own_release_wins_over_any_number_of_retellings() -> None:
    release = told(9, "Acme", "100500000 USD", url="https://newsroom.acme.example/release", recipient="The Reef Fund")
    retellings = [told(number, "Acme", "100000000 USD", recipient="a fund") for number in (1, 2, 3)]

    record = record_of(*retellings, release)

    assert record.money == release.claim.money
    assert record.because["money"] == 9
    assert record.because["evidence"] == 9


def test_a_copied_text_has_one_vote() -> None:
    record = record_of(
        *(told(number, kind=Kind.INVESTMENT, text_group=1, published=dt.date(2024, 1, 9)) for number in (1, 2, 3)),
        told(4, kind=Kind.DONATION),
        told(5, kind=Kind.DONATION),
    )

    assert record.kind is Kind.DONATION
    assert (record.outlets, record.texts) == (5, 3)


def test_articles_without_an_outlet_are_told_apart_by_their_addresses() -> None:
    addresses = ["https://www.a.example/1", "https://a.example/2", "https://b.example/1", "notes.txt", "http://[broken"]

    record = record_of(*(told(number, url=url, outlet="") for number, url in enumerate(addresses, 1)))

    assert record.outlets == 4


def test_first_seen_and_the_number_are_the_oldest_claims() -> None:
    record = record_of(told(7, recorded=RECORDED + dt.timedelta(days=1)), told(8, recorded=RECORDED))

    assert (record.id, record.first_seen) == (8, RECORDED)


def test_what_most_texts_say_it_is_for() -> None:
    record = record_of(
        told(1, themes=(Theme.CLIMATE, Theme.FOOD)),
        told(2, themes=(Theme.CLIMATE, Theme.NATURE)),
        told(3, themes=(Theme.NATURE, Theme.CLIMATE)),
    )

    assert record.themes == (Theme.CLIMATE, Theme.NATURE)


def test_a_fulfilled_pledge_keeps_its_announcement() -> None:
    record = record_of(
        told(1, money="16100000000 USD", announced="2016-05-20"),
        told(2, money="16100000000 USD", announced="2020-09-02", status=Status.UPDATE, change=Change.FULFILLED),
    )

    assert (record.announced, record.change, record.status) == ("2016-05-20", Change.FULFILLED, Status.UPDATE)
    assert [(event.date, event.what) for event in record.history] == [
        ("2016-05-20", "announced"),
        ("2020-09-02", "fulfilled"),
    ]


def test_two_reports_of_one_cut_are_one_event() -> None:
    cut = {"money": "50 USD", "status": Status.UPDATE, "change": Change.CUT}
    record = record_of(
        told(1, announced="2024-01-02", **cut), told(2, announced="2024-01", **cut), told(3, announced="2025-01", **cut)
    )

    assert [(event.date, event.what) for event in record.history] == [("2024-01-02", "cut"), ("2025-01", "cut")]


def test_a_printed_conversion_that_cannot_be_right_is_flagged_and_kept() -> None:
    (wrong,) = resolve(
        [told(money="20000000000 CNY", usd_reported=Decimal(12_500_000_000), published=dt.date(2021, 9, 4))],
        (),
        COMPANIES,
        RATES,
    )
    (right,) = resolve(
        [told(money="100000000000 CNY", usd_reported=Decimal(15_500_000_000), published=dt.date(2021, 9, 4))],
        (),
        COMPANIES,
        RATES,
    )

    assert wrong.flags == (CONTRADICTS,)
    assert wrong.usd_reported == Decimal(12_500_000_000)
    assert wrong.usd is not None
    assert round(wrong.usd.amount, -8) == Decimal(3_100_000_000)
    assert right.flags == ()


def test_no_rate_no_dollars() -> None:
    (pledge,) = resolve([told(money="400000000 LKR")], (), COMPANIES, RATES)

    assert pledge.usd is None
