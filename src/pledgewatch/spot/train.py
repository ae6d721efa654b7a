"""Rebuilds the spotter's weights from labelled articles: ``python -m pledgewatch.spot.train CORPUS… ``.

Every stage learns from what the stages before it say of articles that they have not seen (out-of-fold), because that
is what it will be given. The same articles give the same files, to the byte. Needs the ``train`` extra.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pledgewatch.labels import Labelled, Record, name_words, read_corpus, same_measure, same_name
from pledgewatch.model import Theme
from pledgewatch.spot.claim_features import kind_features, status_features
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import rank_owners
from pledgewatch.spot.document import Document
from pledgewatch.spot.features import measure_features, same_value
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measure import Measure
from pledgewatch.spot.models import Models
from pledgewatch.spot.owner_features import owner_features
from pledgewatch.spot.owner_training import Example
from pledgewatch.spot.owner_training import train as train_owners
from pledgewatch.spot.owners import Owner, describe
from pledgewatch.spot.parts import can_be_part, part_features
from pledgewatch.spot.second_look import article_features, second_features
from pledgewatch.spot.themes import find_theme_words, theme_features

_INNER_FOLDS = 5
#: A feature seen in fewer examples says more of an article than of the language.
_RAREST = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A labelled article laid out for training: ``label_of`` gives for each measure its label, or None."""

    labelled: Labelled
    context: Context
    label_of: tuple[int | None, ...]
    base: tuple[list[str], ...]
    group: int


def prepare(articles: Sequence[Labelled]) -> list[Prepared]:
    """Lay out the articles; those that share a cluster or a pledger share a group and are never told apart by folds."""
    out = []
    for labelled, group in zip(articles, group_articles(articles), strict=True):
        a = labelled.article
        context = Context(Document(a.title, a.text, a.published, a.outlet, a.url))
        base = tuple(measure_features(context, m) for m in context.measures)
        out.append(Prepared(labelled, context, _align(labelled, context), base, group))
    return out


def group_articles(articles: Sequence[Labelled]) -> list[int]:
    """For each article the number of its group (connected by cluster or by pledger)."""
    parent: dict[object, object] = {}

    def find(x: object) -> object:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a in articles:
        node = ("article", a.id)
        parent[find(node)] = find(("cluster", a.cluster))
        for pledge in a.pledges:
            parent[find(node)] = find(("pledger", tuple(sorted(name_words(pledge["pledger"])))))
    numbers: dict[object, int] = {}
    return [numbers.setdefault(find(("article", a.id)), len(numbers)) for a in articles]


# --- which measure is which label -----------------------------------------------------------------------


def _align(labelled: Labelled, context: Context) -> tuple[int | None, ...]:
    """A measure is a label's when it has its value and stands in its evidence, or repeats one that does."""
    measures = context.measures
    out: list[int | None] = [None] * len(measures)
    records = [measure_record(m) for m in measures]
    for number, label in enumerate(labelled.pledges):
        evidence = evidence_sentences(context, label)
        fitting = [k for k, record in enumerate(records) if same_measure(label, record)]
        inside = [k for k in fitting if measures[k].sentence in evidence]
        for k in inside:
            out[k] = number
        for k in fitting:
            repeats = any(same_value(measures[k], measures[other]) for other in inside)
            if out[k] is None and (repeats or measures[k].form == "money" or not inside):
                out[k] = number
    return tuple(out)


def measure_record(measure: Measure) -> Record:
    """A measure with the field names of a label, so that the guide's matching can be asked."""

    def plain(value: Any) -> float | None:
        return None if value is None else float(value)

    return {
        "amount": plain(measure.money.amount) if measure.money else None,
        "currency": measure.money.currency if measure.money else None,
        "usd_reported": plain(measure.usd_reported),
        "share": measure.share,
        "target": {"quantity": plain(measure.quantity), "unit": measure.unit, "year": measure.year}
        if measure.form in ("quantity", "aim")
        else None,
    }


