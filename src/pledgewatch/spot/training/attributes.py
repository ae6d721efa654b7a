"""Training what is said of a pledge once it is found: kind, status, date, change, themes, parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgewatch.labels import same_name
from pledgewatch.model import Status, Theme
from pledgewatch.spot.attributes.announcements import candidates, fits, link, order, told_before
from pledgewatch.spot.attributes.features import kind_features, status_features
from pledgewatch.spot.attributes.parts import can_be_part, part_features
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.attributes.themes import find_theme_words, theme_features
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.owner_features import owner_features
from pledgewatch.spot.training.data import Prepared
from pledgewatch.spot.training.fitting import fit_binary, fit_classes, join
from pledgewatch.spot.training.owners import Example, train

#: An article with the possible owners of each of its measures, ranked by models that have not seen it.
Ranked = tuple[Prepared, list[list[Owner]]]
#: The pledges of an article as training shows them: the labels, and the telling of their measures in the same order.
Told = tuple[list[int], Telling]

#: Updates are so rare that the weights' regularisation holds them down; log-odds that make up for it.
_RARITY = 1.0


def judged_features(item: Ranked) -> list[list[str]]:
    """For each measure the features by which the first look judges it."""
    p, rankings = item
    return [
        [*base, *owner_features(p.context.cast, ranking, base)] for base, ranking in zip(p.base, rankings, strict=True)
    ]


def tell(item: Ranked) -> Told:
    """The labelled pledges of an article by the measure that says most of each, as if they had all been found."""
    p, rankings = item
    best: dict[int, Judged] = {}
    for measure, label, ranking, row in zip(
        p.context.measures, p.label_of, rankings, judged_features(item), strict=True
    ):
        if label is None:
            continue
        pledger = p.labelled.pledges[label]["pledger"]
        owners = [o for o in ranking if same_name(p.context.cast.entities[o.entity].name, pledger)]
        judged = Judged(measure, (*owners, *(o for o in ranking if o not in owners)), tuple(row), 1.0)
        if owners and (label not in best or _says(measure) > _says(best[label].measure)):
            best[label] = judged
    labels = sorted(best, key=lambda label: best[label].measure.start)
    return labels, Telling(p.context, [best[label] for label in labels])


def _says(measure: Measure) -> tuple[bool, bool]:
    """How much a mention of a pledge says: the text more than the headline, a conversion or a year more than none."""
    return measure.sentence > 0, measure.usd_reported is not None or measure.year is not None


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
    """The model of ``kind``, ``status`` (with the date of the announcement) or ``change``."""
    told = [(item[0], *tell(item)) for item in items]
    if name == "kind":
        rows = [kind_features(telling, k) for _, labels, telling in told for k in range(len(labels))]
        kinds = [p.labelled.pledges[label]["kind"] for p, labels, _ in told for label in labels]
        return _trim(fit_classes(rows, kinds, strength=0.1), 0.06)
    dates = _fit_dates(told)
    rows, classes = [], []
    for p, labels, telling in told:
        for k, label in enumerate(labels):
            value = p.labelled.pledges[label].get(name)
            if value is not None:
                rows.append(status_features(telling, k, dates, candidates(telling, k)))
                classes.append(value)
    model = _trim(fit_classes(rows, classes, strength=0.1), 0.015)
    return _with_dates(_lift(model, Status.UPDATE, _RARITY), dates) if name == "status" else model


def _fit_dates(told: Sequence[tuple[Prepared, list[int], Telling]]) -> Linear:
    """For each status, what speaks for one date over the others of the same pledge."""
    examples: dict[bool, list[Example]] = {True: [], False: []}
    for p, labels, telling in told:
        pledges = [p.labelled.pledges[label] for label in labels]
        seen: list[int] = []
        for k in order(telling):
            status, published = Status(pledges[k]["status"]), telling.context.doc.published
            before = [told_before(telling, k, j, pledges[j]["announced"], Status(pledges[j]["status"])) for j in seen]
            seen.append(k)
            possible = [c for c in candidates(telling, k) if fits(status, published, c)]
            right = frozenset(n for n, c in enumerate(possible) if c.value == pledges[k]["announced"])
            if 0 < len(right) < len(possible):
                rows = tuple(dict.fromkeys([*c.features, *link(c, status, before)], 1.0) for c in possible)
                examples[status is Status.BACKGROUND].append(Example(rows, right))
    weights = {recalled: train(examples[recalled]) for recalled in examples}
    models = {
        status.value: Linear(("yes",), (0.0,), {name: (w,) for name, w in weights[status is Status.BACKGROUND].items()})
        for status in sorted(Status)
    }
    return join(models)


def _lift(model: Linear, status: Status, log_odds: float) -> Linear:
    return replace(
        model, bias=tuple(b + log_odds * (c == status) for b, c in zip(model.bias, model.classes, strict=True))
    )


def _with_dates(model: Linear, dates: Linear) -> Linear:
    """Status and date are chosen together, so their weights stand together; a date's features begin with "date "."""
    columns = [dates.classes.index(name) for name in model.classes]
    of_dates = {name: tuple(row[c] for c in columns) for name, row in dates.weights.items()}
    return replace(model, weights={**model.weights, **of_dates})


def _trim(model: Linear, telling: float) -> Linear:
    """Without features whose weights differ by less than ``telling`` between the classes, to two digits."""
    kept = {
        name: tuple(round(w, 2) for w in row) for name, row in model.weights.items() if max(row) - min(row) >= telling
    }
    return replace(model, weights=kept)


def fit_themes(prepared: Sequence[Prepared]) -> Linear:
    rows: list[list[str]] = []
    wanted: list[set[str]] = []
    for p in prepared:
        found = find_theme_words(p.context.doc)
        fullest: dict[int, Measure] = {}
        for measure, label in zip(p.context.measures, p.label_of, strict=True):
            if label is not None and (label not in fullest or _says(measure) > _says(fullest[label])):
                fullest[label] = measure
        for label, measure in fullest.items():
            rows.append(theme_features(p.context.doc, found, [measure.sentence]))
            wanted.append(set(p.labelled.pledges[label]["themes"]))
    models = {theme.value: fit_binary(rows, [theme.value in w for w in wanted], strength=0.3) for theme in Theme}
    return _trim(join(models), 0.15)


def fit_parts(prepared: Sequence[Prepared]) -> Linear:
    rows: list[list[str]] = []
    answers: list[bool] = []
    for p in prepared:
        pledges = p.labelled.pledges
        firsts: dict[int, Measure] = {}
        for measure, label in zip(p.context.measures, p.label_of, strict=True):
            if label is not None and (label not in firsts or firsts[label].sentence == 0):
                firsts[label] = measure
        labels = sorted(firsts, key=lambda label: firsts[label].start)
        measures = [firsts[label] for label in labels]
        for i, a in enumerate(labels):
            for j, b in enumerate(labels):
                same = same_name(pledges[a]["pledger"], pledges[b]["pledger"])
                if i != j and same and can_be_part(measures[i], measures[j]):
                    rows.append(part_features(p.context, measures, i, j))
                    answers.append(pledges[a]["part_of"] is not None and pledges[a]["part_of"] == pledges[b]["key"])
    return fit_binary(rows, answers, strength=0.3)
