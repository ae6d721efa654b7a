"""A small neural network that judges the measures of an article together, by the same named features as the first look.

The linear looks add up what each feature says; here features bear on each other (a gift *of a company*, *not* yet
paid), and each measure is seen beside the one before, the one behind, the most telling of all others and the article as
a whole. Each feature has a few numbers of its own; those of a measure are added up, and small layers follow.
``training/network.py`` trains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pledgewatch.spot.embeddings import Array, Embeddings, read_network

#: The file of its weights.
FILE = "network.npz"


class Layers(NamedTuple):
    """The weights behind the sums of embeddings, which hold ``width`` numbers and one more; that of a measure counts in
    the answer as it is.

    Shapes: ``bias`` and ``article_bias`` (width), ``hidden`` and ``article`` (width, inner), ``context`` (5 * inner,
    outer), ``out`` (outer + inner, answers); the other biases as many as their layers have columns.
    """

    bias: Array
    hidden: Array
    hidden_bias: Array
    article_bias: Array
    article: Array
    context: Array
    context_bias: Array
    out: Array
    out_bias: Array


class Pass(NamedTuple):
    """What each layer made of measures and articles; ``answers`` are log-odds, the first that of a right claim."""

    summed: Array
    hidden: Array
    whole: Array
    article: Array
    beside: Array
    context: Array
    top: Array
    answers: Array


@dataclass(frozen=True, slots=True)
class Network:
    """The embeddings of all features, and the layers behind their sums."""

    embeddings: Embeddings
    layers: Layers

    def log_odds(self, features: Sequence[Sequence[str]], article: Sequence[str]) -> list[float]:
        """For each measure of an article that it is a pledge of its likeliest owner, given the features of each and
        those of the article."""
        if not features:
            return []
        measures, of_article = np.split(self.embeddings.sums((*features, article)), [-1])
        told = forward(self.layers, measures, of_article, np.array([0, len(features)]))
        return [float(row[0]) for row in told.answers]


def forward(layers: Layers, measures: Array, articles: Array, starts: NDArray[np.int64]) -> Pass:
    """``measures`` and ``articles`` are sums of embeddings, a row for each; article number ``k`` has the measures
    ``starts[k]`` up to ``starts[k + 1]``, one or more."""
    summed = np.maximum(measures[:, :-1] + layers.bias, 0)
    hidden = np.maximum(summed @ layers.hidden + layers.hidden_bias, 0)
    whole = np.maximum(articles[:, :-1] + layers.article_bias, 0)
    article = np.tanh(whole @ layers.article)
    beside = np.concatenate([*_beside(hidden, starts), np.repeat(article, np.diff(starts), axis=0)], axis=1)
    context = np.maximum(beside @ layers.context + layers.context_bias, 0)
    top = np.concatenate([context, hidden], axis=1)
    answers = top @ layers.out + layers.out_bias + measures[:, -1:]
    return Pass(summed, hidden, whole, article, beside, context, top, answers)


def _beside(hidden: Array, starts: NDArray[np.int64]) -> list[Array]:
    """The rows, for each that before it, that behind it, and the highest of all others in its article."""
    before, behind, highest = (np.zeros_like(hidden) for _ in range(3))
    before[1:], behind[:-1] = hidden[:-1], hidden[1:]
    before[starts[:-1]] = 0
    behind[starts[1:] - 1] = 0
    for start, stop in pairwise(starts):
        if stop - start > 1:
            rows = hidden[start:stop]
            second, first = np.partition(rows, (-2, -1), axis=0)[-2:]
            highest[start:stop] = np.where(rows == first, second, first)
    return [hidden, before, behind, highest]


@cache
def load_network() -> Network:
    """The network of ``weights/``, read once."""
    embeddings, layers = read_network(resources.files(__package__).joinpath("weights", FILE))
    return Network(embeddings, Layers(**layers))
