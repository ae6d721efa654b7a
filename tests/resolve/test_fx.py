"""Dollars beside a sum: by the European Central Bank's rate of the day, or not at all."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pledgewatch.model import Money
from tests.resolve.telling import RATES


def test_a_sum_is_valued_at_the_rate_of_its_day() -> None:
    value = RATES.usd(Money(Decimal(1_000_000_000), "EUR"), dt.date(2015, 6, 4))

    assert value is not None
    assert (value.amount, value.rate, value.rate_date) == (
        Decimal("1131700000.00"),
        Decimal("1.1317"),
        dt.date(2015, 6, 4),
    )
    assert "European Central Bank" in value.source


def test_on_a_saturday_fridays_rate_stands() -> None:
    value = RATES.usd(Money(Decimal(20_000_000_000), "CNY"), dt.date(2021, 9, 4))

    assert value is not None
    assert value.rate_date == dt.date(2021, 9, 3)
    assert round(value.amount / 1_000_000_000, 1) == Decimal("3.1")


def test_dollars_stay_what_they_are() -> None:
    value = RATES.usd(Money(Decimal("7.5"), "USD"), dt.date(1985, 1, 1))

    assert value is not None
    assert (value.amount, value.rate) == (Decimal("7.5"), Decimal(1))


def test_where_the_bank_sets_no_rate_there_is_no_value() -> None:
    assert RATES.usd(Money(Decimal(1), "KES"), dt.date(2021, 9, 3)) is None
    assert RATES.usd(Money(Decimal(1), "EUR"), dt.date(1998, 6, 1)) is None
    assert RATES.usd(Money(Decimal(1), "RUB"), dt.date(2023, 6, 1)) is None


def test_for_comparing_the_nearest_rate_will_do() -> None:
    assert RATES.roughly(Money(Decimal(1), "RUB"), dt.date(2023, 6, 1)) is not None
    assert RATES.roughly(Money(Decimal(1), "KES"), dt.date(2023, 6, 1)) is None


def test_an_absurd_sum_is_valued_to_the_cent() -> None:
    value = RATES.usd(Money(Decimal(10**60 + 1), "EUR"), dt.date(2015, 6, 4))

    assert value is not None
    assert value.amount == Decimal(f"11317{'0' * 55}1.13")
