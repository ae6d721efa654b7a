"""Which days an article's news can be of, as a reader of a paper of Wednesday 15 May 2024 sees it."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.ages import compare, is_gone
from pledgewatch.spot.attributes.news_day import choose_day, possible_days
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.linear import Linear

PUBLISHED = dt.date(2024, 5, 15)


def days(text: str, published: dt.date | None = PUBLISHED) -> set[str]:
    return {day.value for day in possible_days(Context(Document("Acme gives", text, published)))}


def test_recent_days_and_the_day_of_print_can_be_the_day_of_the_news() -> None:
    assert days("Acme gave it in 2019. The pledge, made on Friday, is new.") == {"2024-05-10", "2024-05-15"}


def test_an_article_without_a_date_has_no_day_of_news() -> None:
    assert days("The pledge was made on Friday.", None) == set()
    assert choose_day(Linear(("new",), (0.0,), {}), []) is None


def test_the_likeliest_day_is_chosen() -> None:
    model = Linear(("new",), (0.0,), {"newsday form=weekday": (1.0,)})
    found = possible_days(Context(Document("Acme gives", "The pledge was made on Friday.", PUBLISHED)))
    assert choose_day(model, found) == "2024-05-10"


@pytest.mark.parametrize(
    "text",
    [
        "Acme spoke on Tuesday. The announcement was made on Friday.",
        "Acme spoke on Tuesday. Its chief signed her name in Kigali on Friday.",
        "Acme spoke on Tuesday. Both announcements came on Friday.",
        "Acme spoke on Tuesday. It made its pledge public on Friday.",
    ],
)
def test_the_day_that_the_text_tells_is_chosen_before_all(text: str) -> None:
    model = Linear(("new",), (0.0,), {"newsday age=yesterday": (5.0,)})
    assert choose_day(model, possible_days(Context(Document("Acme gives", text, PUBLISHED)))) == "2024-05-10"


@pytest.mark.parametrize(
    ("value", "relation"),
    [
        ("2024-05-14", "same"),
        ("2024-05", "vaguer"),
        ("2024-05-10", "earlier"),
        ("2024-05-15", "later"),
    ],
)
def test_a_date_is_compared_with_the_day_of_the_news(value: str, relation: str) -> None:
    assert compare(value, "2024-05-14") == relation


@pytest.mark.parametrize("words", ["last week", "Two weeks ago", "earlier this month"])
def test_some_recent_dates_are_told_as_over(words: str) -> None:
    assert is_gone(words)


@pytest.mark.parametrize("words", ["Tuesday", "this week", "14 May"])
def test_others_are_told_as_news(words: str) -> None:
    assert not is_gone(words)
