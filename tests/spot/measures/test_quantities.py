"""Counted things, percentages and wholes, with what they count."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pledgewatch.model import Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import Measure, find_measures


def quantities(text: str) -> list[Measure]:
    found = find_measures(Document("", text, dt.date(2022, 3, 10)))
    return [m for m in found if m.quantity is not None]


def only(text: str) -> Measure:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("will hire 10,000 refugees over five years", 10_000, "refugees"),
        ("to plant 50 million trees", 50_000_000, "trees"),
        ("one million vaccine doses", 1_000_000, "vaccine doses"),
        ("half a million young Africans", 500_000, "young Africans"),
        ("600 tents", 600, "tents"),
        ("2000 jobs in Ohio", 2_000, "jobs"),
        ("3 lakh meals", 300_000, "meals"),
        ("40,000 tonnes of carbon a year", 40_000, "tonnes of carbon"),
        ("50 “Outlet” shops", 50, "Outlet shops"),
        ("a 10,000-job plan", 10_000, "job"),
        ("another million trees", 1_000_000, "trees"),
        ("the miner’s hundred thousand seedlings", 100_000, "seedlings"),
        ("1 gigawatt of wind power", 1, "gigawatt"),
        ("1,000 nursing degrees", 1_000, "nursing degrees"),
        ("jobs for 50 000 of the poorest families", 50_000, "poorest families"),
        ("its bottles will weigh 420g", 420, "g"),
        ("as many women as men among its managers", 50, "% women"),
        ("gender parity on its board", 50, "% women"),
        ("a 50:50 split of men and women", 50, "% women"),
    ],
)
def test_a_number_counts_what_stands_behind_it(text: str, value: int, unit: str) -> None:
    found = only(text)
    assert (found.quantity, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Its chief, 54, joined in 1998.",
        "on 12 March at 9.30 am",
        "in 2019 sales rose",
        "for the next five years",
        "Scopes 1, 2 and 3",
        "against Covid-19",
        "in two-bedroom houses",
        "at 30 degrees",
        "a 25-year-old",
        "Shares closed up 1.8%.",
        "the 2030 targets",
        "a 50:50 venture of banks",
        "half a per cent of sales",
    ],
)
def test_dates_ages_and_share_moves_are_not_counted(text: str) -> None:
    assert not quantities(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("cut its emissions by 50%", 50, "% cut in emissions"),
        ("80 per cent of the energy it uses", 80, "% of energy"),
        ("30% renewable power", 30, "% renewable power"),
        ("a 50 per cent reduction in food waste", 50, "% reduction in food waste"),
        ("12.5 percent of its flights", Decimal("12.5"), "% of flights"),
        ("halve food waste", 50, "% cut in food waste"),
        ("cut plastic by a third", Decimal("33.33"), "%"),
        ("two-thirds of its vans", Decimal("66.67"), "% of vans"),
        ("a quarter of its drinks", 25, "% of drinks"),
        ("six in ten of the vehicles", 60, "% of vehicles"),
        ("one screen in ten is for them", 10, "% of screen"),
        ("one screen in ten that it sells", 10, "% of screen"),
        ("two vans in every ten", 20, "% of vans"),
        ("four cans in five come back", 80, "% of cans"),
        ("one van out of every 25", 4, "% of van"),
        ("one in each four drivers", 25, "%"),
        ("one of every three posts", Decimal("33.33"), "%"),
        ("every third trainee", Decimal("33.33"), "% of trainee"),
        ("one apprentice for every 20 staff", 5, "% of apprentice"),
        ("of every twenty people that it hires, one is to be a refugee", 5, "%"),
        ("waste is to be cut in two", 50, "% cut"),
    ],
)
def test_parts_are_percentages(text: str, value: Decimal, unit: str) -> None:
    found = only(text)
    assert (found.quantity, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["35% to 40% recycled plastic", "35-40% recycled plastic", "35 to 40 per cent"])
def test_a_range_of_percentages_is_its_lower_bound(text: str) -> None:
    found = only(text)
    assert (found.quantity, found.qualifier) == (Decimal(35), Qualifier.AT_LEAST)


def test_the_sign_may_be_left_out_the_second_time() -> None:
    found = quantities("Emissions are to fall by 25 per cent by 2025 and by 60 by 2030.")
    assert [(m.quantity, m.year) for m in found] == [(Decimal(25), 2025), (Decimal(60), 2030)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("All its packaging will be recyclable by 2025.", "% of packaging"),
        ("By 2030 every vehicle is to be electric.", "% of vehicle"),
        ("It will check every one of its suppliers by 2025.", "% of suppliers"),
        ("The brand will be all-electric from 2025.", "%"),
        ("Its mills are to run on renewable power alone by 2030.", "% renewable power"),
        ("By 2030, it said, each nut that it uses will be traced.", "% of nut"),
        ("It will buy every pound of hops in Kent by 2030.", "% of pound"),
        ("Its mills will get all power from the sun by FY27.", "% of power"),
        ("It will replace every kiln within six years.", "% of kiln"),
        ("All firewood will come from its own land from next January.", "% of firewood"),
        ("Each of its pubs will be checked.", "% of pubs"),
        ("It promised a lunch to every pupil in Laval.", "% of pupil"),
        # of the rest, so to speak
        ("By 2030 no ship of the line will run its engines in port.", "% without ship"),
        ("None of its eggs is to come from cages by 2025.", "% without eggs"),
        ("It wants its ships to sail without oil by 2031.", "% without oil"),
    ],
)
def test_the_whole_of_something_counts_where_it_is_due(text: str, unit: str) -> None:
    assert [(m.quantity, m.unit) for m in quantities(text)] == [(Decimal(100), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "All its packaging is recyclable.",
        "By 2030, in all, it will have closed.",
        "It works every day until 2025.",
        "It pays for vans, each with a fridge, until 2025.",
        "Those firms each give until 2025.",
        "All going well, it will be built by 2025.",
        "It will check every third year until 2025.",
        "It will stretch to 2030 a goal set only last July.",
        "It is not Acme’s only green plan for 2025.",
        "Until 2030 it stays a wholly owned subsidiary.",
        "It is to be built no later than 2030.",
        "It wants to grow until 2030 without saying how.",
        "No ship of the line runs its engines in port.",
    ],
)
def test_all_and_every_elsewhere_do_not(text: str) -> None:
    assert not quantities(text)


def test_a_number_without_its_noun_takes_that_of_the_one_before() -> None:
    found = quantities("United promised 7,000 flights and American 6,000.")
    assert [(m.quantity, m.unit) for m in found] == [(Decimal(7_000), "flights"), (Decimal(6_000), "flights")]


def test_some_of_a_number_of_things_are_things_too() -> None:
    found = quantities("60 of the 90 flats")
    assert [(m.quantity, m.unit) for m in found] == [(Decimal(60), "flats"), (Decimal(90), "flats")]


def test_up_to_a_number_of_people() -> None:
    assert only("as many as 40,000 young people").qualifier is Qualifier.UP_TO
