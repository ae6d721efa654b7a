"""Learning the weights of owners.py from labelled measures. Needs scikit-learn, which nothing at run time does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one measure by their features, and the positions of the right ones."""

    candidates: tuple[Mapping[str, float], ...]
    right: frozenset[int]
    weight: float = 1.0


def train(examples: Iterable[Example], *, strength: float = 0.1) -> dict[str, float]:
    """Weights by which right candidates outrank the others: logistic regression over pairs, rounded to 4 digits.

    Deterministic. Needs scikit-learn (the ``test`` extra).
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    differences: list[dict[str, float]] = []
    importance: list[float] = []
    for example in examples:
        wrong = [c for k, c in enumerate(example.candidates) if k not in example.right]
        for k in sorted(example.right):
            for other in wrong:
                ahead = _difference(example.candidates[k], other)
                differences += [ahead, {name: -d for name, d in ahead.items()}]
                importance += [example.weight / (len(wrong) * len(example.right)) ** 0.5] * 2
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(differences)
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    model.fit(table, [1, 0] * (len(differences) // 2), sample_weight=importance)
    pairs = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    return {name: round(float(weight), 4) for name, weight in sorted(pairs) if round(float(weight), 4)}


def _difference(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    return {name: d for name in {**a, **b} if (d := a.get(name, 0.0) - b.get(name, 0.0))}
