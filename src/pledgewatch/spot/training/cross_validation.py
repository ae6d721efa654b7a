"""How well the spotter does on articles that it has not learned from.

Articles that share a cluster or a pledger are never on both sides (docs/what-is-a-pledge.md, "How predictions are
scored"). Each article is judged by models trained on the other folds alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from pledgewatch.model import Claim
from pledgewatch.spot.spotter import spot_with
from pledgewatch.spot.train import fit, folds_of
from pledgewatch.spot.training.data import Prepared, group_articles, ties
from pledgewatch.spot.training.processes import in_processes

FOLDS = 5


def cross_validate(
    judged: Sequence[Prepared],
    learned: Sequence[Prepared] = (),
    *,
    at_least: Sequence[float],
    share: float = 1.0,
    folds: int = FOLDS,
) -> list[dict[str, list[Claim]]]:
    """For each threshold in ``at_least``, the claims found in each of the ``judged`` articles, by its id.

    Each fold learns from the other folds and from those of ``learned`` that have no cluster and no pledger in common
    with what it is judged by. ``share`` (0 to 1) of these is learned from: the points of a learning curve.
    """
    numbers = folds_of(group_articles([p.labelled for p in judged]), folds)

    def spotted(fold: int) -> list[dict[str, list[Claim]]]:
        held_out = [p for p, number in zip(judged, numbers, strict=True) if number == fold]
        known = set().union(*(ties(p.labelled) for p in held_out))
        others = [p for p, number in zip(judged, numbers, strict=True) if number != fold]
        others += [p for p in learned if not ties(p.labelled) & known]
        kept = random.Random(fold).sample(others, round(share * len(others)))  # noqa: S311 - a sample, not a secret
        models = fit(sorted(kept, key=lambda p: p.labelled.id))
        return [
            {p.labelled.id: spot_with(models, p.labelled.article, at_least=threshold) for p in held_out}
            for threshold in at_least
        ]

    out: list[dict[str, list[Claim]]] = [{} for _ in at_least]
    for of_fold in in_processes(spotted, range(folds)):
        for found, more in zip(out, of_fold, strict=True):
            found.update(more)
    return out
