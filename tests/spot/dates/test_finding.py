"""Dates in running text, as a reader of a paper of Wednesday 15 May 2024 understands them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.dates.finding import find_dates, find_durations
from pledgewatch.spot.document import Document

PUBLISHED = dt.date(2024, 5, 15)


def dates(text: str) -> list[tuple[str, str]]:
    return [(d.value, d.role) for d in find_dates(Document("", text, PUBLISHED))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The grocer said on Tuesday that it would pay.", "2024-05-14"),
        ("The grocer said on Friday that it would pay.", "2024-05-10"),
        ("It was told of at Monday's meeting.", "2024-05-13"),
        ("It came out yesterday.", "2024-05-14"),
        ("It came out last month.", "2024-04"),
        ("It came out earlier this week.", "2024-05"),
        ("It came out in March.", "2024-03"),
        ("It came out in November.", "2023-11"),
        ("It came out on 3 May.", "2024-05-03"),
        ("It came out on December 12.", "2023-12-12"),
        ("It came out on 4 June 2019.", "2019-06-04"),
        ("It came out in 2019.", "2019"),
        ("It came out three years ago.", "2021"),
        ("It came out two weeks ago.", "2024-05"),
        ("It came out exactly a year ago.", "2023-05"),
        ("It came out in April last year.", "2023-04"),
        ("The chairman let it be known at the weekend.", "2024-05"),
        ("As we wrote on the 3rd, the sum is small.", "2024-05-03"),
        ("The bank renewed its four-year-old promise.", "2020"),
        ("It came out on Thursday of last week.", "2024-05-09"),
        ("It came out in the spring.", "2024"),
        ("It came out in the autumn.", "2023"),
        ("It came out a year and a half ago.", "2022"),
        ("It came out midweek.", "2024-05-15"),
        ("It came out last weekend.", "2024-05"),
        ("It came out at the start of the month.", "2024-05"),
        ("Here are seven from the last two weeks.", "2024-05"),
        ("Work was begun at the beginning of the month.", "2024-05"),
        ("It will give more than it did over the last few days.", "2024-05"),
        ("It will give $5 million, the grocer said at the weekend.", "2024-05"),
        ("It will give $5 million, the grocer said midweek.", "2024-05-15"),
        ("It came out in the last week of April.", "2024-04"),
        ("It spoke last month of five million trees.", "2024-04"),
        ("It was told of at today’s meeting.", "2024-05-15"),
        ("It came a day after Acme said it would pay.", "2024-05-14"),
        ("It will pay $5 million, the grocer said on Friday.", "2024-05-10"),
        ("It came out a fortnight ago.", "2024-05"),
        ("It came out the week before last.", "2024-05"),
        ("It came out a few weeks ago.", "2024-04"),
        ("It came out 48 hours ago.", "2024-05-13"),
        ("It came out two Fridays ago.", "2024-05-03"),
        ("It came out at the beginning of April.", "2024-04"),
        ("It came out at the end of last month.", "2024-04"),
        ("The grocer told it on Earth Day.", "2024-04-22"),
        ("The grocer told it on New Year’s Eve.", "2023-12-31"),
        ("The grocer told it on Thanksgiving.", "2023-11-23"),
        ("The grocer told it on Memorial Day.", "2023-05-29"),
        ("The grocer told it on Giving Tuesday.", "2023-11-28"),
        ("The grocer told it on Easter Monday.", "2024-04-01"),
        ("The grocer’s letter is dated the 9th of last month.", "2024-04-09"),
    ],
)
def test_a_date_said_is_resolved_against_publication(text: str, value: str) -> None:
    assert dates(text) == [(value, "said")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bakery spoke on 6 May. A day later the brewery followed.", "2024-05-07"),
        ("The bakery spoke on 6 May. The next day the brewery followed.", "2024-05-07"),
        ("The bakery spoke on 6 May. The brewery did so the same day.", "2024-05-06"),
        ("The bakery spoke on 6 May. The brewery had done so two days earlier.", "2024-05-04"),
        ("The bakery spoke on 6 May. The brewery had done so a week earlier.", "2024-04"),
        ("The bakery spoke in June 2022. The brewery did so in the same month.", "2022-06"),
        ("The bakery spoke on 6 May. The day before, the brewery did.", "2024-05-05"),
        ("The bakery spoke on 6 May. The previous day the brewery did.", "2024-05-05"),
        ("The bakery spoke on 6 May. Two days afterwards the brewery followed.", "2024-05-08"),
        ("The bakery spoke on 6 May. The brewery gave $5 million the day after for schools.", "2024-05-07"),
        ("The bakery spoke on 2 May. The brewery followed on the Monday after.", "2024-05-06"),
        ("The bakery spoke in June 2022. In that year the brewery did so.", "2022"),
    ],
)
def test_a_date_told_by_another_is_counted_from_it(text: str, value: str) -> None:
    assert dates(text)[-1] == (value, "said")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("All vans will be electric by 2030.", "2030"),
        ("All vans will be electric by the end of the decade.", "2030"),
        ("The money is to be spent by the end of 2026.", "2026"),
        ("The money is to be spent by 30 June 2026.", "2026-06-30"),
        ("The money is to be spent by next year.", "2025"),
        ("The money is to be spent by the end of February.", "2025-02"),
        ("The hall is free until the middle of September.", "2024-09"),
        ("The money is to be spent before April.", "2025-04"),
        ("It gives 1% of its revenue, starting on January 1.", "2025-01-01"),
        ("It gives $5 million a year, beginning in February.", "2025-02"),
    ],
)
def test_a_date_ahead_is_a_deadline(text: str, value: str) -> None:
    assert (value, "deadline") in dates(text)


def test_a_weekend_is_of_the_month_of_its_sunday() -> None:
    found = find_dates(Document("", "It came out at the weekend.", dt.date(2024, 4, 1)))
    assert [d.value for d in found] == ["2024-03"]


def test_a_week_is_of_the_month_of_its_thursday() -> None:
    found = find_dates(Document("", "It came out last week.", dt.date(2024, 8, 5)))
    assert [d.value for d in found] == ["2024-08"]


def test_the_same_year_as_one_ahead_is_no_day_gone_by() -> None:
    assert dates("It will stop burning coal by 2030 and heat with wood in the same year.") == [("2030", "deadline")]


def test_the_last_weeks_of_a_year_are_none_before_publication() -> None:
    assert [value for value, _ in dates("It came out in the last two weeks of 2019.")] == ["2019"]


@pytest.mark.parametrize(
    "text",
    ["On Friday the share closed at 80 francs.", "Shares in Acme rose 3% on Friday.", "On Friday Acme shares were up."],
)
def test_a_day_on_which_a_price_moved_is_of_the_market(text: str) -> None:
    assert [role for _, role in dates(text)] == ["market"]


@pytest.mark.parametrize(
    "text",
    [
        "It has sent tents since Monday's earthquakes.",
        "It will rebuild what the earthquake of April 16 took.",
        "It will rebuild what the April 16 quake took.",
        "It will rebuild the mill, gone in the fire of 3 May.",
    ],
)
def test_a_day_on_which_a_disaster_struck_is_of_the_disaster(text: str) -> None:
    assert [role for _, role in dates(text)] == ["disaster"]


@pytest.mark.parametrize(
    "text", ["It will be done by Earth Day.", "The loan is for Thanksgiving.", "It opens on Labor Day."]
)
def test_a_holiday_on_which_nothing_was_said_is_no_date(text: str) -> None:
    assert not dates(text)


def test_what_came_since_a_day_came_on_no_certain_one() -> None:
    assert dates("Here is what firms have promised since Monday:") == [("2024-05-13", "baseline")]


def test_a_year_that_figures_are_measured_from_is_neither() -> None:
    assert dates("Emissions are to fall by half from 2019 levels.") == [("2019", "baseline")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("It will pay over five years.", 5),
        ("It has a three-year plan.", 3),
        ("It will pay within the next decade.", 10),
        ("It will pay over two to four years.", 4),
    ],
)
def test_a_length_of_time_is_told_in_years(text: str, years: int) -> None:
    assert [d.years for d in find_durations(Document("", text, PUBLISHED))] == [years]


@pytest.mark.parametrize(
    "text",
    [
        "It was founded five years ago.",
        "It gives 1% of profits, averaged over three years.",
        "It sells 900 vans in a year.",
    ],
)
def test_a_time_gone_by_or_reckoned_by_is_no_length(text: str) -> None:
    assert find_durations(Document("", text, PUBLISHED)) == []


@given(st.text(alphabet="0123 5thMay onlasyerdgwk-'.2024", max_size=80))
def test_any_text_gives_dates_of_the_calendar_in_order(text: str) -> None:
    found = find_dates(Document("", text, PUBLISHED))
    assert [d.start for d in found] == sorted(d.start for d in found)
    for mention in found:
        dt.date.fromisoformat((mention.value + "-01-01")[:10])


def test_days_after_something_that_happened_are_no_date() -> None:
    assert dates("The bakery spoke on 6 May, three days after the storm.") == [("2024-05-06", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "The fund will open on Friday.",
        "From Monday every till asks for a dollar.",
        "The hurricane season opens on Sunday.",
        "It will hand over its whole profit this Saturday.",
        "The boxes are due to be sent this week.",
        "It’ll be voted on Thursday.",
        "Crews start later this month.",
        "That is $5 million at today’s rate.",
        "The vote is due to open on Friday.",
        "The winner will be announced on Friday.",
        "It will set out its plan on Friday.",
        "The fund is to be launched on Friday.",
        "Work will start at the beginning of the month.",
        "The hall will open midweek.",
        "The hall is to open at the weekend.",
        "It is nearly $5 million at today's exchange rate.",
        "The grocer pays for midweek fixtures.",
        "It opened on a midweek evening.",
        "The takings will be handed over from Friday’s game onward.",
    ],
)
def test_a_day_to_come_is_none_on_which_something_was_said(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It gave to those without a wage due to the strike of Friday.",
        "In a bid to be net zero the grocer on Friday set aside $5 million.",
        "It wants to be the first and on Friday set aside $5 million.",
        "The grocer will be carbon neutral under a plan of Friday.",
        "It will give $5 million it emerged on Friday.",
        "It will give $5 million according to an email of Friday.",
        "It will give $5 million under a deal struck on Friday.",
        "It will give $5 million under a target set on Friday.",
        "It will give $5 million as its chairman wrote in a short statement on Friday.",
        "Actor Will Smith gave $5 million on Friday.",
        "Its shares are down from Friday’s high.",
        "The bakery followed later on Friday.",
    ],
)
def test_a_day_on_which_something_was_said_or_done_is_past(text: str) -> None:
    assert dates(text) == [("2024-05-10", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "It will help those whom the storm hit on Friday.",
        "Volunteers have been knocking on doors since the cyclone came through on Friday.",
        "The river burst its banks on Friday.",
    ],
)
def test_on_the_day_of_a_disaster_nothing_was_said(text: str) -> None:
    assert dates(text) == [("2024-05-10", "disaster")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The bank spoke on Friday. Hours later, on Sunday, its rival did.", ["2024-05-10", "2024-05-12"]),
        ("The bank spoke on 6 May. The next day, on the 7th, its rival did.", ["2024-05-06", "2024-05-07"]),
        ("The bank spoke on Friday. Hours later its rival did on Sunday.", ["2024-05-10", "2024-05-10", "2024-05-12"]),
        ("The bank spoke on Friday. Hours earlier its rival had.", ["2024-05-10", "2024-05-10"]),
        ("It was in 2019. Hours later the bank spoke.", ["2019"]),
        ("The game was in 2022; it gave the money that October.", ["2022", "2022-10"]),
        ("The game was in 2022; that same October Acme gave the money.", ["2022", "2022-10"]),
        ("The game was in 2022; later it emerged that April Foods gave the money.", ["2022"]),
        ("The game was in 2022; the players said that April was too wet.", ["2022"]),
    ],
    ids=[
        "hours, and the day",
        "a day, and which",
        "hours, and a day further on",
        "hours from a day of the news",
        "hours from nowhere",
        "a month of the year named",
        "a month of the same year",
        "a name",
        "any April",
    ],
)
def test_a_date_is_told_by_the_one_before_it(text: str, values: list[str]) -> None:
    assert [value for value, _ in dates(text)] == values
