"""Who gives and who gets a sum where the sentence says so outright, whatever was learned."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.organisations.told_givers import as_told

DAY = dt.date(2024, 5, 2)


def first_of(text: str, measure: str) -> str | None:
    """Who comes first for ``measure`` if all stand equal at first, the article's earliest ahead; None for no change."""
    context = Context(Document("News in brief", text, DAY))
    start = context.doc.full.index(measure)
    (found,) = [m for m in context.measures if m.start == start]
    equal = [Owner(entity, 0.0, {}) for entity in range(len(context.cast.entities))]
    told = as_told(context.doc, context.cast, found, equal)
    return None if told == equal else context.cast.entities[told[0].entity].name


@pytest.mark.parametrize(
    "text",
    [
        "Elmbridge School gets $5 million from Corvane.",
        "For Elmbridge School there is $5 million from Corvane and others.",
        "Hexane gave rice; $5 million comes from Corvane.",
        "Hexane gave rice, and a $5 million grant from Corvane pays for boats.",
        "Hexane said that $5 million was pledged by Corvane.",
        "Hexane said that $5 million, which is to be given away by Corvane, will help.",
        "Hexane thanked them, and $5 million was given by Corvane.",
        "Corvane will give $5 million, split equally between Elmbridge, Ashby and Marlford.",
        "Hexane said that $5 million had been put up by the miner Corvane.",
        "Hexane gave less than Corvane, which on Friday announced $5 million.",
        "Elmbridge will receive $5 million, Corvane said.",
        "Elmbridge, in the north, takes the remaining $5 million, Corvane said.",
        "Elmbridge and Ashby will be given $5 million each, said Corvane.",
        "Elmbridge is to get $5 million of what Corvane gives.",
        "Elmbridge gets $9 million and Ashby $5 million, said Corvane.",
        "Where the money goes:\n\n• Elmbridge Hall – $5 million\n\nCorvane pays.",
        "Hexane gave rice. It builds upon $5 million which Corvane, Inc. (Nasdaq: CVN) pledged in March.",
        "Hexane gave rice, a slice of $5 million that parent company Corvane has said it will give.",
        "Hexane gave rice.\n\nGrocer Corvane: 600 beds and, from its foundation, $5 million.",
        "Hexane gave rice.\n\nCorvane, the miner spun off Hexane: $5 million, split down the middle.",
        "Hexane gave rice.\n\n$5 million: Corvane, the credit union.",
        "Hexane gave rice.\n\n$5 million – Corvane.",
    ],
)
def test_what_is_told_outright_decides(text: str) -> None:
    assert first_of(text, "$5 million") == "Corvane"


@pytest.mark.parametrize(
    "text",
    [
        "Hexane gave $5 million.",
        "Hexane raised $5 million from Corvane customers.",
        "Hexane wants $5 million spent by Corvane.",
        "Hexane gave $5 million, to be handed out by Corvane.",
        "Hexane flew in $5 million from Kenya.",
        "Hexane took $5 million out of its pocket, and Corvane clapped.",
        "Hexane will take on staff for $5 million.",
        "Donors and their gifts:\n\n• Hexane – $5 million",
        "Hexane promised to buy $5 million more from Corvane.",
        "Hexane will buy $5 million worth from Corvane.",
        "Hexane is sourcing another $5 million from Corvane.",
        "Hexane will purchase $5 million of loans from Corvane.",
        "Hexane will match $5 million in donations from Corvane.",
        "Hexane doubled a $5 million grant from Corvane.",
        "Hexane gave $5 million, and help from Corvane came later.",
        "Hexane gave $5 million, and more came from Corvane.",
        "Hexane promised $5 million, matched by Corvane.",
        "Hexane gives $5 million, held and paid by Corvane.",
        "Hexane won praise for a $5 million gift, Corvane said.",
        "Hexane sees its $5 million as a start, Corvane said.",
        "Hexane got its $5 million to schools, Corvane said.",
        "Hexane gets behind schools with $5 million, Corvane said.",
        "Hexane will see $5 million go to schools, Corvane said.",
        "Hexane secured $5 million for schools, Corvane said.",
        "This year’s community projects:\n\n• Hexane – $5 million\n\nCorvane clapped.",
        "This year’s awards:\n\n• Hexane – $5 million\n\nCorvane clapped.",
        "Hexane gave rice.\n\n$5 million: Corvane customers gave that.",
        "Hexane gave rice and $5 million: Corvane clapped.",
        "Hexane gave the $5 million that Corvane said was needed.",
        "Hexane gave rice, said Corvane: it was worth $5 million.",
        "Hexane (Nasdaq: HXN) gave $5 million.",
        "Each partner’s share of the bill:\n\n• Hexane – $5 million\n\nCorvane clapped.",
    ],
)
def test_what_is_not_told_so_decides_nothing(text: str) -> None:
    assert first_of(text, "$5 million") is None


def test_a_company_that_gives_by_its_foundation_stays_first() -> None:
    assert first_of("Microsoft gives $5 million from the Microsoft Foundation.", "$5 million") is None


def test_only_sums_are_got() -> None:
    assert first_of("Hexane gets 40% of its power from Corvane by 2030.", "40%") is None
