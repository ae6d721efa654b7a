"""What the ranker of dates can learn that sums of features cannot; its gradients are the slopes of its loss."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pledgewatch.spot.ranker import Ranks, scored
from pledgewatch.spot.training.owners import Example
from pledgewatch.spot.training.ranker import _errors as errors
from pledgewatch.spot.training.ranker import _gradients as gradients
from pledgewatch.spot.training.ranker import _together as together
from pledgewatch.spot.training.ranker import _untrained as untrained
from pledgewatch.spot.training.ranker import fit_ranker

BESIDE, OTHERS, PRINTED = ([f"{name}{k}" for k in range(6)] for name in ("beside", "others", "printed"))


def example(*candidates: list[str], right: int) -> Example:
    return Example(tuple(dict.fromkeys(names, 1.0) for names in candidates), frozenset([right]))


def test_a_day_beside_the_sum_is_right_unless_another_company_is_named_there() -> None:
    ranker = fit_ranker(
        [example(BESIDE, PRINTED, right=0), example(BESIDE + OTHERS, PRINTED, right=1)] * 200
        + [example(OTHERS, PRINTED, right=0)] * 200,
        [],
    )
    alone, named = ([names, PRINTED] for names in (BESIDE, BESIDE + OTHERS))
    one, other = (ranker.scores(rows, recalled=False) for rows in (alone, named))
    assert one[0] > one[1]
    assert other[0] < other[1]


def test_what_is_recalled_is_dated_otherwise_than_news() -> None:
    news, recalled = ([example(BESIDE, PRINTED, right=right)] * 200 for right in (0, 1))
    ranker = fit_ranker(news, recalled)
    one, other = (ranker.scores([BESIDE, PRINTED], recalled=each) for each in (False, True))
    assert one[0] > one[1]
    assert other[0] < other[1]


def test_the_same_examples_give_the_same_ranker() -> None:
    examples = [example(BESIDE, PRINTED, right=0)] * 30
    one, other = (fit_ranker(examples, examples) for _ in range(2))
    assert (one.embeddings.whole == other.embeddings.whole).all()
    assert all((a == b).all() for a, b in zip(one.layers, other.layers, strict=True))


def test_pledges_of_which_no_date_is_right_teach_nothing() -> None:
    examples = [example(BESIDE, PRINTED, right=0)] * 30
    without = Example((dict.fromkeys(OTHERS, 1.0),), frozenset())
    one, other = fit_ranker(examples, []), fit_ranker([*examples, without], [])
    assert (one.embeddings.whole == other.embeddings.whole).all()


@pytest.mark.parametrize("layer", ["sums", *Ranks._fields])
def test_gradients_are_the_slopes_of_the_loss(layer: str) -> None:
    random = np.random.default_rng(4)
    sums, singles = untrained(random, 6)
    sums += random.normal(0, 1, sums.shape)
    layers = Ranks(*(each + random.normal(0, 0.1, each.shape) for each in singles))
    step = together([(example(["a"], ["b"], ["c"], right=1), False), (Example(({}, {}, {}), frozenset([0, 2])), True)])

    def loss() -> float:
        odds = np.exp(scored(layers, sums, step.recalled).scores)
        return -sum(
            math.log(odds[some][step.right[some]].sum() / odds[some].sum()) for some in (slice(0, 3), slice(3, 6))
        ) / len(step.starts)

    told = scored(layers, sums, step.recalled)
    every = dict(zip(["sums", *Ranks._fields], gradients(layers, step, told, errors(told.scores, step)), strict=True))
    weights = dict(zip(["sums", *Ranks._fields], [sums, *layers], strict=True))[layer]
    for flat in {*range(0, weights.size, max(1, weights.size // 20)), weights.size - 1}:
        at = np.unravel_index(flat, weights.shape)
        kept, tiny = weights[at], 1e-6
        weights[at] = kept + tiny
        higher = loss()
        weights[at] = kept - tiny
        slope = (higher - loss()) / (2 * tiny)
        weights[at] = kept
        assert every[layer][at] == pytest.approx(slope, abs=1e-6)
