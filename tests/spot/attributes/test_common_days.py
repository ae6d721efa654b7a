"""Days that pledges without a date of their own share, as a reader of a paper of Wednesday 15 May 2024 sees them."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.occasions import common_days
from pledgewatch.spot.attributes.referring import referring_days
from pledgewatch.spot.attributes.sections import sections
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document

PUBLISHED = dt.date(2024, 5, 15)


def context(text: str, title: str = "Who gave what") -> Context:
    return Context(Document(title, text, PUBLISHED))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Who gave what", "Ministers met the grocers at a food summit on Friday.\n\nThe money came later."),
        ("Food summit: who gave what", "On Friday the minister asked. They answered."),
    ],
    ids=["told in the lead", "told in the title"],
)
def test_the_day_of_an_occasion_is_that_of_every_pledge(title: str, text: str) -> None:
    (day,) = common_days(context(text, title))
    assert (day.mention.value, day.everywhere) == ("2024-05-10", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ahead of a summit on Friday the grocers have spoken.",
        "The summit ended on Friday, two days after it opened on Wednesday of last week.",
        "Summits were held in 2019.",
    ],
    ids=["not yet", "two days", "long ago"],
)
def test_an_occasion_without_one_day_says_nothing(text: str) -> None:
    assert common_days(context(text)) == []


def test_what_several_companies_did_dates_the_pledges_behind_it() -> None:
    found = context(
        "Rain fell.\n\nOther firms responded over the weekend. Acme gave $1m.\n\nSo did Bolt.\n\nMore rain fell."
    )
    (day,) = common_days(found)
    assert day.mention.value == "2024-05"
    covered = [day.covers(sentence, listed=False) for sentence in found.doc.sentences]
    assert covered == [False, False, False, True, True, False]
    assert day.covers(found.doc.sentences[-1], listed=True)


@pytest.mark.parametrize(
    "text",
    [
        "The pledge, made on Friday, is the grocer’s first.",
        "The new money was announced on Friday in a letter.",
        "The announcement Friday came as a surprise.",
        "It wants more. Its target, set on Friday, is high.",
        "Friday’s nine-figure package is mostly loans.",
        "Acme announced the sum on Friday.",
        "The board made it known on Friday evening.",
        "So much was decided by the board on Friday.",
        "The promise of Friday is its largest.",
        "Nets are on the list announced in Lyon on Friday.",
    ],
)
def test_the_text_says_when_what_it_told_was_announced(text: str) -> None:
    assert [day.value for day in referring_days(context(text))] == ["2024-05-10"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister accepted the offer on Friday.",
        "The news, made public on Friday, shook the town.",
        "The decision was published on Friday.",
        "The agreement was signed on Friday.",
        "The figures were released on Friday.",
        "The bank withdrew its name from the programme on Friday.",
        "Friday’s storm took the roof.",
        "The pledge was made in 2019.",
        "The mill is being sold, it was made known on Friday.",
    ],
)
def test_what_happened_otherwise_refers_to_no_announcement(text: str) -> None:
    assert referring_days(context(text)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("All gave.\n\nAcme\n\nIt gave $1m. It did so twice.\n\nBolt\n\nIt gave $2m.", [0, 0, 1, 1, 1, 2, 2]),
        ("All gave.\n\nAcme: a million for a school in the north of the town.\n\nBolt: nothing at all.", [0, 0, 1, 2]),
        ("* Acme gave one million for a school.\n* Bolt gave two.\n\nThat is all for now.", [0, 1, 2, 0]),
        ("All gave.\n\nWhat now\n\nNobody knows what is to come.", [0, 0, 0, 0]),
    ],
    ids=["headings", "labels", "a list and what follows it", "a single heading"],
)
def test_an_article_is_told_by_sections(text: str, numbers: list[int]) -> None:
    assert sections(context(text).doc) == numbers
