"""Shares of money, matches and so much for every sale."""

from __future__ import annotations

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures


def shares(text: str) -> list[str | None]:
    return [m.share for m in find_measures(Document("", text, None)) if m.form == "share"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("It gives away 1% of its annual revenue.", "1% of its annual revenue"),
        ("One per cent of turnover goes to rivers.", "One per cent of turnover"),
        ("It will donate all proceeds to the Red Cross.", "all proceeds"),
        ("It hands over its whole second-quarter profit.", "its whole second-quarter profit"),
        ("It will match gifts dollar for dollar.", "dollar for dollar"),
        ("A dollar-for-dollar match was promised.", "dollar-for-dollar"),
        ("It gives £10 for every booking made.", "£10 for every booking"),
        (
            "It will donate £10 to the Sandpiper Trust for every booking.",
            "£10 to the Sandpiper Trust for every booking",
        ),
        ("It plants a tree for every bottle sold.", "for every bottle"),
        ("It doubles what its staff give.", "doubles what its staff"),
        ("Whatever employees put in will be matched.", "Whatever employees put in will be matched"),
        ("It gives 1% of its products away.", "1% of its products"),
        ("Whatever the tills ring up on Friday goes to vets.", "Whatever the tills ring up on Friday goes"),
        ("Whatever a game earns, five per cent of it goes to Ayr.", "Whatever a game earns, five per cent of it goes"),
        ("The fees from the sale will be passed on in full.", "fees from the sale will be passed on in full"),
        ("The takings of the van will go to Ayr.", "takings of the van will go to"),
        ("It will part with its August turnover.", "part with its August turnover"),
        ("It promises the full price to the hospice.", "promises the full price"),
        ("For each kilo, the firm adds another.", "For each kilo, the firm adds another"),
        ("For every £100 it lends, it gives a pound to Ayr.", "For every £100 it lends, it gives a pound"),
        ("One euro in every eight is for wetlands.", "One euro in every eight"),
        ("Two öre on every krona spent go to Ayr.", "Two öre on every krona"),
        ("It tops up each peso that viewers give.", "tops up each peso"),
        ("Every tenth sack of flour sold goes to Ayr.", "Every tenth"),
        ("Fifteen cents in every shelf dollar go to Ayr.", "Fifteen cents in every shelf dollar"),
        ("The brewer gives 10 cents per case to river groups.", "10 cents per case"),
        ("It hands over a dollar a pint.", "a dollar a pint"),
        ("It promised 10p from every pork pie.", "10p from every pork pie"),
        ("One percent of everything customers pay us is theirs.", "One percent of everything customers pay"),
        ("It gives €1 of each booking to the reserve.", "€1 of each booking"),
        ("Two percent of what the game brings in is for schools.", "Two percent of what the game brings"),
        ("A dime from each box sold is for the camp.", "A dime from each box"),
        ("It puts two shillings on every battery swapped.", "two shillings on every battery"),
        (
            "Out of each pound of cocoa that it ships, one cent goes to schools.",
            "of each pound of cocoa that it ships, one cent",
        ),
        (
            "For every kilo that leaks until then it will pay €50.",
            "For every kilo that leaks until then it will pay €50",
        ),
        ("Half a per cent of its sales goes to the town.", "Half a per cent of its sales"),
        ("One per mille of sales is promised.", "One per mille of sales"),
        ("A twentieth of our surplus goes out of the door.", "A twentieth of our surplus"),
        ("A tenth of what it buys is to come from small firms.", "A tenth of what it buys"),
        ("Half of what it makes on the contract is for families.", "Half of what it makes"),
        ("It will hand over any profit from the plant.", "any profit"),
        ("It will give five cents each time a card is used.", "five cents each time"),
        ("It doubles what its people give.", "doubles what its people"),
        ("It is to spend 5% of its purchasing budget with Black-owned firms.", "5% of its purchasing budget"),
    ],
)
def test_a_share_is_quoted(text: str, share: str) -> None:
    assert share in shares(text)


def test_a_price_by_the_piece_is_no_share() -> None:
    assert not shares("It will buy 40 vehicles at £25,000 per vehicle.")


def test_what_is_given_for_every_sale_is_no_sum_of_its_own() -> None:
    found = find_measures(Document("", "It gives £10 for every booking, £2,000 so far.", None))
    assert [m.money.amount for m in found if m.money] == [2000]


def test_a_sum_for_each_of_many_stays_a_sum() -> None:
    found = find_measures(Document("", "It gives £900 to schools for each of five years.", None))
    assert [m.form for m in found if m.start < 20] == ["money"]


@pytest.mark.parametrize(
    "text",
    [
        "All shops are open.",
        "Half the staff left.",
        "One of the products sells well.",
        "The drains are dammed one by one.",
        "It wants 30% less carbon for each tonne.",
        "The actor won praise for every film.",
        "The stock fell 20 cents each day.",
        "Any interest in the project will be noted.",
        "Any sales will go ahead.",
        "Of each of the plants, $30 million is left.",
    ],
)
def test_other_parts_are_no_shares_of_money(text: str) -> None:
    assert not shares(text)
