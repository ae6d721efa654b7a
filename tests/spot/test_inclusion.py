"""A sum that is counted within a pledge is a part of it."""

from __future__ import annotations

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.inclusion import is_included


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Acme will give $100m, of which $20m is for schools.", True),
        ("The bank pledged €2bn to the region, including €300m for small firms.", True),
        ("Its offer of £50m includes £5m for apprentices.", True),
        ("Of the $100m, $20m goes to schools.", True),
        ("Acme will lend $100m by 2030, of which it has lent $20m.", False),
        ("Acme will give $100m and made a profit of $20m.", False),
        ("Acme will give $20m, including a loan, out of sales of $100m.", False),
        ("Acme will give $100m, of which €20m is for schools.", False),
    ],
)
def test_a_smaller_sum_of_the_same_currency_said_to_be_counted_within(sentence: str, counted: bool) -> None:
    context = Context(Document("", sentence, None))
    whole, part = [measure for measure in context.measures if measure.money]
    assert is_included(context, part, whole) is counted
