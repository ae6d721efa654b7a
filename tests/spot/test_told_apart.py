"""Two equal measures of one text: which words and names say that they are two pledges?"""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import whose
from pledgewatch.spot.told_apart import are_told_apart, have_other_owners, is_another

DAY = dt.date(2024, 5, 2)


def context_of(text: str, title: str = "News in brief") -> Context:
    return Context(Document(title, text, DAY))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Corvane Ltd gave $5 million to Oxfam. It promised another $5 million for schools.", True),
        ("Corvane Ltd gave $5 million to Oxfam. Shops may bring up to another $5 million.", True),
        ("Corvane Ltd gave $5 million to Oxfam. Months later came a second $5 million.", True),
        ("Corvane Ltd gave $5 million to Oxfam. The last $5 million is for schools.", True),
        ("Corvane Ltd gave $5 million to Oxfam. An additional $5 million is for schools.", True),
        ("Corvane Ltd gave $5 million to Oxfam, and will lend shops $5 million more.", True),
        ("Corvane Ltd will train 3,000 welders. A further 3,000 welders will follow.", True),
        ("Corvane Ltd wants all its ferries electric by 2035; its ports are to be carbon neutral.", True),
        ("Corvane Ltd wants all its ferries carbon neutral by 2035.", False),
        # what was given on top is only recalled
        ("Corvane Ltd gave $5 million to Oxfam. The additional $5 million is for schools.", False),
        ("Corvane Ltd gave $5 million to Oxfam. The $5 million is for schools.", False),
        ("Corvane Ltd will train 3,000 welders. The 3,000 additional welders are for Toledo.", False),
        ("Corvane Ltd will train 3,000 welders. It needs 3,000 additional welders in Toledo.", True),
        ("Corvane Ltd gave $5 million to Oxfam, $5 million more than it had planned.", False),
        # both mention the same other one
        ("Corvane Ltd gave a further $5 million to Oxfam. A further $5 million, it said, is for schools.", False),
        # each item of a list is a pledge of its own, a line of text may tell the same again
        ("By 2030 Corvane Ltd wants:\n- waste down by 25%;\n- a solar roof on 25% of its shops.", True),
        ("By 2030 Corvane Ltd wants waste down by 25%.\nThe cut of 25% was asked for by its owners.", False),
        # but the points with which a text opens sum it up
        ("- Corvane Ltd puts up $5 million\n- The $5 million is for schools\n\nThe money is new.", False),
        ("- Corvane Ltd: $5 million for schools\n- Hexane Ltd: $5 million for ports", True),
        # how much, not which
        ("Corvane Ltd will buy 20% of its food nearby. It wants 20% more by 2030.", False),
    ],
)
def test_words_say_that_a_sum_is_another_one(text: str, apart: bool) -> None:
    context = context_of(text)
    a, b = context.measures[:2]
    assert are_told_apart(context.doc, a, b) is apart
    assert are_told_apart(context.doc, b, a) is apart


def test_a_headline_may_tell_of_either() -> None:
    context = context_of("Corvane Ltd gave another $5 million to Oxfam.", "Corvane gives $5 million")
    a, b = context.measures
    assert not are_told_apart(context.doc, a, b)
    assert is_another(context.doc, b)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Corvane Ltd pledged $5 million on Monday.\n\nHexane Ltd pledged $5 million on Tuesday.", True),
        ("Corvane Ltd pledged $5 million on Monday.\n\nCorvane promised the $5 million to Oxfam.", False),
        (
            "Corvane Ltd pledged $5 million on Monday.\n\nHexane Ltd makes paint.\n\nThe $5 million is for schools.",
            False,
        ),
    ],
)
def test_two_who_are_named_beside_their_sums_made_two_pledges(text: str, apart: bool) -> None:
    context = context_of(text)
    a, b = (tuple(whose(context.doc, context.cast, m.start, m.end)) for m in context.measures)
    assert have_other_owners(a, b) is apart
