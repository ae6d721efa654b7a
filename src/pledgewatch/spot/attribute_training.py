"""Training what is said of a pledge once it is found: kind, status, change, themes, parts."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.labels import same_name
from pledgewatch.model import Theme
from pledgewatch.spot.claim_features import kind_features, status_features
from pledgewatch.spot.fitting import fit_binary, fit_classes, join
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measure import Measure
from pledgewatch.spot.owner_features import owner_features
from pledgewatch.spot.owners import Owner
from pledgewatch.spot.parts import can_be_part, part_features
from pledgewatch.spot.themes import find_theme_words, theme_features
from pledgewatch.spot.training_data import Prepared, evidence_sentences

#: An article with the possible owners of each of its measures, ranked by models that have not seen it.
Ranked = tuple[Prepared, list[list[Owner]]]


def judged_features(item: Ranked) -> list[list[str]]:
    """For each measure the features by which the first look judges it."""
    p, rankings = item
    return [
        [*base, *owner_features(p.context.cast, ranking, base)] for base, ranking in zip(p.base, rankings, strict=True)
    ]


def right_claims(item: Ranked) -> list[bool]:
    """For each measure: is it a pledge, and does the likeliest owner bear the name of its pledger?"""
    p, rankings = item
    return [
        label is not None
        and bool(ranking)
        and same_name(p.context.cast.entities[ranking[0].entity].name, p.labelled.pledges[label]["pledger"])
        for label, ranking in zip(p.label_of, rankings, strict=True)
    ]


def fit_attribute(items: Sequence[Ranked], name: str) -> Linear:
    rows: list[list[str]] = []
    classes: list[str] = []
    for item in items:
        p, rankings = item
        for row, measure, label, ranking in zip(
            judged_features(item), p.context.measures, p.label_of, rankings, strict=True
        ):
            value = None if label is None else p.labelled.pledges[label].get(name)
            if value is None:
                continue
            if name == "kind":
                rows.append(kind_features(p.context, measure, row))
            else:
                is_main = bool(ranking and p.context.cast.ranking) and p.context.cast.ranking[0] == ranking[0].entity
                rows.append(status_features(p.context, measure, row, is_main))
            classes.append(value)
    return fit_classes(rows, classes, strength=0.1)


def fit_themes(prepared: Sequence[Prepared]) -> Linear:
    rows: list[list[str]] = []
    wanted: list[set[str]] = []
    for p in prepared:
        found = find_theme_words(p.context.doc)
        for label in p.labelled.pledges:
            rows.append(theme_features(p.context.doc, found, sorted(evidence_sentences(p.context, label))))
            wanted.append(set(label["themes"]))
    return join({theme.value: fit_binary(rows, [theme.value in w for w in wanted], strength=0.3) for theme in Theme})


def fit_parts(prepared: Sequence[Prepared]) -> Linear:
    rows: list[list[str]] = []
    answers: list[bool] = []
    for p in prepared:
        pledges = p.labelled.pledges
        firsts: dict[int, Measure] = {}
        for measure, label in zip(p.context.measures, p.label_of, strict=True):
            if label is not None and (label not in firsts or firsts[label].sentence == 0):
                firsts[label] = measure
        order = sorted(firsts, key=lambda label: firsts[label].start)
        measures = [firsts[label] for label in order]
        for i, a in enumerate(order):
            for j, b in enumerate(order):
                same = same_name(pledges[a]["pledger"], pledges[b]["pledger"])
                if i != j and same and can_be_part(measures[i], measures[j]):
                    rows.append(part_features(p.context, measures, i, j))
                    answers.append(pledges[a]["part_of"] is not None and pledges[a]["part_of"] == pledges[b]["key"])
    return fit_binary(rows, answers, strength=0.3)
