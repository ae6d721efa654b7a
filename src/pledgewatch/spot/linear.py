"""Linear models over named features: trained by scikit-learn (``train.py``), run without it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import orjson


@dataclass(frozen=True, slots=True)
class Linear:
    """One weight per feature and class. With a single class the model is binary: its score is for "yes"."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    _single: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Almost all scores are asked of binary models: they need no tuples.
        single = {name: row[0] for name, row in self.weights.items()} if len(self.bias) == 1 else {}
        object.__setattr__(self, "_single", single)

    def scores(self, features: Iterable[str]) -> list[float]:
        """The log-odds of each class, the same to the last bit in whatever order the features come. Unknown ones count
        nothing."""
        if len(self.bias) == 1:
            return [self.bias[0] + math.fsum(filter(None, map(self._single.get, features)))]
        rows = list(filter(None, map(self.weights.get, features)))
        if not rows:
            return list(self.bias)
        return [bias + math.fsum(column) for bias, column in zip(self.bias, zip(*rows, strict=True), strict=True)]

    def score(self, features: Iterable[str], among: int) -> float:
        """The log-odds of class number ``among`` alone."""
        return self.bias[among] + math.fsum([row[among] for row in filter(None, map(self.weights.get, features))])

    def best(self, features: Iterable[str]) -> str:
        """The likeliest class of a model with several."""
        scores = self.scores(features)
        return self.classes[scores.index(max(scores))]

    def explain(self, features: Iterable[str], among: int = 0) -> list[tuple[str, float]]:
        """What each known feature adds to the score of class number ``among``, the weightiest first."""
        known = [(name, self.weights[name][among]) for name in features if name in self.weights]
        return sorted(known, key=lambda pair: -abs(pair[1]))


def probability(log_odds: float) -> float:
    """The logistic function, safe for any float."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0


@cache
def load_linear(name: str) -> Linear:
    """The model of ``weights/<name>.json``, read once."""
    raw = orjson.loads(resources.files(__package__).joinpath("weights", f"{name}.json").read_bytes())
    weights = {feature: tuple(row) for feature, row in raw["weights"].items()}
    return Linear(tuple(raw["classes"]), tuple(raw["bias"]), weights)
