"""Training the answer to whether two measures of an article tell of one pledge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pledgewatch.labels import same_measure, same_name
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.pairs import may_be_one, pair_features
from pledgewatch.spot.told_apart import are_told_apart
from pledgewatch.spot.training.attributes import Ranked
from pledgewatch.spot.training.data import evidence_sentences, measure_record
from pledgewatch.spot.training.fitting import fit_binary


def fit_retellings(items: Sequence[Ranked]) -> Linear:
    """Learns from all pairs of measures of which it is sure what pledges they are: do both belong to one label?"""
    rows: list[list[str]] = []
    answers: list[bool] = []
    for item in items:
        p, rankings = item
        sure = _surely_told(item)
        told = [t for t in zip(p.context.measures, rankings, p.label_of, sure, strict=True) if t[3]]
        for (a, owners_a, label_a, _), (b, owners_b, label_b, _) in combinations(told, 2):
            if may_be_one(a, b) and not are_told_apart(p.context.doc, a, b):
                rows.append(pair_features(p.context, a, b, owners_a, owners_b))
                answers.append(label_a == label_b)
    return fit_binary(rows, answers, strength=0.1)


def _surely_told(item: Ranked) -> list[bool]:
    """For each measure: is there no doubt which label it tells of?

    It stands in the evidence of that label alone, or, outside all evidence, belongs to the pledger of that label alone:
    a singer's $1m that the labeller left unmarked is not a retelling of a bank's $1m.
    """
    p, rankings = item
    pledges = p.labelled.pledges
    evidence = [evidence_sentences(p.context, pledge) for pledge in pledges]
    out = []
    for measure, ranking, label in zip(p.context.measures, rankings, p.label_of, strict=True):
        record = measure_record(measure)
        fitting = [k for k, pledge in enumerate(pledges) if label is not None and same_measure(pledge, record)]
        inside = [k for k in fitting if measure.sentence in evidence[k]]
        owner = p.context.cast.entities[ranking[0].entity].name if ranking else ""
        owned = [k for k in fitting if same_name(owner, pledges[k]["pledger"])]
        out.append(label is not None and (inside or owned) == [label])
    return out
