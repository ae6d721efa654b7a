"""How well the spotter does on articles that it has not learned from.

Articles that share a cluster or a pledger are never on both sides (docs/what-is-a-pledge.md, "How predictions are
scored"). Each article is judged by models trained on the other folds alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from pledgewatch.model import Claim
from pledgewatch.spot.models import Models
from pledgewatch.spot.spotter import spot_with
from pledgewatch.spot.train import fit, folds_of
from pledgewatch.spot.training.data import Prepared

FOLDS = 5


def cross_validate(
    prepared: Sequence[Prepared], *, at_least: Sequence[float], share: float = 1.0, folds: int = FOLDS
) -> list[dict[str, list[Claim]]]:
    """For each threshold in ``at_least``, the claims found in each article, by its id.

    ``share`` (0 to 1) of the other folds' articles is learned from: the points of a learning curve.
    """
    out: list[dict[str, list[Claim]]] = [{} for _ in at_least]
    for models, held_out in _trained(prepared, share, folds):
        for p in held_out:
            for found, threshold in zip(out, at_least, strict=True):
                found[p.labelled.id] = spot_with(models, p.labelled.article, at_least=threshold)
    return out


def _trained(prepared: Sequence[Prepared], share: float, folds: int) -> Iterator[tuple[Models, list[Prepared]]]:
    numbers = folds_of([p.group for p in prepared], folds)
    for fold in range(folds):
        others = [p for p, number in zip(prepared, numbers, strict=True) if number != fold]
        kept = random.Random(fold).sample(others, round(share * len(others)))  # noqa: S311 - a sample, not a secret
        held_out = [p for p, number in zip(prepared, numbers, strict=True) if number == fold]
        yield fit(sorted(kept, key=lambda p: p.labelled.id)), held_out
