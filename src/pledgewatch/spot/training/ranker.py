"""Training the ranker of ``spot/ranker.py``: that the right candidates together outrank the others of their pledge.

Stochastic gradient descent on the likelihood of the right ones, with half of the features left out at random at each
step, in double precision as in ``training/network.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pledgewatch.spot.embeddings import Array, rounded
from pledgewatch.spot.ranker import Ranker, Ranks, Scored, scored
from pledgewatch.spot.training.descent import Descent
from pledgewatch.spot.training.lessons import frequent, some_of, table
from pledgewatch.spot.training.owners import Example

_WIDTH, _INNER = 32, 24
_EPOCHS = 8
#: Pledges a step.
_BATCH = 64
_RATE = 3e-3
#: In how many candidates a feature must be found, and the share of them that a step does not see.
_RAREST = 5
_LEFT_OUT = 0.5
_SEED = 1
_TINY = 1e-12


class _Step(NamedTuple):
    """The candidates of some pledges: whether each is right, whether it is of what is recalled, and where the pledges
    begin."""

    right: NDArray[np.bool_]
    recalled: NDArray[np.int64]
    starts: NDArray[np.int64]


def fit_ranker(news: Sequence[Example], recalled: Sequence[Example]) -> Ranker:
    """The ranker that learned from the possible dates of news and of what is recalled: the same ones, in the same
    order, give the same ranker."""
    told = [(e, False) for e in news if e.right] + [(e, True) for e in recalled if e.right]
    rows = [list(candidate) for example, _ in told for candidate in example.candidates]
    names = sorted(frequent(rows, _RAREST))
    candidates = table(names, rows)
    whole = _together(told)
    bounds = np.append(whole.starts, len(rows))
    random = np.random.default_rng(_SEED)
    embeddings, layers = _untrained(random, len(names))
    descent = Descent([embeddings, *layers])
    steps = -(-len(told) // _BATCH)
    for epoch in range(_EPOCHS):
        order = random.permutation(len(told))
        for step in range(steps):
            chosen = order[step * _BATCH : (step + 1) * _BATCH]
            these = np.concatenate([np.arange(bounds[k], bounds[k + 1]) for k in chosen])
            seen = some_of(candidates[these], _LEFT_OUT, random)
            features, columns = np.unique(seen.indices, return_inverse=True)
            seen = type(seen)((seen.data, columns, seen.indptr), shape=(len(these), len(features)))
            some = _together([told[k] for k in chosen])
            reached = scored(layers, seen @ embeddings[features], some.recalled)
            gradients = _gradients(layers, some, reached, _errors(reached.scores, some))
            gradients[0] = seen.T @ gradients[0]
            descent.step(gradients, features, _RATE * (1 - (epoch * steps + step) / (_EPOCHS * steps)))
    return Ranker(rounded(names, embeddings), Ranks(*(each.astype(np.float32) for each in layers)))


def _together(told: Sequence[tuple[Example, bool]]) -> _Step:
    sizes = [len(example.candidates) for example, _ in told]
    right = chain.from_iterable((k in e.right for k in range(len(e.candidates))) for e, _ in told)
    return _Step(
        right=np.fromiter(right, dtype=np.bool_, count=sum(sizes)),
        recalled=np.repeat([int(recalled) for _, recalled in told], sizes),
        starts=np.cumsum([0, *sizes[:-1]]),
    )


def _untrained(random: np.random.Generator, features: int) -> tuple[Array, Ranks]:
    embeddings = random.normal(0, 0.05, (features, _WIDTH + 1))
    embeddings[:, -1] = 0
    return embeddings, Ranks(
        bias=np.zeros((2, _WIDTH)),
        hidden=random.normal(0, _WIDTH**-0.5, (_WIDTH, _INNER)),
        hidden_bias=np.zeros(_INNER),
        out=random.normal(0, _INNER**-0.5, _INNER),
    )


def _errors(scores: Array, step: _Step) -> Array:
    """The gradient of the loss with respect to each score: its share among all candidates of its pledge, less that
    among the right ones."""
    sizes = np.diff(np.append(step.starts, len(scores)))
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, step.starts), sizes))
    right = odds * step.right
    among_all, among_right = (
        each / np.repeat(np.add.reduceat(each, step.starts) + _TINY, sizes) for each in (odds, right)
    )
    gradient: Array = (among_all - among_right) / len(step.starts)
    return gradient


def _gradients(layers: Ranks, step: _Step, told: Scored, errors: Array) -> list[Array]:
    """The gradients of the sums of embeddings and then of each layer, in the order of :class:`Ranks`."""
    hidden = np.outer(errors, layers.out) * (told.hidden > 0)
    summed = (hidden @ layers.hidden.T) * (told.summed > 0)
    of_layers = Ranks(
        bias=np.array([summed[step.recalled == which].sum(axis=0) for which in (0, 1)]),
        hidden=told.summed.T @ hidden,
        hidden_bias=hidden.sum(axis=0),
        out=told.hidden.T @ errors,
    )
    return [np.concatenate([summed, errors[:, None]], axis=1), *of_layers]
