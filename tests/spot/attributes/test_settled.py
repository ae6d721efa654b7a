"""Words that leave no doubt whether a pledge is news: sentences written for the purpose."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.model import Status
from pledgewatch.spot.attributes.settled import settle
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def settled(text: str, status: Status = Status.NEW) -> Status:
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    return settle(context, context.measures[0], status)


@pytest.mark.parametrize(
    "text",
    [
        "The goal of net zero by 2040 is unchanged, the dairy said.",
        "Its aim to be carbon neutral by 2035 was left untouched.",
        "Net zero by 2040 stays on the books.",
        "The dairy's standing commitment is to give $2 million a year to schools.",
        "The dairy keeps to its promise of 500 apprentices by 2030.",
        "The older target is unaffected: net zero by 2040.",
    ],
)
def test_a_promise_that_is_held_to_is_recalled(text: str) -> None:
    assert settled(text) is Status.BACKGROUND


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will be carbon neutral by 2040 and not by 2035.",
        "The dairy will be carbon neutral by 2030, five years sooner than planned.",
        "The dairy will give $5 million, up from the $3 million that it had promised.",
    ],
)
def test_a_promise_compared_with_what_it_was_has_changed(text: str) -> None:
    assert settled(text) is Status.UPDATE


@pytest.mark.parametrize(
    "text",
    [
        "The dairy will give $5 million to schools, but its dividend is unchanged.",
        "The dairy no longer stands by its promise of $5 million a year.",
        "The dairy will give $5 million, up from $3 million last year.",
        "On top of its existing pledges the dairy will give $5 million.",
        "In addition to its existing pledge to plant trees, the dairy said it will give $5 million.",
        "The dairy will give $5 million to protect untouched forest.",
        "The dairy will give $5 million to schools that were unaffected.",
        "The dairy sticks to its plan for new shops and will give $5 million.",
        "The dairy, which has delayed its results, will give $5 million.",
    ],
)
def test_words_of_something_else_settle_nothing(text: str) -> None:
    assert settled(text) is Status.NEW


@pytest.mark.parametrize(
    "text",
    [
        "The dairy is scrapping its goal of net zero by 2040.",
        "The dairy has dropped its target of net zero by 2040.",
        "The target of 500 apprentices by 2024 has been met.",
        "The dairy has put off its aim of net zero to 2040.",
    ],
)
@pytest.mark.parametrize("status", [Status.NEW, Status.BACKGROUND])
def test_a_promise_that_is_being_given_up_met_or_put_off_has_changed(text: str, status: Status) -> None:
    assert settled(text, status) is Status.UPDATE


def test_what_is_recalled_is_no_news_whatever_else_is_said_of_it() -> None:
    assert (
        settled("It had promised 2035 and not 2030 for being carbon neutral.", Status.BACKGROUND) is Status.BACKGROUND
    )
