"""Numbers as rungs reached: learned as a thermometer, which lets a linear model bend, and kept as one weight a rung."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from pledgewatch.spot.linear import Linear
from pledgewatch.spot.second_look import ladder


def climbed(features: Iterable[str]) -> list[str]:
    """The features with all the lower rungs of each ladder."""
    return [below for feature in features for below in _up_to(feature)]


@cache
def _up_to(feature: str) -> list[str]:
    rungs = _ladder_of(feature)
    return rungs[: rungs.index(feature) + 1] if rungs else [feature]


def _ladder_of(feature: str) -> list[str]:
    name, of_ladder, _ = feature.rpartition(">")
    return ladder(name) if of_ladder else []


def summed(model: Linear) -> Linear:
    """A binary model learned from :func:`climbed` features as one of the highest rungs alone, with the same scores."""
    learned, weights = model.weights, dict[str, tuple[float, ...]]()
    for feature, weight in learned.items():
        rungs = _ladder_of(feature)
        if not rungs:
            weights[feature] = weight
        elif feature not in weights:
            sums = accumulate(learned.get(rung, (0.0,))[0] for rung in rungs)
            weights.update((rung, (round(total, 4),)) for rung, total in zip(rungs, sums, strict=True))
    return Linear(model.classes, model.bias, weights)
