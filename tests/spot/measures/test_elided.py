"""A number without a noun counts what was counted, or is money, by what stands before it."""

from __future__ import annotations

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures


def readings(text: str) -> list[str]:
    """What the last number of the text may be: currency or unit."""
    found = find_measures(Document("", text, None))
    last = max(m.start for m in found)
    return [m.money.currency if m.money else str(m.unit) for m in found if m.start == last]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ford gives $5 million and Opel two million.", ["USD"]),
        ("Ford gives $5 million. Opel lends five million more.", ["USD"]),
        ("Ford gives $5 million and has 120 plants. Two million is for roads.", ["USD", "plants"]),
        ("Ford gives $5 million. It sends 200,000 masks, the first of a million.", ["masks"]),
        ("Ford gives $5 million. Emissions were 33m tonnes and would hit 46m.", ["tonnes"]),
        ("Ford gives $5 million for 800 cooks. It is for all 90,000 or so growers.", ["growers"]),
        ("Ford made $1.5 billion. It has 40 mills. It is past 280,000.", ["mills"]),
        ("Ford made $1.5 billion. Half a million is for roads.", ["USD"]),
        ("Ford takes on 24 cooks, eight of them in June.", ["cooks"]),
        ("Ford takes on 24 cooks and Opel another 15.", ["cooks"]),
        ("Ford promised ten wells, and the tea packer Opel four.", ["wells"]),
        ("Ford gives 50 arms. Ten will go to Ayr.", ["arms"]),
        ("Ford takes on 24 cooks, of whom four are in Ayr.", ["cooks"]),
        ("Ford gives $5 million. It has sewn gowns, of which the first 300,000 are spoken for.", ["USD", "None"]),
        ("Ford uses 3.2 litres of beer. It will go for 2.6 by 2030.", ["litres of beer"]),
        ("Ford made $1.5 billion. It sorts bottles. It is past 280,000.", ["None"]),
    ],
)
def test_the_nearer_and_the_likelier_in_size(text: str, meant: list[str]) -> None:
    assert readings(text) == meant


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Opel sends nurses, nine of them, to Ayr.", 9, "nurses"),
        ("Opel lends vans, 140, to Ayr.", 140, "vans"),
        ("Refugees: 60, hired by Opel.", 60, "refugees"),
        ("The bursaries that go with it, 12 in number, are from Opel.", 12, "None"),
        ("Opel earned $5 million. It has cleaned wells, and will do another 1,800.", 1800, "None"),
        ("Opel earned $5 million. It will load 60 of them.", 60, "None"),
        ("Opel earned $5 million. It will double its minority vendors to 140.", 140, "None"),
    ],
)
def test_some_numbers_surely_count(text: str, quantity: int, unit: str) -> None:
    found = find_measures(Document("", text, None))
    assert any(m.quantity == quantity and str(m.unit) == unit for m in found)


def test_but_no_ages() -> None:
    assert not find_measures(Document("", "It names her brothers, 23, as heirs.", None))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Opel promised four, Audi two and Seat one, all in billions of pesos.", [4e9, 2e9, 1e9]),
        ("Gifts so far, in lakh rupees:\nOpel: 25\nAudi: 40\nThirty-five, from Seat.", [2.5e6, 4e6, 3.5e6]),
        ("Pledges (in € million)\nOpel 5\nAudi 3.5\nIt has 12 schools.", [5e6, 3.5e6]),
        ("Figures are in millions of dollars. Opel gives 5 and Audi 3.", [5e6, 3e6]),
        ("Opel spent 25 on it, in millions of homes.", []),
    ],
)
def test_currency_and_scale_may_be_told_once_for_all(text: str, amounts: list[float]) -> None:
    found = find_measures(Document("", text, None))
    assert [float(m.money.amount) for m in found if m.money] == amounts


def money(text: str, outlet: str = "") -> list[tuple[float, str]]:
    found = find_measures(Document("", text, None, outlet))
    return [(float(m.money.amount), m.money.currency) for m in found if m.money]


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        # the currency that the words name
        ("Amounts in francs unless stated. Migros has approved half a million for Ayr.", (500_000, "CHF")),
        ("Ford gives $5 million. In pesos: Opel has set aside 36 million for schools in Mexico.", (36_000_000, "MXN")),
        # of the country that the article is about, even where another's was told last
        ("KOCHI: The Kerala bank sent a cheque for five crore to the relief fund.", (50_000_000, "INR")),
        (
            "OSLO – Ford gives 50m kroner.\n\nOpel of Oslo gives €3m to Norway.\n\nIts rival lends 80 million.",
            (80_000_000, "NOK"),
        ),
        # or of the first sum, where none is told before
        ("Five million in help was pledged; customers gave $640,000.", (5_000_000, "USD")),
    ],
)
def test_a_sum_without_a_currency_has_that_of_the_article(text: str, sum_: tuple[float, str]) -> None:
    assert sum_ in money(text)


def test_the_sum_before_it_in_its_paragraph_is_nearer() -> None:
    text = "OSLO – Ford gives 50m kroner.\n\nOpel of Oslo gives €3m to Norway. Its rival lends 80 million."
    assert money(text)[-1] == (80_000_000, "EUR")
