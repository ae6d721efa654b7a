"""Would weights learned from labelled articles decide better than those set by judgement?

    python -m benchmarks.resolve_weights tests/corpus/*.jsonl        (needs the extra "test")

Pairs of labelled claims that may be one pledge are the examples. A logistic regression moves the weights of
``resolve/weights.toml`` as far as the other folds push them against a penalty, and what it makes of the fold
that was left out is counted. Articles of one cluster, and claims of one pledger, are never on both sides.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from pledgewatch.resolve import Companies, ecb_rates, fingerprint
from pledgewatch.resolve.facts import facts_of
from pledgewatch.resolve.folding import Told
from pledgewatch.resolve.groups import Groups
from pledgewatch.resolve.labels import labelled_claims
from pledgewatch.resolve.same import features_of, load_weights, may_be_same

_FOLDS = 10
_PENALTIES = (100.0, 30.0, 10.0, 3.0)
_COMPANIES = Companies()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled claim, the pledge that it tells of, and the fold in which it is left out."""

    told: Told
    key: str
    fold: int


def main(paths: Sequence[str]) -> None:
    """Print one line for the weights as they are and one a penalty."""
    items = read(paths)
    judged = load_weights()
    names = sorted(judged.keys() - {"strangers"})
    pairs = [
        (one, other)
        for one, other in combinations(items, 2)
        if one.told.article != other.told.article and may_be_same(one.told.facts, other.told.facts, _COMPANIES)
    ]
    features = np.array([_row(one, other, names) for one, other in pairs])
    same = np.array([one.key == other.key for one, other in pairs], float)
    folds = np.array([one.fold for one, _ in pairs])
    prior = np.array([judged[name] for name in names])
    print(f"{len(items)} claims, {len(pairs)} pairs that may be the same, {same.mean():.0%} are")
    print(" penalty  taken for one  taken for two  log-loss")
    for penalty in (None, *_PENALTIES):
        scores = np.zeros(len(pairs))
        for fold in range(_FOLDS):
            learn, test = folds != fold, folds == fold
            weights = prior if penalty is None else fit(features[learn], same[learn], prior, penalty)
            scores[test] = features[test] @ weights
        merged, split = int(((scores > 0) & (same == 0)).sum()), int(((scores <= 0) & (same == 1)).sum())
        loss = float((np.logaddexp(0, -scores) * same + np.logaddexp(0, scores) * (1 - same)).sum())
        print(f"{'judged' if penalty is None else penalty:>8} {merged:>14} {split:>14} {loss:>9.1f}")


def read(paths: Sequence[str]) -> list[Labelled]:
    """The labels of the files, in folds that no cluster and no pledger straddles."""
    articles: list[Any] = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    rates = ecb_rates()
    together: Groups[tuple[str, str]] = Groups()
    found = []
    for stored, key in labelled_claims(articles):
        facts = facts_of(stored, _COMPANIES, rates)
        cluster_of = ("cluster", articles[stored.article_id - 1]["cluster"])
        for name in facts.names:
            together.unite(cluster_of, ("name", " ".join(name.words)))
        found.append((Told(stored.id, stored.url, fingerprint(stored), facts), key, cluster_of))
    return [
        Labelled(told, key, zlib.crc32(repr(together.find(cluster_of)).encode()) % _FOLDS)
        for told, key, cluster_of in found
    ]


def fit(features: Any, same: Any, prior: Any, penalty: float) -> Any:
    """Weights of a logistic regression that is pulled back to the prior (Newton's method)."""
    weights = prior.copy()
    for _ in range(30):
        guess = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (guess - same) + penalty * (weights - prior)
        bend = (features.T * (guess * (1 - guess))) @ features + penalty * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _row(one: Labelled, other: Labelled, names: Sequence[str]) -> list[float]:
    found = features_of(one.told.facts, other.told.facts, _COMPANIES)
    return [found.get(name, 0.0) for name in names]


if __name__ == "__main__":
    main(sys.argv[1:])
