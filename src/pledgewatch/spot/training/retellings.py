"""Training the answer to whether two measures of an article tell of one pledge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pledgewatch.spot.linear import Linear
from pledgewatch.spot.pairs import may_be_one, pair_features
from pledgewatch.spot.training.attributes import Ranked
from pledgewatch.spot.training.fitting import fit_binary


def fit_retellings(items: Sequence[Ranked]) -> Linear:
    """Learns from all pairs of measures that are pledges: do both belong to one label?"""
    rows: list[list[str]] = []
    answers: list[bool] = []
    for p, rankings in items:
        told = [t for t in zip(p.context.measures, rankings, p.label_of, strict=True) if t[2] is not None]
        for (a, owners_a, label_a), (b, owners_b, label_b) in combinations(told, 2):
            if may_be_one(a, b):
                rows.append(pair_features(p.context, a, b, owners_a, owners_b))
                answers.append(label_a == label_b)
    return fit_binary(rows, answers, strength=0.1)
