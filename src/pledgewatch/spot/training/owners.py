"""Learning the weights of owners.py from labelled measures. Needs scikit-learn, which nothing at run time does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one measure by their features, and the positions of the right ones."""

    candidates: tuple[Mapping[str, float], ...]
    right: frozenset[int]


def train(examples: Iterable[Example], *, strength: float = 0.1) -> dict[str, float]:
    """Weights by which right candidates outrank the others: logistic regression over pairs, rounded to 4 digits.

    Deterministic.
    """
    candidates: list[Mapping[str, float]] = []
    right: list[int] = []
    wrong: list[int] = []
    importance: list[float] = []
    for example in examples:
        numbers = range(len(candidates), len(candidates) + len(example.candidates))
        others = [number for k, number in enumerate(numbers) if k not in example.right]
        pairs = [(numbers[k], other) for k in sorted(example.right) for other in others]
        if not pairs:
            continue  # all right, or none: nothing to learn
        candidates += example.candidates
        right += [one for one, _ in pairs]
        wrong += [other for _, other in pairs]
        importance += [1 / len(pairs) ** 0.5] * len(pairs)
    names, table = _tabulate(candidates)
    ahead = table[right] - table[wrong]
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    answers = [1] * len(right) + [0] * len(right)
    model.fit(vstack([ahead, -ahead]), answers, sample_weight=importance * 2)
    weights = zip(names, model.coef_[0], strict=True)
    return {name: round(float(weight), 4) for name, weight in weights if round(float(weight), 4)}


def _tabulate(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], csr_matrix]:
    """The names of all features, and their values in each of ``rows``."""
    names = sorted(set().union(*rows))
    column = {name: k for k, name in enumerate(names)}
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.fromiter((column[name] for row in rows for name in row), dtype=np.int32, count=starts[-1])
    values = np.fromiter((value for row in rows for value in row.values()), dtype=np.float64, count=starts[-1])
    return names, csr_matrix((values, columns, starts), shape=(len(rows), len(names)))
