"""Sums that are told as so much of another: sentences written for the purpose, the last measure asked about."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.counted import is_counted_within
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def counted(text: str) -> bool:
    context = Context(Document("", text, dt.date(2024, 5, 15)))
    return is_counted_within(context, context.measures[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Acme will give $20 million. Of that, $5 million goes to schools.",
        "Acme will give $20 million, of which as much as $5 million goes to schools.",
        "Acme will give $20 million. At least $5 million of the money is for schools.",
        "Acme will give $20 million. Out of this fund $5 million is for schools.",
        "Acme will give $20 million. A quarter of it is for schools.",
        "Acme will give $20 million. The other $5 million is for schools.",
    ],
)
def test_a_sum_of_the_sum_before_is_counted_within_it(text: str) -> None:
    assert counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Acme will give $20 million. Bolt will give $5 million.",
        "Acme will give $20 million. A further $5 million is for schools.",
        "Acme will give $20 million. On top of that it lends $5 million.",
        "Acme promised $20 million in May. Out of that sum $5 million now goes to schools.",
    ],
)
def test_another_sum_is_not(text: str) -> None:
    assert not counted(text)
