"""What the fitted weights are like: signs that follow the examples, rare words left out, the same each time."""

from __future__ import annotations

import pytest

from pledgewatch.spot.training.fitting import fit_binary, fit_classes

ROWS = [["gave", "to"]] * 6 + [["profit", "to"]] * 6 + [["gave", "profit", "rare"]]
ANSWERS = [True] * 6 + [False] * 6 + [True]


@pytest.mark.parametrize("contrasted", [False, True])
def test_weights_follow_the_examples(contrasted: bool) -> None:
    model = fit_binary(ROWS, ANSWERS, strength=1.0, contrasted=contrasted)
    assert model.scores(["gave", "to"])[0] > 0 > model.scores(["profit", "to"])[0]
    assert "rare" not in model.weights


def test_contrast_takes_weight_from_words_that_stand_everywhere() -> None:
    def share(contrasted: bool) -> float:
        weights = fit_binary(ROWS, ANSWERS, strength=1.0, contrasted=contrasted).weights
        return abs(weights.get("to", (0.0,))[0]) / abs(weights["gave"][0])

    assert share(True) < share(False)


def test_each_class_is_told_from_the_others() -> None:
    model = fit_classes([["red"]] * 4 + [["green"]] * 4 + [["blue"]] * 4, list("rrrrggggbbbb"), strength=1.0)
    assert [model.best([word]) for word in ("red", "green", "blue")] == ["r", "g", "b"]
