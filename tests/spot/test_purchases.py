"""Things and the money that is said to pay for them are one pledge."""

from __future__ import annotations

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.purchases import with_purchases


def told(text: str) -> list[tuple[str, str | None]]:
    """What is told as pledges of one company, each with what it buys."""
    context = Context(Document("News", text, None))
    owner = Owner(entity=0, score=1.0, features={})
    believed = [Judged(measure, (owner,), (), 0.9) for measure in context.measures]
    return [
        (context.doc.full[j.measure.start : j.measure.end], j.buys.unit if j.buys else None)
        for j in with_purchases(context, believed)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane will dig 40 wells at a cost of $2 million.",
        "Corvane hands out 40 wells worth about $2 million.",
        "Corvane will dig 40 wells in the hills and set aside $2 million for them.",
        "Corvane will dig 40 wells by 2030. It puts the bill at $2 million.",
        "Corvane will dig 40 wells by 2030. The cost, $2 million, includes pumps.",
        "Corvane will dig 40 wells in the hills. The firm has earmarked $2 million for the project.",
        "Corvane gives $2 million, with which it will dig 40 wells.",
        "Corvane gives $2 million. With the money, the charity will dig 40 wells.",
    ],
)
def test_what_a_sum_is_said_to_buy_is_told_with_it(text: str) -> None:
    [(money, things)] = told(text)
    assert "$2 million" in money
    assert things == "wells"


def test_so_is_the_same_number_elsewhere() -> None:
    text = "Corvane promised 40 wells. It will dig the 40 wells at a cost of $2 million."
    assert told(text) == [("$2 million", "wells")]


def test_but_not_the_same_number_of_other_things() -> None:
    text = "Corvane gives schools 40 laptops worth $2 million. By 2028 Corvane will hire 40 refugees."
    assert [things for _, things in told(text)] == ["laptops", None]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane will dig 40 wells and give $2 million to schools.",
        "Corvane will dig 40 wells. It also budgets $2 million for schools.",
        "Corvane will dig 40 wells. Each costs $2 million.",
        "Corvane gives $2 million to schools. It will dig 40 wells.",
        "Corvane will dig 40 wells. It also set aside $2 million for them.",
        "Corvane will dig 40 wells. It gives $2 million to the programme for school meals.",
        "Corvane will dig 40 wells. It gives $2 million to the project Clean Rivers.",
        "Corvane will dig 40 wells. To help with the cost of living it gives $2 million.",
        "Corvane will dig 40 wells. Its shops sold more. Sales rose. They cost $2 million.",
    ],
)
def test_things_beside_a_sum_are_a_pledge_of_their_own(text: str) -> None:
    assert len(set(told(text))) == 2  # the price of each and what they come to are readings of one number
