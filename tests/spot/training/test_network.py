"""What the network can learn that sums of features cannot, and that its gradients are those of what it answers."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pledgewatch.spot.network import Layers, forward
from pledgewatch.spot.training.lessons import Lesson, Seen, table
from pledgewatch.spot.training.network import _gradients as gradients
from pledgewatch.spot.training.network import _untrained as untrained
from pledgewatch.spot.training.network import fit_network


def _lesson(measures: list[list[str]], right: list[int], article: list[str] | None = None) -> Lesson:
    yes = [bool(each) for each in right]
    return Lesson(article or [], measures, yes, yes, ["donation" if each else "none" for each in right])


def test_features_that_only_mean_something_together() -> None:
    a, b = ([f"{name}{k}" for k in range(8)] for name in "ab")
    network = fit_network([_lesson([names], [right]) for names, right in (([], 0), (a, 1), (b, 1), (a + b, 0))] * 200)
    neither, one, other, both = (network.log_odds([names], [])[0] for names in ([], a, b, a + b))
    assert one > 0 < other
    assert neither < 0 > both


def test_the_measure_before_bears_on_the_next() -> None:
    network = fit_network(
        [_lesson([["gave"], ["sum"]], [True, True]), _lesson([["owed"], ["sum"]], [False, False])] * 100
    )
    assert network.log_odds([["gave"], ["sum"]], [])[1] > 0 > network.log_odds([["owed"], ["sum"]], [])[1]


def test_the_article_bears_on_its_measures() -> None:
    network = fit_network([_lesson([["sum"]], [True], ["gift"]), _lesson([["sum"]], [False], ["results"])] * 100)
    assert network.log_odds([["sum"]], ["gift"])[0] > 0 > network.log_odds([["sum"]], ["results"])[0]


def test_the_same_lessons_give_the_same_network() -> None:
    lessons = [_lesson([["gave"], ["sum"]], [True, False])] * 30
    one, other = fit_network(lessons), fit_network(lessons)
    assert (one.embeddings.whole == other.embeddings.whole).all()
    assert all((a == b).all() for a, b in zip(one.layers, other.layers, strict=True))


def test_articles_without_measures_teach_nothing() -> None:
    lessons = [_lesson([["gave"], ["sum"]], [True, False])] * 30
    one, other = fit_network(lessons), fit_network([*lessons, _lesson([], [])])
    assert (one.embeddings.whole == other.embeddings.whole).all()


@pytest.mark.parametrize("layer", ["embeddings", *Layers._fields])
def test_gradients_are_the_slopes_of_the_answers(layer: str) -> None:
    random_ = np.random.default_rng(4)
    names = list("abcdef")
    rows = [random.Random(k).sample(names, 3) for k in range(7)]
    articles = [["a", "f"], ["b"], ["c", "d"]]
    small, singles = untrained(random_, len(names), 4)
    embeddings: NDArray[Any] = small + random_.normal(0, 1, small.shape)
    layers = Layers(*(each.astype(float) for each in singles))
    seen = Seen(table(names, rows), table(names, articles), np.arange(len(names)), np.array([0, 1, 4, 7]))
    errors: NDArray[Any] = random_.normal(0, 1, (7, 4))

    def answer() -> float:
        told = forward(layers, seen.measures @ embeddings, seen.articles @ embeddings, seen.starts)
        return float((told.answers * errors).sum())

    told = forward(layers, seen.measures @ embeddings, seen.articles @ embeddings, seen.starts)
    weights = dict(zip(["embeddings", *Layers._fields], [embeddings, *layers], strict=True))[layer]
    slopes = dict(zip(["embeddings", *Layers._fields], gradients(layers, seen, told, errors), strict=True))[layer]
    for flat in {*range(0, weights.size, max(1, weights.size // 20)), weights.size - 1}:
        at = np.unravel_index(flat, weights.shape)
        kept, step = weights[at], 1e-6
        weights[at] = kept + step
        higher = answer()
        weights[at] = kept - step
        slope = (higher - answer()) / (2 * step)
        weights[at] = kept
        assert slopes[at] == pytest.approx(slope, abs=1e-5)
