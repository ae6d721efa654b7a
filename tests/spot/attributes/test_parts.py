"""What can be a part of what."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pledgewatch.model import Money, Status
from pledgewatch.spot.attributes.parts import can_be_part, choose_wholes, is_share_of
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.models import load_models


def money(amount: int, currency: str = "EUR") -> Measure:
    return Measure("money", 0, 1, 0, money=Money(Decimal(amount), currency))


def things(quantity: int, unit: str) -> Measure:
    return Measure("quantity", 0, 1, 0, quantity=Decimal(quantity), unit=unit)


@pytest.mark.parametrize(
    ("part", "whole", "possible"),
    [
        (money(20), money(100), True),
        (money(100), money(20), False),
        (money(100), money(100), False),
        (money(100, "SEK"), money(20, "EUR"), True),
        (things(50, "trees"), things(1000, "trees"), True),
        (things(50, "jobs"), things(1000, "trees"), False),
        (things(50, "jobs"), money(1000), True),
        (Measure("aim", 0, 1, 0, year=2030), money(1000), False),
    ],
    ids=["smaller sum", "larger sum", "same sum", "other currency", "fewer things", "other things", "things", "aim"],
)
def test_a_part_is_of_the_same_sort_and_smaller(part: Measure, whole: Measure, possible: bool) -> None:
    assert can_be_part(part, whole) is possible


def wholes(text: str, *givers: str) -> list[int | None]:
    """``givers``: for each sum its pledger, and behind commas those who promise it together with it."""
    context = Context(Document("Acme gives", text, dt.date(2024, 5, 15)))
    statuses = [Status.NEW] * len(context.measures)
    return choose_wholes(
        load_models().parts, context, context.measures, statuses, [tuple(each.split(", ")) for each in givers]
    )


def test_what_is_said_to_be_of_a_sum_is_a_part_of_it() -> None:
    assert wholes("Acme will give $20 million. Of that, $5 million goes to schools.", "Acme", "Acme") == [None, 0]


@pytest.mark.parametrize(("words", "whole"), [("$5 million of that", 0), ("another $5 million", None)])
def test_what_is_counted_within_a_sum_is_a_part_of_it_sooner(words: str, whole: int | None) -> None:
    context = Context(Document("Acme gives", f"Acme will give $20 million. It lends {words}.", dt.date(2024, 5, 15)))
    unsure = Linear(("part",), (-2.0,), {})
    assert choose_wholes(unsure, context, context.measures, [Status.NEW] * 2, [("Acme",)] * 2) == [None, whole]


def test_what_somebody_else_gives_is_no_part() -> None:
    assert wholes("Acme will give $20 million. Of that, $5 million goes to schools.", "Acme", "Bolt") == [None, None]


@pytest.mark.parametrize(
    ("amounts", "givers", "is_share"),
    [
        ([100, 60, 40], ["Acme Group", "Acme", "Acme Foundation"], True),
        ([100, 60, 40], ["Acme Group, Bolt", "Acme", "Bolt"], True),
        ([100, 60, 40], ["Acme Group", "Acme", "Bolt"], False),
        ([100, 60, 40], ["The Acme Group", "Acme", "The Bolt Foundation"], False),
        ([100, 60, 30], ["Acme Group", "Acme", "Acme Foundation"], False),
    ],
    ids=[
        "its foundation",
        "one of several givers",
        "somebody else",
        "an article is no kinship",
        "the sums do not make the whole",
    ],
)
def test_the_share_of_another_giver_makes_the_whole_with_the_rest(
    amounts: list[int], givers: list[str], is_share: bool
) -> None:
    measures = [money(amount) for amount in amounts]
    assert is_share_of(measures, [tuple(each.split(", ")) for each in givers], 2, 0) is is_share
