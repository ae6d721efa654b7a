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
        ("Ford gives $10m. Half of Ford's money goes to schools.", 5_000_000),
        ("It gives $50m. Some 40 per cent of it is for women.", 20_000_000),
        ("It lends $50m. Sixty percent of it is for women.", 30_000_000),
        ("It lends $50m. Of this, 40 percent is for women.", 20_000_000),
        ("It lends $50m, of which some 40% to women.", 20_000_000),
        ("Ford gives $5m. GM promised the same amount.", 5_000_000),
        ("Ford gives $5m and GM an equal sum.", 5_000_000),
        ("Ford gave $5m. GM matched the figure on Monday.", 5_000_000),
        ("Ford gave $5m. The sum was equalled by GM.", 5_000_000),
        ("Ford and GM give $10m, split evenly.", 5_000_000),
        ("Ford gives $10m, split down the middle between Ayr and Bute.", 5_000_000),
        ("It gives $12m, in three equal parts.", 4_000_000),
        ("It gives $12m, shared equally by the four towns.", 3_000_000),
        ("It gives $12m, divided evenly among Ayr, the Bute hospice and Coll, which is small.", 4_000_000),
        ("It gives $250m, of which $100m is for dengue; the rest is for malaria.", 150_000_000),
        ("Of the $10m, $3m goes to Lima and $2m to Quito. The remainder is for loans.", 5_000_000),
        ("Ford gives $5m. GM promised twice that sum.", 10_000_000),
        ("Ford gave $5m in May. On Monday it doubled that.", 10_000_000),
        ("Ford gives $9m. Grants of $2,000 come first. A third of the new money is for farmers.", 3_000_000),
        ("Ford gives $9m to clinics. It has 12 plants.\n\nGM’s share is $1m; what’s left is for roads.", 8_000_000),
        ("Ford gives $9m.\n\n• $3m to Ayr\n• $2m to Bute\n• $1m to Coll\n\nThe rest goes to small gardens.", 3_000_000),
        ("It pays €6m for courses for 900 cooks, half of it in the north.", 3_000_000),
        ("It will drill ten wells at $40,000 apiece.", 400_000),
        ("It repairs eight clinics. They cost $50,000 each.", 400_000),
        ("Its five shops give $5,000 a shop.", 25_000),
        ("Ford and GM promised $18 million, twelve from Ford and six from GM.", 12_000_000),
        ("Ford put in $25 million; the board adds another ten on top.", 10_000_000),
        ("It gives €10 million. Ford adds five million. Another four is for roads.", 4_000_000),
        ("It gives $9m. Two goes to Ayr. The other seven is for Bute.", 7_000_000),
        ("It gives $9m. It is for ports. It is new. For Ayr, two, for Bute, six.", 6_000_000),
        ("It gives $60m. Half is for schools. A fourth pays for wells.", 15_000_000),
        ("It gives $9m. Grants are of $5,000 or less, with a third of the money for farmers.", 3_000_000),
        ("It had given $15m. It gives $6m. A third of the new money goes to Ayr. The rest is for Bute.", 4_000_000),
        ("Google gives $8 million, in two halves, one for Ayr.", 4_000_000),
        ("Of its $9m Ayr gets $3m, and the remainder is divided equally between Bute and Coll.", 3_000_000),
        ("It gives $5m. Ayr gets $2m and Bute the same amount. What is left is for Coll.", 1_000_000),
        ("Ford gives $6m. GM goes twice as far.", 12_000_000),
        ("Ford gives $6m. GM gave a like share.", 6_000_000),
        ("Ford gives $6m, and GM as much.", 6_000_000),
        ("Ford gives $6m; GM is handing as much to clinics.", 6_000_000),
        ("The bridge needs $6m; Ford bears a third of the cost.", 2_000_000),
        ("It gives $6m. Forty cents in every dollar will be spent on schools.", 2_400_000),
        ("Thirty pence in the pound of the £6m is for schools.", 1_800_000),
        ("It lends $6m. Women get not less than four dollars in every ten.", 2_400_000),
        ("It gives $8m. Sixty-five per cent will go to schools and the other thirty-five to clinics.", 2_800_000),
        ("Ford gives $6m. GM topped that by half a million.", 6_500_000),
        ("Ford handed over $600,000 for roads, a tenth of what it has promised.", 6_000_000),
        ("It buys five clinics a van at $20,000 each; it has bought 90 of them.", 100_000),
        ("It pays $20 to each of 3,000 families.", 60_000),
        ("It pays 3,000 families a bonus, and $100 each to 40 schools.", 4_000),
        ("It gives €4m. Half of this is a gift, up to 5,000 euros per shop.", 2_000_000),
        ("It gives $9m. Over half of the new funding, $5m, is for Ayr and $1m for Bute; the rest is open.", 3_000_000),
        ("It has four districts, and for each 3m euros.", 12_000_000),
        ("It gives $60m. A fourth pays for wells, the rest for roads.", 15_000_000),
        ("It gives $8m, in two halves.", 4_000_000),
        ("TO GIVE $5M FOR NOTO; $3M TO AYR, REST TO BUTE", 2_000_000),
        ("It makes 500 beds, each with a value of $400.", 200_000),
        ("It ordered 60 boats. Each costs $8,000, engine included.", 480_000),
        ("It gives three vans; the price per van is €30,000.", 90_000),
        ("It gives 40 million meticais (US$620,000), fifteen of it for wells.", 15_000_000),
        ("Ford gives $30 million to towns, four of them for buses.", 4_000_000),
        ("Ford and GM set up a $16-million pool, eight apiece.", 8_000_000),
        ("Ford came with €20 billion, GM with 11 and Kia with six.", 11_000_000_000),
        ("It gives €12 million. Four million of the twelve is for workshops.", 4_000_000),
        ("Ford promised $100 billion. Firm is twenty of the hundred, until 2030.", 20_000_000_000),
        ("It lends 1 billion kwacha; 240 million of the billion will go to women.", 240_000_000),
    ],
)
def test_a_sum_in_words_has_its_value(text: str, amount: float) -> None:
    assert amount in amounts(text)