def evidence_sentences(context: Context, label: Record) -> set[int]:
    """The sentences that a label's evidence covers, title included."""
    evidence = [label["evidence"]] if isinstance(label["evidence"], str) else label["evidence"]
    out: set[int] = set()
    for words in evidence:
        at = context.doc.full.find(words)
        while at >= 0:
            out |= {s.index for s in context.doc.sentences if s.start < at + len(words) and s.end > at}
            at = context.doc.full.find(words, at + 1)
    return out


# --- fitting --------------------------------------------------------------------------------------------


def fit(prepared: Sequence[Prepared]) -> Models:
    """All models, each trained on what the earlier ones say of articles unseen by them."""
    folds = _folds([p.group for p in prepared], _INNER_FOLDS)
    rankings = _out_of_fold(prepared, folds, _fit_owners, _rank_all)
    first = _out_of_fold(_with(prepared, rankings), folds, _fit_first, _first_all)
    article = _out_of_fold(prepared, folds, _fit_article, _article_all)
    ranked = _with(prepared, rankings)
    return Models(
        owners=_fit_owners(prepared),
        article=_fit_article(prepared),
        first=_fit_first(ranked),
        second=_fit_second(prepared, first, article),
        kind=_fit_attribute(ranked, "kind"),
        status=_fit_attribute(ranked, "status"),
        change=_fit_attribute(ranked, "change"),
        themes=_fit_themes(prepared),
        parts=_fit_parts(prepared),
    )


Ranked = tuple[Prepared, list[list[Owner]]]


def _with(prepared: Sequence[Prepared], rankings: Sequence[list[list[Owner]]]) -> list[Ranked]:
    return list(zip(prepared, rankings, strict=True))


def _folds(groups: Sequence[int], count: int) -> list[int]:
    """A fold for each group's articles: the largest groups first, each into the fold that holds fewest so far."""
    sizes = Counter(groups)
    loads = [0] * count
    fold_of: dict[int, int] = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold = loads.index(min(loads))
        fold_of[group] = fold
        loads[fold] += size
    return [fold_of[group] for group in groups]


def _out_of_fold(
    items: Sequence[Any], folds: Sequence[int], learn: Callable[[list[Any]], Any], apply: Callable[[Any, Any], Any]
) -> list[Any]:
    out: list[Any] = [None] * len(items)
    for fold in sorted(set(folds)):
        model = learn([item for item, f in zip(items, folds, strict=True) if f != fold])
        for i, f in enumerate(folds):
            if f == fold:
                out[i] = apply(model, items[i])
    return out


def _fit_owners(prepared: Sequence[Prepared]) -> dict[str, float]:
    examples = []
    for p in prepared:
        for measure, label in zip(p.context.measures, p.label_of, strict=True):
            if label is None:
                continue
            described = describe(p.context.doc, p.context.cast, measure.start, measure.end)
            pledger = p.labelled.pledges[label]["pledger"]
            right = frozenset(
                k for k, entity in enumerate(described) if same_name(p.context.cast.entities[entity].name, pledger)
            )
            if 0 < len(right) < len(described):
                examples.append(Example(tuple(described.values()), right))
    return train_owners(examples)


def _rank_all(owners: Mapping[str, float], p: Prepared) -> list[list[Owner]]:
    models = replace(_NOTHING, owners=owners)
    return [rank_owners(p.context, measure, models) for measure in p.context.measures]


def _judged_features(item: Ranked) -> list[list[str]]:
    p, rankings = item
    return [
        [*base, *owner_features(p.context.cast, ranking, base)] for base, ranking in zip(p.base, rankings, strict=True)
    ]


def _fit_first(items: Sequence[Ranked]) -> Linear:
    rows = [row for item in items for row in _judged_features(item)]
    return fit_binary(rows, [label is not None for p, _ in items for label in p.label_of], strength=0.1)


