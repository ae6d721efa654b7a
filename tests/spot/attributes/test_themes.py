"""Which words speak for which theme."""

from __future__ import annotations

import pytest

from pledgewatch.model import Theme
from pledgewatch.spot.attributes.themes import choose_themes, find_theme_words, theme_features
from pledgewatch.spot.document import Document
from pledgewatch.spot.linear import Linear


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The dairy pays for school meals.", Theme.FOOD),
        ("The bank plants mangroves.", Theme.NATURE),
        ("The insurer backs food banks.", Theme.FOOD),
        ("The mill repairs homes after the flood.", Theme.DISASTER),
        ("The miner trains apprentices.", Theme.JOBS),
        ("The carrier lends laptops.", Theme.DIGITAL),
    ],
)
def test_a_word_or_its_plural_speaks_for_its_theme(text: str, theme: Theme) -> None:
    assert theme in {found for _, found in find_theme_words(Document("", text, None))}


def test_words_count_more_the_nearer_they_stand() -> None:
    doc = Document("Hospitals to get beds", "The brewer gives to a school.\n\nIt rained on the forest.", None)
    features = theme_features(doc, find_theme_words(doc), [1])
    assert "sentence:education>=1" in features
    assert "title:health>=1" in features
    assert "article:nature>=1" in features
    assert "sentence:nature>=1" not in features


def test_there_is_at_least_one_theme_and_at_most_three() -> None:
    none_likely = Linear(("food", "health"), (-5.0, -4.0), {})
    all_likely = Linear(("climate", "food", "health", "jobs"), (1.0, 4.0, 3.0, 2.0), {})
    assert choose_themes(none_likely, []) == (Theme.HEALTH,)
    assert choose_themes(all_likely, []) == (Theme.FOOD, Theme.HEALTH, Theme.JOBS)
