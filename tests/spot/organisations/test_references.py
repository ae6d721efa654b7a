"""Whom nouns and pronouns mean that say more than "the company": its rival, his firm, the former, the winner."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import find_cast

DAY = dt.date(2024, 5, 2)


def meant(text: str, words: str) -> set[str]:
    """Whom the epithets and pronouns mean that read ``words``."""
    doc = Document("News in brief", text, DAY)
    cast = find_cast(doc)
    return {cast.entities[m.entity].name for m in cast.mentions if doc.full[m.start : m.end] == words}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Corvane Ltd makes tiles. Hexane Ltd sells more. Corvane gave $1m; its larger rival gave $7m.",
         "its larger rival", "Hexane"),
        ("Corvane Ltd leases the hall from Hexane Ltd. Half was promised to Corvane by its landlord.",
         "its landlord", "Hexane"),
        ("Hexane Ltd bought Corvane Airways in May. Corvane Airways flies on. The airline’s owner gave $7m.",
         "The airline’s owner", "Hexane"),
        ("Hexane Ltd makes toys. Norwell is proud: Norwell’s largest toy company will give $7m.",
         "largest toy company", "Hexane"),
        ("Hexane’s Ana Ruiz met Corvane Ltd on Monday. Ms Ruiz said her company would give $7m.",
         "her company", "Hexane"),
        ("Corvane Ltd and Hexane Ltd bid for the site. The former will plant trees.", "The former", "Corvane"),
        ("Corvane Ltd and Hexane Ltd bid for the site. The trees come from the latter.", "the latter", "Hexane"),
        ("Toyota came, and so did Lufthansa. The carrier gave $7m.", "The carrier", "Lufthansa"),
        ("Boeing was owed money. Avianca said so in court. The airline will plant trees.", "The airline", "Avianca"),
        ("Only Hexane Ltd made an offer. The winner will plant trees.", "The winner", "Hexane"),
        ("Hexane Ltd makes scent. The perfumer gave $7m.", "The perfumer", "Hexane"),
        ("Hexane Ltd has a seat in Dublin. The Dublin-based distributor gave $7m.",
         "The Dublin-based distributor", "Hexane"),
        ("Corvane Ltd and Hexane Ltd came to Oslo. Corvane sent regrets. The smaller of the two brewers gave $7m.",
         "The smaller of the two brewers", "Hexane"),
        ("Tollgate Bank and Corvane Bank vie. In Utah Hexane Ltd is large. The two banks will plant trees.",
         "The two banks", "Tollgate Bank"),
        ("Hexane Foundation runs classes in Zamora. The foundation will hire tutors.", "The foundation",
         "Hexane Foundation"),
    ],
)  # fmt: skip
def test_whom_a_noun_means(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hexane Ltd kept still. It emerged on Monday that nobody had paid.", "It"),
        ("Hexane Ltd kept still. It was announced that schools would close.", "It"),
        ("Hexane Ltd kept still. It was Corvane Ltd that paid for the roof.", "It"),
        ("Hexane Ltd kept still. The former mill is empty.", "The former"),
        ("Hexane Ltd kept still. Corvane, its larger rival, gave $7m.", "its larger rival"),
        ("Hexane Ltd kept still. Its suppliers will plant trees.", "Its suppliers"),
        ("Hexane Ltd kept still. The buyer, Corvane, will plant trees.", "The buyer"),
    ],
)
def test_these_mean_nobody_named_before(text: str, words: str) -> None:
    assert meant(text, words) == set()


def test_it_that_is_said_to_do_something_is_somebody() -> None:
    assert meant("Hexane Ltd kept still. It is said to be planning a gift.", "It") == {"Hexane"}


def test_a_firm_that_everybody_knows_need_not_be_introduced() -> None:
    doc = Document("News in brief", "The money came from Carlsberg on Friday.", DAY)
    assert [entity.kind for entity in find_cast(doc).entities] == ["company"]


@pytest.mark.parametrize(
    "text",
    [
        "But it is Hexane that will give trees.",
        "It was Hexane, not the state, that gave trees.",
        "In May Hexane added 250,000 trees.",
    ],
)
def test_who_does_it_where_the_sentence_turns_it_round(text: str) -> None:
    cast = find_cast(Document("News in brief", text, DAY))
    assert [m.role.promises for m in cast.mentions if m.form == "name"] == [True]
