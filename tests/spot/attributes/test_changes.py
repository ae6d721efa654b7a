"""Figures that take the place of others."""

from __future__ import annotations

import pytest

from pledgewatch.spot.attributes.changes import change_features
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document


def changes(text: str) -> list[str]:
    context = Context(Document("", text, None))
    return change_features(context, context.measures[0])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Acme raised its commitment to $5 million.", "figure_raised_to"),
        ("Acme has scaled back its promise to $5 million.", "figure_cut_to"),
        ("Acme now gives $5 million, up from less.", "figure_instead"),
        ("Acme gives $5 million. That is up from a month ago.", "figure_up_from"),
        ("Acme will give $5 million. The earlier goal was lower.", "figure_old_was"),
        ("Acme will give $5 million. Previously it had said less.", "figure_once_was"),
    ],
)
def test_the_words_around_a_figure_say_that_it_changed(text: str, sign: str) -> None:
    assert changes(text) == [sign]


def test_the_next_paragraph_speaks_of_something_else() -> None:
    assert changes("Acme will give $5 million.\n\nThe earlier goal was lower.") == []
