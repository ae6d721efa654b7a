"""Sums of money: one line of text, one sum."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.model import Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import Measure, find_measures

PUBLISHED = dt.date(2022, 3, 10)


def sums(text: str, outlet: str = "") -> list[Measure]:
    return [m for m in find_measures(Document("", text, PUBLISHED, outlet)) if m.money]


def only(text: str) -> Measure:
    found = sums(text)
    assert len(found) == 1, found
    return found[0]


def printed(measure: Measure) -> tuple[float, str]:
    assert measure.money
    return float(measure.money.amount), measure.money.currency


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("gives $10 million to schools", 10_000_000, "USD"),
        ("a $10-million fund", 10_000_000, "USD"),
        ("two and a quarter crore rupees", 22_500_000, "INR"),
        ("$1-a-day meals", 1, "USD"),
        ("a 1.2m-dollar prize", 1_200_000, "USD"),
        ("$100K for shelters", 100_000, "USD"),
        ("US$ 10 M for shelters", 10_000_000, "USD"),
        ("gives EUR 5 m.", 5_000_000, "EUR"),
        ("R310 m, no loan", 310_000_000, "ZAR"),
        ("$5 M&A lawyers", 5, "USD"),
        ("at $70 t", 70, "USD"),
        ("2 million kuna", 2_000_000, "HRK"),
        ("T$500,000", 500_000, "TWD"),
        ("NUKU’ALOFA, Tonga: T$500,000", 500_000, "TOP"),
        ("B$500,000 for Bridgetown", 500_000, "BBD"),
        ("RTGS$400,000", 400_000, "ZWL"),
        ("4.8 million quetzales", 4_800_000, "GTQ"),
        ("another million dollars", 1_000_000, "USD"),
        ("50,000 US dollars", 50_000, "USD"),
        ("a million dollars", 1_000_000, "USD"),
        ("a quarter of a million U.S. dollars", 250_000, "USD"),
        ("USD 5 mln", 5_000_000, "USD"),
        ("C$2m", 2_000_000, "CAD"),
        ("$5 million Canadian", 5_000_000, "CAD"),
        ("$5 million (CAD) for parks", 5_000_000, "CAD"),
        ("A$12.5 million", 12_500_000, "AUD"),
        ("NZ$1m", 1_000_000, "NZD"),
        ("3 million Hong Kong dollars", 3_000_000, "HKD"),
        ("NT$100 million", 100_000_000, "TWD"),
        ("€2bn", 2_000_000_000, "EUR"),
        ("EUR100m", 100_000_000, "EUR"),
        ("7,5 million euros", 7_500_000, "EUR"),
        ("a 10m-euro programme", 10_000_000, "EUR"),
        ("£1billion", 1_000_000_000, "GBP"),
        ("two hundred thousand pounds", 200_000, "GBP"),
        ("5m pounds sterling", 5_000_000, "GBP"),
        ("1.2 bln Sfr", 1_200_000_000, "CHF"),
        ("one million Swiss francs", 1_000_000, "CHF"),
        ("500 million CFA francs", 500_000_000, "XOF"),
        ("R$ 1 billion", 1_000_000_000, "BRL"),
        ("5 million reais", 5_000_000, "BRL"),
        ("R5 million", 5_000_000, "ZAR"),
        ("600 million rand", 600_000_000, "ZAR"),
        ("N500m", 500_000_000, "NGN"),
        ("Sh100 million", 100_000_000, "KES"),
        ("Rs 500 crore", 5_000_000_000, "INR"),
        ("Rs.12,00,000", 1_200_000, "INR"),
        ("₹25 crore", 250_000_000, "INR"),
        ("Tk 5 crore", 50_000_000, "BDT"),
        ("¥100 trillion", 100_000_000_000_000, "JPY"),
        ("Yen 200 million: a brewer", 200_000_000, "JPY"),
        ("ten billion yuan, in round numbers HK$12bn", 10_000_000_000, "CNY"),
        ("Fifteen million yen", 15_000_000, "JPY"),
        ("100bn yuan", 100_000_000_000, "CNY"),
        ("100 billion won", 100_000_000_000, "KRW"),
        ("₱500 million", 500_000_000, "PHP"),
        ("RM10 million", 10_000_000, "MYR"),
        ("VNĐ1.2 trillion", 1_200_000_000_000, "VND"),
        ("PLN 10 million", 10_000_000, "PLN"),
        ("20 million zlotys", 20_000_000, "PLN"),
        ("DKK 65m", 65_000_000, "DKK"),
        ("100 million kronor", 100_000_000, "SEK"),
        ("Three million meticais", 3_000_000, "MZN"),
    ],
)
def test_a_sum_is_read_in_every_notation(text: str, amount: int, currency: str) -> None:
    assert printed(only(text)) == (amount, currency)


@pytest.mark.parametrize("text", ["10,000 N95 masks", "5 million pounds of food", "the K 12 schools", "Formula 1"])
def test_what_only_looks_like_money_is_none(text: str) -> None:
    assert not sums(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "dollars"),
    [
        ("100bn yuan ($15.5bn)", 100_000_000_000, "CNY", "15500000000"),
        ("₩5 billion (US$4.1 million)", 5_000_000_000, "KRW", "4100000"),
        ("€5 million, or $5.5m, to schools", 5_000_000, "EUR", "5500000"),
        ("€5 million over two years ($5.5 million), it said", 5_000_000, "EUR", "5500000"),
        ("65 million kroner – about $10m – to Ukraine", 65_000_000, "DKK", "10000000"),
        ("$10 million (about £8m)", 10_000_000, "USD", None),
        ("$20 million (R260m, about N7.3bn)", 20_000_000, "USD", None),
    ],
)
def test_a_conversion_belongs_to_the_sum_beside_it(text: str, amount: int, currency: str, dollars: str | None) -> None:
    found = only(text)
    assert printed(found) == (amount, currency)
    assert found.usd_reported == (None if dollars is None else Decimal(dollars))


def test_two_sums_in_one_currency_are_two_sums() -> None:
    assert len(sums("$10 million ($5 million each)")) == 2


def test_a_sum_with_two_currencies_is_kept_and_flagged() -> None:
    found = only("earmarked $20 billion yuan ($12.5 billion) for a fund")
    assert printed(found) == (20_000_000_000, "CNY")
    assert found.usd_reported == 12_500_000_000
    assert found.odd == ("currency_twice",)


@pytest.mark.parametrize(
    ("text", "absurd"),
    [("$900 trillion", True), ("$2 trillion", False), ("¥100 trillion", False), ("1,000,000 billion euros", True)],
)
def test_a_sum_beyond_what_the_world_earns_is_flagged(text: str, absurd: bool) -> None:
    assert ("absurd_sum" in only(text).odd) is absurd


@pytest.mark.parametrize(
    "text", ["between $5m and $10m", "$5m-$10m", "$5-10 million", "$5 to $10 million", "USD 5m–10m"]
)
def test_a_range_is_its_lower_bound(text: str) -> None:
    found = only(text)
    assert printed(found) == (5_000_000, "USD")
    assert found.qualifier is Qualifier.AT_LEAST


@pytest.mark.parametrize("text", ["raised from $5m to $10m", "it went from an initial $5m to $10m"])
def test_growth_is_no_range(text: str) -> None:
    assert [printed(m)[0] for m in sums(text)] == [5_000_000, 10_000_000]


def test_a_dash_between_a_sum_and_what_it_buys_makes_no_range() -> None:
    assert only("snacks worth $2 million — 15.8 million sticks").qualifier is Qualifier.EXACT


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("$5m", Qualifier.EXACT),
        ("more than $5m", Qualifier.AT_LEAST),
        ("at least another $5m", Qualifier.AT_LEAST),
        ("no less than $5m", Qualifier.AT_LEAST),
        ("a minimum of $5m", Qualifier.AT_LEAST),
        ("a $5m-plus fund", Qualifier.AT_LEAST),
        ("$5m or more", Qualifier.AT_LEAST),
        ("up to $5m", Qualifier.UP_TO),
        ("as much as $5m", Qualifier.UP_TO),
        ("no more than $5m", Qualifier.UP_TO),
        ("a ceiling of $5m", Qualifier.UP_TO),
        ("some $5m", Qualifier.ABOUT),
        ("nearly $5m", Qualifier.ABOUT),
        ("just under $5m", Qualifier.ABOUT),
        ("approximately a total of $5m", Qualifier.ABOUT),
        ("handed over $5m", Qualifier.EXACT),
        ("over and above the $5m", Qualifier.EXACT),
    ],
)
def test_words_beside_a_sum_say_how_firm_it_is(text: str, qualifier: Qualifier) -> None:
    assert only(text).qualifier is qualifier


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5m a year", "year"),
        ("$15 a tonne", "tonne"),
        ("€1 per person", "person"),
        ("$5m each will go", "each"),
        ("$1m each", "each"),
        ("$5m", None),
    ],
)
def test_a_rate_says_what_it_is_reckoned_by(text: str, per: str | None) -> None:
    assert only(text).per == per


def test_a_sum_without_its_currency_takes_that_of_the_sum_before() -> None:
    found = sums("Lotte gives 2 billion won. LG, too, gives 3 billion.")
    assert [printed(m) for m in found] == [(2_000_000_000, "KRW"), (3_000_000_000, "KRW")]


_MARKS = st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("CHF ", "CHF"), ("NT$", "TWD")])
_SCALES = st.sampled_from([("", 1), ("m", 10**6), (" million", 10**6), ("bn", 10**9), ("-billion", 10**9)])


@given(st.integers(10, 999), _MARKS, _SCALES)
def test_sums_round_trip(amount: int, mark: tuple[str, str], scale: tuple[str, int]) -> None:
    found = only(f"The firm gives {mark[0]}{amount}{scale[0]} to schools.")
    assert printed(found) == (amount * scale[1], mark[1])


def test_the_currency_behind_a_row_is_that_of_all() -> None:
    found = sums("Ito, Abe and Mori gave 90 million, 40 million and 10 million yen respectively.")
    assert [printed(m) for m in found] == [(90_000_000, "JPY"), (40_000_000, "JPY"), (10_000_000, "JPY")]
    found = sums("Of €30 million it has 20 million and $5 million came in.")
    assert [printed(m) for m in found] == [(30_000_000, "EUR"), (20_000_000, "EUR"), (5_000_000, "USD")]


def test_pounds_of_money_are_no_weight() -> None:
    assert printed(only("80 million pounds of its members’ money")) == (80_000_000, "GBP")


def test_a_large_sum_for_each_is_a_sum_too() -> None:
    found = sums("Grants: up to $45,000 for each center.")
    assert [printed(m) for m in found] == [(45_000, "USD")]
    assert not sums("It gives $2 for each bottle.")


def test_so_much_of_the_million_is_money() -> None:
    found = sums("It gives $1 million. Four hundred thousand of the million is for a road.")
    assert (400_000, "USD") in [printed(m) for m in found]


def test_a_number_in_a_name_is_no_sum() -> None:
    context = Document("News", "Corvane gives $5 million. It is called Project 10Million.", dt.date(2024, 5, 2))
    assert [str(m.money.amount) for m in find_measures(context) if m.money] == ["5000000"]
