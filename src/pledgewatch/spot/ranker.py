"""A small neural network that tells which of a pledge's possible dates is its own.

What speaks for a date depends on the rest: a day beside the sum is right unless another company is named there, and
what is recalled is dated otherwise than news. ``training/ranker.py`` trains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pledgewatch.spot.embeddings import Array, Embeddings, read_network

#: The file of its weights.
FILE = "dates.npz"


class Ranks(NamedTuple):
    """The weights behind the sums of embeddings, which hold ``width`` numbers and one more; that counts in the score as
    it is.

    Shapes: ``bias`` (2, width), the second row for what is recalled; ``hidden`` (width, inner), ``hidden_bias`` and
    ``out`` (inner).
    """

    bias: Array
    hidden: Array
    hidden_bias: Array
    out: Array


class Scored(NamedTuple):
    """What each layer made of the candidates."""

    summed: Array
    hidden: Array
    scores: Array


@dataclass(frozen=True, slots=True)
class Ranker:
    """The embeddings of all features, and the layers behind their sums."""

    embeddings: Embeddings
    layers: Ranks

    def scores(self, candidates: Sequence[Sequence[str]], *, recalled: bool) -> list[float]:
        """How well each of the possible dates of a pledge fits, given the features of each."""
        sums = self.embeddings.sums(candidates)
        told = scored(self.layers, sums, np.full(len(sums), recalled, dtype=np.int64))
        return [float(score) for score in told.scores]


def scored(layers: Ranks, sums: Array, recalled: NDArray[np.int64]) -> Scored:
    """``sums`` of embeddings, a row for each candidate; ``recalled`` is 1 for those of what is recalled, else 0."""
    summed = np.maximum(sums[:, :-1] + layers.bias[recalled], 0)
    hidden = np.maximum(summed @ layers.hidden + layers.hidden_bias, 0)
    return Scored(summed, hidden, hidden @ layers.out + sums[:, -1])


@cache
def load_ranker() -> Ranker:
    """The ranker of ``weights/``, read once."""
    embeddings, layers = read_network(resources.files(__package__).joinpath("weights", FILE))
    return Ranker(embeddings, Ranks(**layers))
