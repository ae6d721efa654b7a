"""On which days something was said, and when a part is dated otherwise than its whole: sentences written for it."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.model import PartialDate, Status
from pledgewatch.spot.attributes.describing import News, is_dated_otherwise
from pledgewatch.spot.attributes.said_then import is_said_then
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document

PUBLISHED = dt.date(2024, 5, 15)


def context(text: str) -> Context:
    return Context(Document("", text, PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "The dairy said last Thursday that $5 million of it is for schools.",
        "On Thursday it promised $5 million of it to schools.",
        "On Thursday, the dairy said, $5 million of it is for schools.",
        "On Thursday, it announced $5 million for schools.",
        "Of that $5 million is for schools, it said on Thursday.",
        "Of that $5 million is for schools, the dairy said, on Thursday.",
        "In 2021 the dairy set aside $5 million of it for schools.",
        "On Tuesday it doubled that to $5 million.",
        "The larger commitment of December 2020 has $5 million for schools.",
    ],
)
def test_something_was_said_then(text: str) -> None:
    found = context(text)
    assert is_said_then(found, found.dates[0])


@pytest.mark.parametrize(
    "text",
    [
        "Of that $5 million is for schools that the storm hit on Thursday.",
        "Of that, it said, $5 million is for the schools which reopened on Thursday.",
        "The dairy said that schools closed since Thursday will have $5 million of it.",
        "Of that $5 million went to a school in 2021, the dairy said.",
        "Of the commitment $5 million went to a school in 2021.",
        "Of that, $5 million will help, after the fire of 2021, to build a school.",
    ],
)
def test_something_only_happened_then(text: str) -> None:
    found = context(text)
    assert not is_said_then(found, found.dates[0])


def dated_otherwise(text: str, whole: PartialDate | None, status: Status = Status.NEW) -> bool:
    found = context(text)
    words = next(iter(found.dates), None)
    own = News(Status.NEW, None, words.value if words else PUBLISHED.isoformat(), words)
    return is_dated_otherwise(found, found.measures[-1], own, News(status, None, whole, None))


def test_a_part_told_of_on_another_day_is_dated_otherwise() -> None:
    assert dated_otherwise("The dairy said on Thursday that $5 million is for schools.", "2024-05-13")


@pytest.mark.parametrize(
    ("text", "whole", "status"),
    [
        ("The dairy said on Thursday that $5 million is for schools.", "2024-05-09", Status.NEW),
        ("The dairy said on Thursday that $5 million is for schools.", "2024-05-13", Status.BACKGROUND),
        ("The dairy said today that $5 million is for schools.", "2024-05-13", Status.NEW),
        ("Of that $5 million is for schools.", "2024-05-13", Status.NEW),
        ("The dairy spoke on Thursday. Of that $5 million is for schools.", "2024-05-13", Status.NEW),
        ("Of that $5 million is for schools that a storm hit on Thursday.", "2024-05-13", Status.NEW),
    ],
    ids=["the same day", "another light", "today", "no date", "another sentence", "a storm"],
)
def test_a_part_is_else_dated_with_its_whole(text: str, whole: PartialDate, status: Status) -> None:
    assert not dated_otherwise(text, whole, status)