def _first_all(model: Linear, item: Ranked) -> list[float]:
    return [model.scores(row)[0] for row in _judged_features(item)]


def _fit_article(prepared: Sequence[Prepared]) -> Linear:
    rows = [article_features(p.context) for p in prepared]
    return fit_binary(rows, [bool(p.labelled.pledges) for p in prepared], strength=0.1)


def _article_all(model: Linear, p: Prepared) -> float:
    return model.scores(article_features(p.context))[0]


def _fit_second(prepared: Sequence[Prepared], first: Sequence[list[float]], article: Sequence[float]) -> Linear:
    rows = [
        row
        for p, scores, own in zip(prepared, first, article, strict=True)
        for row in second_features(p.context, scores, own)
    ]
    return fit_binary(rows, [label is not None for p in prepared for label in p.label_of], strength=0.05)


def _fit_attribute(items: Sequence[Ranked], name: str) -> Linear:
    rows: list[list[str]] = []
    classes: list[str] = []
    for item in items:
        p, rankings = item
        for row, measure, label, ranking in zip(
            _judged_features(item), p.context.measures, p.label_of, rankings, strict=True
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


def _fit_themes(prepared: Sequence[Prepared]) -> Linear:
    rows: list[list[str]] = []
    wanted: list[set[str]] = []
    for p in prepared:
        found = find_theme_words(p.context.doc)
        for label in p.labelled.pledges:
            rows.append(theme_features(p.context.doc, found, sorted(evidence_sentences(p.context, label))))
            wanted.append(set(label["themes"]))
    return _join({theme.value: fit_binary(rows, [theme.value in w for w in wanted], strength=0.3) for theme in Theme})


def _fit_parts(prepared: Sequence[Prepared]) -> Linear:
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


def fit_binary(rows: Sequence[Iterable[str]], answers: Sequence[bool], *, strength: float) -> Linear:
    """L2-regularised logistic regression; ``strength`` is scikit-learn's C."""
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    column = {name: k for k, name in enumerate(names)}
    columns = [sorted({column[name] for name in row if name in column}) for row in rows]
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.asarray([k for row in columns for k in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000)
    model.fit(table, np.asarray(answers, dtype=int))
    weights = {
        name: (round(float(weight), 4),)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= 0.0005
    }
    return Linear(("yes",), (round(float(model.intercept_[0]), 4),), weights)


def fit_classes(rows: Sequence[Iterable[str]], classes: Sequence[str], *, strength: float) -> Linear:
    """One logistic regression a class against the rest."""
    return _join(
        {name: fit_binary(rows, [c == name for c in classes], strength=strength) for name in sorted(set(classes))}
    )


def _join(models: Mapping[str, Linear]) -> Linear:
    names = tuple(models)
    features = sorted({feature for model in models.values() for feature in model.weights})
    return Linear(
        names,
        tuple(models[name].bias[0] for name in names),
        {f: tuple(models[name].weights.get(f, (0.0,))[0] for name in names) for f in features},
    )


_NO_MODEL = Linear(("yes",), (0.0,), {})
_NOTHING = Models({}, *[_NO_MODEL] * 8)


# --- files ----------------------------------------------------------------------------------------------


def write_models(models: Models, folder: Path) -> None:
    """The weights as JSON, one feature a line, sorted: small differences make small diffs."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "owners.json", dict(sorted(models.owners.items())))
    for name in ("article", "first", "second", "kind", "status", "change", "themes", "parts"):
        model: Linear = getattr(models, name)
        weights = {feature: list(row) for feature, row in sorted(model.weights.items())}
        _write_json(folder / f"{name}.json", {"classes": model.classes, "bias": model.bias, "weights": weights})


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8")


def main(paths: Sequence[str]) -> int:
    prepared = prepare(read_corpus([Path(p) for p in paths]))
    write_models(fit(prepared), Path(__file__).with_name("weights"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
