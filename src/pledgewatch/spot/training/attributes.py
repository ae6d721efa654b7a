"""Training what is said of a pledge once it is found: kind, themes, parts (news.py: status, date, change)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pledgewatch.labels import same_name
from pledgewatch.model import Status, Theme
from pledgewatch.spot.attributes.features import article_kind_features, kind_features
from pledgewatch.spot.attributes.parts import can_be_part, is_share_of, part_features, part_wording
from pledgewatch.spot.attributes.recipient import RECIPIENT
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.attributes.themes import find_theme_words, theme_features
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.owner_features import owner_features
from pledgewatch.spot.training.data import Prepared
from pledgewatch.spot.training.fitting import fit_binary, fit_classes, fit_each, join, trim
from pledgewatch.spot.training.news import Told
from pledgewatch.spot.training.recipients import fit_recipients

#: An article with the possible owners of each of its measures, ranked by models that have not seen it.
Ranked = tuple[Prepared, list[list[Owner]]]


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
    return Told(p, labels, Telling(p.context, [best[label] for label in labels]))


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


def fit_kind(told: Sequence[Told]) -> Linear:
    rows = [
        [*kind_features(one.telling, k), *article_kind_features(one.telling)]
        for one in told
        for k in range(len(one.labels))
    ]
    kinds = [pledge["kind"] for one in told for pledge in one.pledges]
    return trim(fit_classes(rows, kinds, strength=0.1), 0.1)


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
    answers = {theme.value: [theme.value in w for w in wanted] for theme in Theme}
    return trim(fit_each(rows, answers, strength=0.3), 0.15)


def fit_parts(prepared: Sequence[Prepared]) -> Linear:
    """What speaks for one pledge being a part of another, and beside it what speaks for a receiver."""
    articles = [(p, _first_measures(p)) for p in prepared]
    return join({"part": _fit_wholes(articles), RECIPIENT: fit_recipients(articles)})


def _first_measures(p: Prepared) -> dict[int, Measure]:
    """Each label's first measure in the text, or in the title where there is none, in order of place."""
    firsts: dict[int, Measure] = {}
    for measure, label in zip(p.context.measures, p.label_of, strict=True):
        if label is not None and (label not in firsts or firsts[label].sentence == 0):
            firsts[label] = measure
    return dict(sorted(firsts.items(), key=lambda item: item[1].start))


def _fit_wholes(articles: Sequence[tuple[Prepared, Mapping[int, Measure]]]) -> Linear:
    rows: list[list[str]] = []
    answers: list[bool] = []
    for p, firsts in articles:
        pledges = [p.labelled.pledges[label] for label in firsts]
        measures = list(firsts.values())
        statuses = [Status(pledge["status"]) for pledge in pledges]
        givers = [(pledge["pledger"], *pledge["joint"]) for pledge in pledges]
        for i, part in enumerate(pledges):
            wording = part_wording(p.context, measures[i])
            for j, whole in enumerate(pledges):
                if i == j or not can_be_part(measures[i], measures[j]):
                    continue
                if same_name(part["pledger"], whole["pledger"]) or is_share_of(measures, givers, i, j):
                    rows.append(part_features(p.context, measures, statuses, i, j, wording))
                    answers.append(part["part_of"] is not None and part["part_of"] == whole["key"])
    return fit_binary(rows, answers, strength=0.1, contrasted=True, telling=0.03)
