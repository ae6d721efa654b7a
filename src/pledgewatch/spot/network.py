"""A small neural network that judges the measures of an article together, by the same named features as the first look.

The linear looks add up what each feature says; here features bear on each other (a gift *of a company*, *not* yet
paid), and each measure is seen beside the one before, the one behind, the most telling of all others and the article as
a whole. Each feature has a few numbers of its own; those of a measure are added up, and small layers follow.
``training/network.py`` trains it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

#: The file of its weights, and what stands in it beside the layers.
FILE = "network.npz"
_NAMES, _SCALE, _EMBEDDINGS = "names", "scale", "embeddings"


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
    """``rows`` gives for each known feature its row in ``embeddings``: whole numbers, which ``scale`` brings to size,
    one for each column.
    """

    rows: Mapping[str, int]
    embeddings: NDArray[np.int8]
    scale: Array
    layers: Layers

    def log_odds(self, features: Sequence[Sequence[str]], article: Sequence[str]) -> list[float]:
        """For each measure of an article that it is a pledge of its likeliest owner, given the features of each and
        those of the article."""
        if not features:
            return []
        rows = self.rows
        known = [[rows[name] for name in names if name in rows] for names in (*features, article)]
        # Sums of whole numbers are the same in whatever order the features come.
        sums = np.array([self.embeddings.take(at, axis=0).sum(axis=0, dtype=np.int32) for at in known])
        measures, of_article = np.split(sums.astype(np.float32) * self.scale, [-1])
        told = forward(self.layers, measures, of_article, np.array([0, len(features)]))
        return [float(row[0]) for row in told.answers]

    def write(self, path: Path) -> None:
        """The weights as a file: the same ones give the same bytes."""
        names = np.frombuffer("\n".join(self.rows).encode(), dtype=np.uint8)
        arrays = {_NAMES: names, _SCALE: self.scale, _EMBEDDINGS: self.embeddings, **self.layers._asdict()}
        np.savez_compressed(path, **arrays)


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
    return read_network(resources.files(__package__).joinpath("weights", FILE))


def read_network(path: Traversable) -> Network:
    """What :meth:`Network.write` wrote."""
    with path.open("rb") as file, np.load(file) as stored:
        arrays = dict(stored)
    names = arrays.pop(_NAMES).tobytes().decode().split("\n")
    embeddings, scale = arrays.pop(_EMBEDDINGS), arrays.pop(_SCALE)
    return Network({name: k for k, name in enumerate(names)}, embeddings, scale, Layers(**arrays))
