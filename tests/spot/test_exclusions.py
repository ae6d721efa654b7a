"""Old figures, gifts of the past or of others, running sums, forecasts and the size of a company are no pledges."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.exclusions import is_excluded


def excluded(text: str) -> list[str]:
    context = Context(Document("News", text, dt.date(2024, 5, 2)))
    return [context.doc.full[m.start : m.end] for m in context.measures if is_excluded(context, m)]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Corvane will give $5 million, up from $3 million.", "$3 million"),
        ("Corvane lifted its gift from about $3 million to $5 million.", "about $3 million"),
        ("By 2030 emissions are to fall by 50%, up from the 40% of 2017.", "40%"),
        ("Corvane now aims for 35% by 2035. Its old goal was 50% by 2030.", "50%"),
        ("Corvane will plant 900 trees instead of 2,000 trees.", "2,000 trees"),
        ("Corvane has given $3 million to farmers over the past two years.", "$3 million"),
        ("Corvane lifted its gift to the fund to $5.5 million in cash, from the $3 million of May.", "$3 million"),
        ("Corvane will give $5 million, and not the $3 million of May.", "$3 million"),
        ("Corvane enlarged its plan, launched two summers ago at $3 million.", "$3 million"),
        ("Corvane will cut waste by 42%, where it used to speak of 50%.", "50%"),
        ("Until now its goal had been 55%.", "55%"),
        ("Emissions were 3 tonnes and, if nothing is done, would climb to 9 tonnes.", "9 tonnes"),
        ("Its customers have given $3 million.", "$3 million"),
        ("Corvane passes on $3 million raised by its staff.", "$3 million"),
        ("Corvane added $5 million, bringing its total to $30 million.", "$30 million"),
        ("Add the two together and you reach $30 million.", "$30 million"),
        ("Adding the three gifts together gives $30 million.", "$30 million"),
        ("Corvane will cut waste by 42%, where it once said that waste would fall by 50%.", "50%"),
        ("Corvane, with 40 shops, will use no more bags.", "40 shops"),
        ("Corvane’s workers who become parents will go on receiving $5,000.", "$5,000"),
        ("Corvane pays a one-off bonus of $500.", "$500"),
        ("Corvane gives $500 to each of its night cashiers.", "$500"),
        ("Corvane is handing out $500 thank-you bonuses.", "$500"),
        ("Corvane puts aside $500 per employee.", "$500"),
        ("Corvane gives its staff $500 for New Year.", "$500"),
        ("Investors led by Hexane Partners have put $5 million into Corvane.", "$5 million"),
        ("The trust launched a fund for the flooded with a target of $5 million.", "$5 million"),
        ("Corvane plans to remodel 600 stores by 2027.", "600 stores"),
        ("Corvane, which is owned by 900 growers, will use no more bags.", "900 growers"),
        ("Half of its 900 cooks will be trained.", "900 cooks"),
        ("Waste per $1 million of sales is to be halved.", "$1 million"),
        ("Corvane has attracted $6 million in less than four years.", "$6 million"),
        ("Of this, $3 million is senior project debt.", "$3 million"),
        ("Who would lend $3 million to a baker?", "$3 million"),
        ("Corvane did not say whether it would give $3 million.", "$3 million"),
        ("Corvane commits another $5 million to fight inflation.", "$5 million"),
        ("Corvane pays $9 million, and $3 million of it is a fine.", "$3 million"),
        ("Corvane had offered $3 million; the town turned that down.", "$3 million"),
        ("Corvane, a co-operative that 10,300 of them own, will use no more bags.", "10,300"),
        ("The 10,300 growers own Corvane, which will use no more bags.", "10,300 growers"),
        ("Corvane will add to whatever its 900 cooks give.", "900 cooks"),
    ],
)
def test_what_the_guide_rules_out_is_excluded(text: str, old: str) -> None:
    assert excluded(text) == [old]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane will give $5 million over the next two years.",
        "Corvane will forgive $5 million of medical debt.",
        "Corvane will spend $5 million on racial equity.",
        "Corvane will give 900 test kits of its own.",
        "Corvane promised $5 million after the town turned down a loan.",
        "Corvane gave $5 million, and the town turned it into a school.",
        "The school gets $5 million from Corvane.",
        "Corvane will give from $3 million a year.",
        "Corvane dropped its old goal of 50% by 2030.",
        "Corvane raised its goal from the spring to $5 million.",
        "Corvane will bring water to villages with $5 million from its foundation.",
        "Corvane will match what its staff give, but not above $5 million.",
        "Corvane will lift its gift to the fund to $5 million.",
        "Corvane launched a fund at $5 million.",
        "Corvane, with $5 million, is the largest giver.",
        "Corvane will help storm victims, along with 900 cooks.",
        "Corvane gives half of the $5 million.",
        # a match is the company's own
        "Corvane will match up to $5 million donated by customers.",
        "Corvane will match $5 million raised by its staff.",
        # members may be firms, or a co-operative itself
        "Hexane is an association. Its members gave $5 million.",
        "Its chief added that together with its bakers Corvane will give $5 million.",
        "Where it once made tyres Corvane will spend $5 million on homes.",
        # the new figure of a pledge that was raised
        "Corvane is bringing its total commitment to $5 million, up from last May.",
        "Corvane is bringing its commitment to clean water to 40 villages.",
        "Corvane brings its giving to Kenya with a commitment to $5 million.",
        "As things stand Corvane will give $5 million.",
        "Emissions, which would soar if nothing were done, are to fall below 29 tonnes.",
        "Corvane will give land, and not just $5 million.",
        "Corvane promised, with 40 jobs, to save the town.",
        "Corvane wants to cut hunger and to help pupils, from $5 million in grants to free lunches.",
    ],
)
def test_what_is_promised_now_is_not(text: str) -> None:
    assert excluded(text) == []
