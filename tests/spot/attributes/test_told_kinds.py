"""The kind of a pledge where the words beside its sum name it, and where they do not."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.model import Kind
from pledgewatch.spot.attributes.told_kinds import told_kind
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def kind(text: str) -> Kind | None:
    context = Context(Document("News", text, dt.date(2024, 5, 2)))
    (measure,) = [m for m in context.measures if m.money]
    return told_kind(context, measure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Corvane announced a donation of $5 million.", Kind.DONATION),
        ("Corvane announced grants totalling $5 million.", Kind.DONATION),
        ("Corvane made a donation in the aggregate amount of $5 million.", Kind.DONATION),
        ("Corvane made a $5 million gift.", Kind.DONATION),
        ("Corvane has $5 million in grants for schools.", Kind.DONATION),
        ("Corvane opened a loan pool of $5 million.", Kind.FINANCING),
        ("Corvane has $5 million in interest-free loans.", Kind.FINANCING),
        ("Corvane will lend $5 million worth of cheap mortgages.", Kind.FINANCING),
        ("Corvane sends a million dollars’ worth of coats and sweaters.", Kind.IN_KIND),
        ("Corvane sends relief goods worth $5 million.", Kind.IN_KIND),
        ("Corvane gives $5 million in Google Ads credits.", Kind.IN_KIND),
        ("Corvane gives $5 million in ad grants.", Kind.IN_KIND),
    ],
)
def test_the_words_beside_a_sum_tell_its_kind(text: str, told: Kind) -> None:
    assert kind(text) is told


@pytest.mark.parametrize(
    "text",
    [
        "Corvane will spend $5 million on schools.",
        "Corvane will buy $5 million worth of goods from small firms.",
        "Corvane has $5 million in grants and loans.",
        "Corvane has $5 million in loans and grants.",
        "Corvane gave $5 million. A donation of rice came later.",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert kind(text) is None
