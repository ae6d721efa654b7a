"""Rebuilds the spotter's weights from labelled articles: ``python -m pledgewatch.spot.train CORPUS… ``.

Every stage learns from what the stages before it say of articles that they have not seen (out-of-fold), because that
is what it will be given. The same articles give the same files, to the byte. Needs the ``test`` extra.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from sys import intern
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from pledgewatch.labels import read_corpus, same_name
from pledgewatch.spot import network, ranker
from pledgewatch.spot.deciding import rank_owners
from pledgewatch.spot.embeddings import Embeddings, write_network
from pledgewatch.spot.features import PAIRS
from pledgewatch.spot.first_look import Look, read
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.models import LINEAR, Models
from pledgewatch.spot.network import Layers, Network
from pledgewatch.spot.organisations.owners import Owner, describe
from pledgewatch.spot.ranker import Ranker, Ranks
from pledgewatch.spot.second_look import article_features, second_features
from pledgewatch.spot.training.attributes import (
    Ranked,
    fit_kind,
    fit_parts,
    fit_themes,
    judged_features,
    right_claims,
    tell,
)
from pledgewatch.spot.training.data import Prepared, prepare
from pledgewatch.spot.training.fitting import fit_binary, fit_readings, trim
from pledgewatch.spot.training.ladders import climbed, summed
from pledgewatch.spot.training.lessons import Lesson
from pledgewatch.spot.training.network import fit_network
from pledgewatch.spot.training.news import fit_news
from pledgewatch.spot.training.owners import Example
from pledgewatch.spot.training.owners import train as train_owners
from pledgewatch.spot.training.readings import readings
from pledgewatch.spot.training.retellings import fit_retellings

_INNER_FOLDS = 5
#: Three quarters of the first look's features weigh less than this: without them it is as good, and quicker.
_TELLING = 0.06

#: An article with the possible owners of its pledges.
Owned = tuple[Prepared, list[Example]]
#: An article with the features of each of its measures.
Seen = tuple[Prepared, list[list[str]]]
#: The same with the log-odds of the first model, which has not seen it.
Asked = tuple[Prepared, list[list[str]], list[float]]


def fit(prepared: Sequence[Prepared]) -> Models:
    """All models, each trained on what the earlier ones say of articles unseen by them."""
    folds = folds_of([p.group for p in prepared], _INNER_FOLDS)
    owned = [(p, _owners_of(p)) for p in prepared]
    rankings = _out_of_fold(owned, folds, _fit_owners, _rank_all)
    ranked = list(zip(prepared, rankings, strict=True))
    # The same few words over and over: one string for each is smaller, and found faster.
    rows = [[list(map(intern, row)) for row in judged_features(item)] for item in ranked]
    seen = list(zip(prepared, rows, strict=True))
    first = _out_of_fold(seen, folds, _fit_first, _first_all)
    asked = list(zip(prepared, rows, first, strict=True))
    looks = _out_of_fold(asked, [fold // 2 for fold in folds], _fit_readings, _looks_all)
    article = _out_of_fold(prepared, folds, _fit_article, _article_all)
    told = [tell(item) for item in ranked]
    status, change, dates = fit_news(told)
    return Models(
        owners=_fit_owners(owned),
        network=_fit_network(ranked, rows),
        dates=dates,
        article=_fit_article(prepared),
        first=_fit_first(seen),
        readings=_fit_readings(asked),
        second=_fit_second(ranked, looks, article),
        kind=fit_kind(told),
        status=status,
        change=change,
        themes=fit_themes(prepared),
        parts=fit_parts(prepared),
        retellings=fit_retellings(ranked),
    )


def folds_of(groups: Sequence[int], count: int) -> list[int]:
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


def _owners_of(p: Prepared) -> list[Example]:
    """For each measure that is a pledge: its possible owners, and which of them bear the pledger's name."""
    examples = []
    for measure, label, retold in zip(p.context.measures, p.label_of, p.context.retold, strict=True):
        if label is None:
            continue
        described = describe(p.context.doc, p.context.cast, measure.start, measure.end, retold)
        pledger = p.labelled.pledges[label]["pledger"]
        right = frozenset(
            k for k, entity in enumerate(described) if same_name(p.context.cast.entities[entity].name, pledger)
        )
        examples.append(Example(tuple(described.values()), right))
    return examples


def _fit_owners(items: Sequence[Owned]) -> dict[str, float]:
    return train_owners(example for _, examples in items for example in examples)


