"""B-cubed: how well do predicted groups match the true ones, seen from each item (Bagga and Baldwin, 1998)?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Shares between 0 and 1 over ``items`` items."""

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> BCubed:
    """Score items given as (predicted group, true group).

    Precision is, averaged over items, the share of the item's predicted group that truly belongs with it; recall the
    share of its true group that was predicted with it. Nothing to score is a perfect score.
    """
    if not pairs:
        return BCubed(1.0, 1.0, 0)
    both = Counter(pairs)
    predicted = Counter(guess for guess, _ in pairs)
    true = Counter(truth for _, truth in pairs)
    precision = sum(n * n / predicted[guess] for (guess, _), n in both.items()) / len(pairs)
    recall = sum(n * n / true[truth] for (_, truth), n in both.items()) / len(pairs)
    return BCubed(precision, recall, len(pairs))
