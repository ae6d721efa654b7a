"""Sums that only match what others give are so much at most."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.model import Qualifier
from pledgewatch.spot.attributes.capped import qualifier_of
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def qualifier(text: str) -> Qualifier | None:
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    return qualifier_of(context, next(m for m in context.measures if m.money))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5 million is there to match what the dairy's workers give.", Qualifier.UP_TO),
        ("The dairy doubles each gift until $5 million of matching has been used up.", Qualifier.UP_TO),
        ("$5 million is there for schools.", Qualifier.EXACT),
        ("The dairy waited until $5 million had been promised.", Qualifier.EXACT),
        ("The dairy gives the same amount (about $5 million), too.", Qualifier.EXACT),
        ("The dairy gives about $5 million.", Qualifier.ABOUT),
    ],
)
def test_a_sum_that_only_matches_gifts_is_at_most_so_much(text: str, expected: Qualifier) -> None:
    assert qualifier(text) is expected
