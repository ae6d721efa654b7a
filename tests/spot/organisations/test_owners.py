"""Whose a sum is: the sentence, the heading above, the sentence before, the company behind a spokesman."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import find_cast, whose
from pledgewatch.spot.organisations.standing import is_owned
from pledgewatch.spot.training.owners import Example, train

DAY = dt.date(2024, 5, 2)


def owners_of(text: str, measure: str, title: str = "News in brief") -> list[str]:
    doc = Document(title, text, DAY)
    cast = find_cast(doc)
    start = doc.full.index(measure)
    return [cast.entities[o.entity].name for o in whose(doc, cast, start, start + len(measure))]


@pytest.mark.parametrize(
    ("text", "measure", "owner"),
    [
        ("Corvane Ltd will give $5 million to Oxfam.", "$5 million", "Corvane"),
        ("Oxfam will get $5 million from Corvane Ltd.", "$5 million", "Corvane"),
        ("Corvane Ltd said on Monday it would give $5 million to Oxfam.", "$5 million", "Corvane"),
        ("Corvane Ltd makes paint. The company pledged $5 million.", "$5 million", "Corvane"),
        ("Corvane Ltd pledged $5 million. Rival Hexane Ltd gave $7 million.", "$7 million", "Hexane"),
        ("Corvane chief executive Ana Ruiz said the company would give $5 million.", "$5 million", "Corvane"),
        ("Corvane Ltd gave $9 million a day after Hexane Ltd said it would give $7 million.", "$7 million", "Hexane"),
        ("Corvane Ltd gave $9 million. That tops Hexane Ltd, which on Friday gave $7 million.", "$7 million", "Hexane"),
        ("Corvane Ltd – $5 million\n\nHexane Ltd – $7 million", "$7 million", "Hexane"),
        ("On top of it come the $7 million that Hexane Ltd promised, Corvane Ltd said.", "$7 million", "Hexane"),
        ("Corvane’s owner Hexane Ltd gave $7 million.", "$7 million", "Hexane"),
        ("Last year Corvane Ltd promised the Hexane Fund $7 million.", "$7 million", "Corvane"),
        ("Facing anger over its plan to buy Corvane Ltd, Hexane Ltd pledged $7 million.", "$7 million", "Hexane"),
        ("Hexane Ltd gave $9 million. Corvane Ltd likewise gives $7 million.", "$7 million", "Corvane"),
        ("Corvane, in which Hexane Ltd holds 70%, said that it would give $7 million.", "$7 million", "Corvane"),
        ("Hexane Ltd gave $9m for Montclair, Corvane Ltd $7m, and Tollgate Ltd $3m.", "$7m", "Corvane"),
        ("CORVANE\n\nFive million for schools.\n\nHEXANE\n\nSeven million for parks.", "Seven million", "Hexane"),
    ],
)
def test_the_likeliest_owner_comes_first(text: str, measure: str, owner: str) -> None:
    assert owners_of(text, measure)[0] == owner


def test_an_article_that_names_nobody_has_no_owner() -> None:
    assert owners_of("it gave $5 million", "$5 million", title="five million") == []


def test_those_who_promise_together_are_joint() -> None:
    doc = Document("News", "Corvane Ltd, Hexane Ltd and Tollgate Ltd will together give $9 million.", DAY)
    cast = find_cast(doc)
    start = doc.full.index("$9")
    first = whose(doc, cast, start, start + 10)[0]
    assert cast.entities[first.entity].name == "Corvane"
    assert [cast.entities[other].name for other in first.joint] == ["Hexane", "Tollgate"]


def test_the_brand_of_an_owner_is_not_the_owner() -> None:
    text = "Hexane Ltd, the owner of Corvane, said so on Monday. Corvane makes paint."
    assert owners_of(text, "$7m", title="Corvane owner gives $7m to schools")[0] == "Hexane"


@pytest.mark.parametrize("text", ["The Corvane unit gave $7m.", "Corvane Airways’ owner gave $7m."])
def test_who_is_named_only_as_an_owner_or_a_brand_is_not_spoken_of(text: str) -> None:
    doc = Document("News", text, DAY)
    assert all(is_owned(doc, mention) for mention in find_cast(doc).mentions if mention.form == "name")


def test_other_weights_may_be_tried() -> None:
    doc = Document("News", "Corvane Ltd gave Oxfam $9 million.", DAY)
    cast = find_cast(doc)
    start = doc.full.index("$9")
    first = whose(doc, cast, start, start + 10, {"kind=charity": 1.0})[0]
    assert cast.entities[first.entity].name == "Oxfam"


def test_learning_puts_what_tells_the_right_ones_apart_above_what_does_not() -> None:
    examples = [
        Example(({"subject": 1.0, "near": 1.0}, {"near": 1.0}), frozenset({0})),
        Example(({"near": 1.0, "to": 1.0}, {"subject": 1.0}), frozenset({1})),
    ] * 5
    weights = train(examples)
    assert weights["subject"] > 0 > weights["to"]
    assert weights == train(examples)
