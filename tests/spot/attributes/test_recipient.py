"""Who is told to receive what is pledged."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.attributes.recipient import RECIPIENT, receivers, recipient
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.models import load_models

GIFT = "Fenwick Brothers is donating $5 million to Harrow University."
#: What stands behind the sum and "to" receives it.
TO_THEM = Linear(("part", RECIPIENT), (0.0, -2.0), {"recipient at=behind prep=to": (0.0, 4.0)})


def tell(text: str) -> Telling:
    context = Context(Document("Fenwick Brothers makes a promise", text, dt.date(2024, 5, 15)))
    return Telling(context, [j for j in judge(context, load_models()) if j.owners and j.measure.money])


def told(model: Linear, text: str) -> str | None:
    telling = tell(text)
    found = recipient(model, telling, 0)
    return telling.context.cast.entities[found.entity].name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GIFT, "Harrow University"),
        ("Fenwick Brothers is donating $5 million to schools. Harrow University is glad.", None),
        ("Fenwick Brothers is donating $5 million to the Harrow Fountain.", None),
    ],
)
def test_the_likeliest_of_those_named_receives(text: str, name: str | None) -> None:
    assert told(TO_THEM, text) == name


def test_a_model_that_learned_of_no_receivers_tells_none() -> None:
    assert told(Linear(("part",), (5.0,), {}), GIFT) is None


def test_the_giver_and_places_do_not_receive() -> None:
    telling = tell("Fenwick Brothers is donating $5 million to Harrow University in Kenya.")
    measure, owner = telling.told[0].measure, telling.owners[0]
    entities = telling.context.cast.entities
    named = [entities[r.mention.entity].name for r in receivers(telling.context, measure, owner, {owner})]
    assert named == ["Harrow University"]


def test_what_goes_to_the_same_fund_has_the_receiver_told_before() -> None:
    telling = tell(
        f"{GIFT} Last May it promised $2 million to the same university. It sent $1 million to the same fund."
    )
    before = recipient(TO_THEM, telling, 0)
    assert before is not None
    assert [recipient(TO_THEM, telling, number, before) for number in (1, 2)] == [None, before]
