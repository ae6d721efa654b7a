"""Whom "it" and "the chain" mean where the likeliest at first glance is not it."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.cast import Cast
from pledgewatch.spot.organisations.epithets import Reference
from pledgewatch.spot.organisations.finding import find_cast
from pledgewatch.spot.organisations.reference_resolution import Scene


def cast_of(text: str) -> Cast:
    return find_cast(Document("Companies in brief", text, dt.date(2024, 5, 2)))


def meant(cast: Cast, form: str = "pronoun") -> list[str]:
    return [cast.entities[m.entity].name for m in cast.mentions if m.form == form]


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        (  # whom the paragraph opens with, though less is known of it
            "Chipotle will buy from young farmers, the company said. Its rival has turned to cattle.\n\n"
            "Burger King has plans for feed. The chain swore to spend $2 million.",
            "epithet",
            "Burger King",
        ),
        (  # no owner that is only told beside it
            "Unilever makes soap. Seventh Meadow is the oldest of the virtuous and lately a part of Unilever. "
            "It has promised $3 million for rivers.",
            "pronoun",
            "Seventh Meadow",
        ),
        (  # who was presented last
            "State utility Norvolt, which lost 26 million crowns, is against paying.\n\n"
            "Among those who ask is Strider Athletics. It set up a $25 million guarantee.",
            "pronoun",
            "Strider Athletics",
        ),
    ],
)
def test_the_second_guess_mends_the_first(text: str, form: str, name: str) -> None:
    assert meant(cast_of(text), form)[-1] == name


def test_references_of_one_sentence_to_one_entity_are_mended_alike() -> None:
    cast = cast_of(
        "Unilever makes soap. Seventh Meadow is the oldest of the virtuous and lately a part of Unilever. "
        "It has promised that it will give $3 million from its profit."
    )
    assert set(meant(cast)) == {"Seventh Meadow"}


def test_a_name_in_the_same_sentence_keeps_its_pronoun() -> None:
    cast = cast_of("Brightwater Bank opened a school. Kestrel Foods said that it would give $3 million.")
    assert meant(cast) == ["Kestrel Foods"]


def test_who_judges_has_the_last_word() -> None:
    asked: list[str] = []

    def judge(reference: Reference, scene: Scene, first: int) -> int:
        asked.append(reference.head)
        return 1 - first

    text = "Brightwater Bank met Kestrel Foods on Monday. It gave $3 million."
    cast = find_cast(Document("Companies in brief", text, dt.date(2024, 5, 2)), judge)
    assert asked == ["it"]
    assert meant(cast) != meant(cast_of(text))
