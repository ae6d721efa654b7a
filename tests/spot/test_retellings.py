"""An article that tells of one pledge several times makes one claim, and of two equal ones makes two."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.document import Document
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.organisations.finding import whose
from pledgewatch.spot.retellings import merge_retellings

DAY = dt.date(2024, 5, 2)

#: Equal sums are one pledge unless the second is called another one.
MODEL = Linear(("yes",), (-1.0,), {"value=same": (3.0,), "value=rounded": (3.0,), "second:another": (-3.0,)})


def told(title: str, text: str, confidence: tuple[float, ...]) -> list[tuple[str, str, float]]:
    """Of each pledge after merging: its measure in the article's words, its owner, its confidence."""
    context = Context(Document(title, text, DAY))
    doc, cast = context.doc, context.cast
    judged = [
        Judged(m, tuple(whose(doc, cast, m.start, m.end)), (), sure)
        for m, sure in zip(context.measures, confidence, strict=True)
    ]
    merged = merge_retellings(context, MODEL, judged)
    return [
        (doc.full[j.measure.start : j.measure.end], cast.entities[j.owners[0].entity].name, j.confidence)
        for j in merged
    ]


def test_a_headline_and_its_story_are_one_pledge_told_in_the_fuller_words() -> None:
    found = told("Corvane gives $3.1 million", "Corvane Ltd gave schools $3,126,380 on Monday.", (0.9, 0.6))
    assert found == [("$3,126,380", "Corvane", 0.9)]


def test_another_sum_of_the_same_size_is_another_pledge() -> None:
    text = "Corvane Ltd gave $5 million to Oxfam. It promised another $5 million for schools."
    assert len(told("News in brief", text, (0.9, 0.8))) == 2


@pytest.mark.parametrize(
    ("text", "pledges"),
    [
        ("Corvane Ltd gave $5 million to Oxfam, and promised the same amount for schools.", 2),
        ("Corvane Ltd gives $10 million, $5 million for schools and the rest for roads.", 3),
        ("Corvane Ltd gives $10 million, half for schools and half for roads.", 3),
    ],
)
def test_a_sum_told_by_way_of_another_is_another_pledge(text: str, pledges: int) -> None:
    assert len(told("News in brief", text, (0.9,) * pledges)) == pledges


def test_two_halves_are_two_though_both_are_told_by_what_is_shared_equally() -> None:
    text = "Corvane Ltd gave $5 million. It is to be shared equally: half goes to Oxfam and half to schools."
    assert len(told("News in brief", text, (0.9,) * 4)) == 3


def test_whose_it_is_says_the_mention_that_names_somebody() -> None:
    text = "Hexane Ltd makes paint. Corvane Ltd pledged $5 million to Oxfam on Monday."
    found = told("Paint maker hands $5 million to Oxfam", text, (0.9, 0.6))
    assert found == [("$5 million", "Corvane", 0.9)]


def test_equal_sums_of_two_who_are_both_named_are_two_pledges() -> None:
    text = "Corvane Ltd pledged $5 million on Monday.\n\nHexane Ltd pledged $5 million on Tuesday."
    assert [owner for _, owner, _ in told("News in brief", text, (0.9, 0.9))] == ["Corvane", "Hexane"]


def test_nothing_told_is_nothing_merged() -> None:
    assert merge_retellings(Context(Document("News in brief", "Nothing.", DAY)), MODEL, []) == []
