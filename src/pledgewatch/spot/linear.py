"""Linear models over named features: trained by scikit-learn (``train.py``), run without it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

import orjson

from pledgewatch.spot.columns import UNITS, Columns


class Linear:
    """One weight per feature and class. With a single class the model is binary: its score is for "yes"."""

    def __init__(self, classes: tuple[str, ...], bias: Sequence[float], weights: Mapping[str, Sequence[float]]) -> None:
        self.classes = classes
        self.bias = tuple(bias)
        # Almost all scores are asked of binary models: they need no columns.
        self._binary = len(bias) == 1
        self._columns = Columns(len(bias))
        self._rows: dict[str, int] = (
            {name: round(weight * UNITS) for name, (weight,) in weights.items()}
            if self._binary
            else dict(zip(weights, self._columns.pack(weights.values()), strict=True))
        )

    def beside(self, other: Linear) -> Linear:
        """One model with the classes of this one and then those of ``other``: to look a feature up costs more than to
        add its weights, and here it is looked up once for both."""
        both = Linear((*self.classes, *other.classes), (*self.bias, *other.bias), {})
        both._rows.update(self._rows)
        for name, row in other._rows.items():
            both._rows[name] = both._rows.get(name, 0) + (row << self._columns.room)
        return both

    @property
    def weights(self) -> dict[str, tuple[float, ...]]:
        """What each known feature adds to the score of each class, laid out anew."""
        if self._binary:
            return {name: (weight / UNITS,) for name, weight in self._rows.items()}
        return {name: tuple(self._columns.unpack(row)) for name, row in self._rows.items()}

    def total(self, features: Iterable[str]) -> int:
        """What ``features`` add to the scores, packed: to be added to those of several others."""
        return sum(filter(None, map(self._rows.get, features)))

    def scores(self, features: Iterable[str], added: int = 0) -> list[float]:
        """The log-odds of each class, the same to the last bit in whatever order the features come. Unknown ones count
        nothing. ``added`` is the :meth:`total` of more features."""
        total = self.total(features) + added
        if self._binary:
            return [self.bias[0] + total / UNITS]
        return [bias + column for bias, column in zip(self.bias, self._columns.unpack(total), strict=True)]

    def score(self, features: Iterable[str], among: int) -> float:
        """The log-odds of class number ``among`` alone."""
        total = self.total(features)
        return self.bias[among] + (total / UNITS if self._binary else self._columns.column(total, among))

    def best(self, features: Iterable[str], added: int = 0) -> str:
        """The likeliest class of a model with several; ``added`` as in :meth:`scores`."""
        scores = self.scores(features, added)
        return self.classes[scores.index(max(scores))]

    def explain(self, features: Iterable[str], among: int = 0) -> list[tuple[str, float]]:
        """What each known feature adds to the score of class number ``among``, the weightiest first."""
        weights = self.weights
        known = [(name, weights[name][among]) for name in features if name in weights]
        return sorted(known, key=lambda pair: -abs(pair[1]))


def probability(log_odds: float) -> float:
    """The logistic function, safe for any float."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0


@cache
def load_linear(name: str) -> Linear:
    """The model of ``weights/<name>.json``, read once."""
    raw = orjson.loads(resources.files(__package__).joinpath("weights", f"{name}.json").read_bytes())
    return Linear(tuple(raw["classes"]), raw["bias"], raw["weights"])