def test_two_halves_are_of_the_same_whole() -> None:
    assert amounts("It gives $10m, half to the Red Cross and half to Caritas.") == [5_000_000, 5_000_000]
    assert not amounts("It gives $10m. It also sends 9,000 coats, half of them new, and half worn.")


def test_parts_of_a_count_are_counts() -> None:
    found = derived("It hands out 200,000 blankets, half of them new.")
    assert [(m.quantity, m.unit) for m in found] == [(Decimal(100_000), "blankets")]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Ford takes on 24 cooks. A third of them are women.", 8),
        ("Cargo bikes: 260, with assistance. They are from Opel. Half are for letter carriers.", 130),
    ],
)
def test_of_few_things_too_where_they_are_meant(text: str, quantity: int) -> None:
    assert quantity in [m.quantity for m in derived(text)]


def test_parts_of_a_count_that_stands_behind_them() -> None:
    (half,) = derived("It reserves half of its 1,200 internships for women.")
    assert (half.quantity, half.unit) == (Decimal(600), "internships")


def test_or_parts_of_all() -> None:
    found = find_measures(Document("", "It hires 600 cooks, half of them women.", None))
    assert [(m.quantity, m.unit) for m in found] == [
        (Decimal(600), "cooks"),
        (Decimal(50), "%"),
        (Decimal(300), "cooks"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It gives $3m. Half of its staff are women.",
        "Half of it is gone.",
        "The rest is silence.",
        "It gives $3m. Three in ten cooks are women.",
        "It gives $3m. Three clinics in 10 rural counties are to open.",
        "It gives $3m. One win in 10,000 is his.",
        "It gives $3m and will cut waste by a third.",
        "It gives $3m and wants a cut of a third in its waste.",
        "It gives $3m and opens a third plant.",
        "It gives $3m. Half of rural homes are cold.",
        "It gives $3m. Half of Ford's cooks are women.",
        "It gives $3m and half as many tents as before.",
    ],
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
        "Ford gave $10 million, said Ada Byron, 54, its chair.",
        "Ford and two other companies gave $10 million each.",
        "Ford plants 2 million trees, and three other firms give $5 million each.",
        "Ford doubled its gift to $10 million.",
        "Ford gives $5 million over three to five years.",
        "DENVER, Nov. 11 – Ford gave $10 million on Nov. 11, and Chapter 11, it said, is far.",
    ],
)
def test_what_is_printed_is_not_computed_again(text: str) -> None:
    assert not amounts(text)


def test_a_derived_sum_has_its_own_qualifier() -> None:
    found = derived("Of more than $150m, roughly one third is for schools.")
    assert [m.qualifier for m in found] == [Qualifier.ABOUT]


def test_a_number_of_things_is_no_part_of_a_sum() -> None:
    assert not amounts("It gives $12 million. Ten of the twelve schools are new.")


def test_nothing_is_reckoned_where_the_words_mean_something_else() -> None:
    assert not amounts("It gave $4 million to a fourth plant, which came fourth.")
    assert not amounts("It gives $4 million to two towns. There was no split between them.")
    assert not amounts("It earned $4 million. Some 10 percent of staff will go to Bergen.")
    assert amounts("Ford gives $6m; GM gives half as much to clinics.") == [3_000_000]
    assert not amounts("Ford and GM will each give $5 million to 20 schools.")
    assert not amounts("The bonds of $4 million trade at 40 cents on the dollar.")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("The bank opens 240 places. Half of the places are for newcomers.", 120),
        ("It opens 3,000 places. A third of them go to women.", 1_000),
        ("Ford has built 340 houses. GM will pay for half that number.", 170),
        ("It sent 300 tonnes of beef, half of what it has promised.", 600),
    ],
)
def test_a_count_in_words_has_its_value(text: str, quantity: int) -> None:
    assert quantity in [m.quantity for m in derived(text)]