def _rank_all(owners: Mapping[str, float], item: Owned) -> list[list[Owner]]:
    context, models = item[0].context, replace(_NOTHING, owners=owners)
    return [rank_owners(context, number, models) for number in range(len(context.measures))]


def _fit_first(items: Sequence[Seen]) -> Linear:
    rows = [row for _, of_article in items for row in of_article]
    answers = [label is not None for p, _ in items for label in p.label_of]
    return fit_binary(rows, answers, strength=0.1, contrasted=True, telling=_TELLING)


def _first_all(model: Linear, item: Seen) -> list[float]:
    return [model.scores(row)[0] for row in item[1]]


def _fit_readings(items: Sequence[Asked]) -> Linear:
    rows = [_single_words(row) for _, of_article, _ in items for row in of_article]
    classes = [reading for p, _, _ in items for reading in readings(p)]
    answers = [label is not None for p, _, _ in items for label in p.label_of]
    return trim(fit_readings(rows, classes, yes=answers, strength=0.1), 0.1)


def _single_words(row: Sequence[str]) -> list[str]:
    """Pairs of words are too many for a model with a weight for each class."""
    return [name for name in row if not name.startswith(PAIRS)]


def _looks_all(model: Linear, item: Asked) -> list[Look]:
    _, rows, first = item
    return [read(model, row, odds) for row, odds in zip(rows, first, strict=True)]


def _fit_article(prepared: Sequence[Prepared]) -> Linear:
    rows = [article_features(p.context) for p in prepared]
    return fit_binary(rows, [bool(p.labelled.pledges) for p in prepared], strength=0.1, contrasted=True)


def _article_all(model: Linear, p: Prepared) -> float:
    return model.scores(article_features(p.context))[0]


def _fit_second(items: Sequence[Ranked], looks: Sequence[list[Look]], article: Sequence[float]) -> Linear:
    """The second look answers for the whole claim: a pledge, and of this company."""
    rows = [
        climbed(row)
        for (p, rankings), of_article, own in zip(items, looks, article, strict=True)
        for row in second_features(p.context, rankings, of_article, own)
    ]
    return summed(fit_binary(rows, [right for item in items for right in right_claims(item)], strength=0.05))


def _fit_network(items: Sequence[Ranked], rows: Sequence[list[list[str]]]) -> Network:
    return fit_network(
        [
            Lesson(
                article=article_features(item[0].context),
                features=of_article,
                right=right_claims(item),
                pledge=[label is not None for label in item[0].label_of],
                reading=readings(item[0]),
            )
            for item, of_article in zip(items, rows, strict=True)
        ]
    )


_NO_MODEL = Linear(("yes",), (0.0,), {})
_NO_EMBEDDINGS = Embeddings({}, np.zeros((0, 1), np.int8), np.zeros(1, np.float32))
_NO_NETWORK = Network(_NO_EMBEDDINGS, Layers(*[np.zeros(0, np.float32)] * len(Layers._fields)))
_NO_RANKER = Ranker(_NO_EMBEDDINGS, Ranks(*[np.zeros(0, np.float32)] * len(Ranks._fields)))
_NOTHING = Models({}, _NO_NETWORK, _NO_RANKER, *[_NO_MODEL] * len(LINEAR))


def write_models(models: Models, folder: Path) -> None:
    """Those of linear models as JSON, one feature a line, sorted: small differences make small diffs."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "owners.json", "", models.owners)
    for file, model in ((network.FILE, models.network), (ranker.FILE, models.dates)):
        write_network(folder / file, model.embeddings, model.layers._asdict())
    for name in LINEAR:
        linear: Linear = getattr(models, name)
        head = f'"classes":{_json(linear.classes)},\n"bias":{_json(linear.bias)},\n"weights":'
        _write(folder / f"{name}.json", head, linear.weights)


def _write(path: Path, head: str, weights: Mapping[str, Any]) -> None:
    lines = ",\n".join(f"{_json(feature)}:{_json(weight)}" for feature, weight in sorted(weights.items()))
    table = "{\n" + lines + "\n}"
    path.write_text((f"{{\n{head}{table}\n}}" if head else table) + "\n", encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(paths: Sequence[str]) -> int:
    prepared = prepare(read_corpus([Path(p) for p in paths]))
    with threadpool_limits(1):  # sums of several threads differ in their last digits with the order that they end in
        write_models(fit(prepared), Path(__file__).with_name("weights"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
