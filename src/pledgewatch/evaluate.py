"""How well are pledges spotted? The scoring of docs/what-is-a-pledge.md, to the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pledgewatch.labels import Labelled, Record, same_name, same_pledge

_NEWS = frozenset({"new", "update"})


def match(
    labels: Sequence[Record],
    predictions: Sequence[Record],
    same: Callable[[Record, Record], bool] = same_pledge,
) -> list[tuple[int, int]]:
    """The largest one-to-one matching, as pairs (label, prediction) of indices (augmenting paths)."""
    edges = [[j for j, p in enumerate(predictions) if same(label, p)] for label in labels]
    # Prefer the prediction of the same status and evidence where several fit.
    for i, label in enumerate(labels):
        edges[i].sort(key=lambda j: -_likeness(label, predictions[j]))
    owner: dict[int, int] = {}

    def augment(i: int, seen: set[int]) -> bool:
        # What is free first: of two halves the first label then keeps the first prediction.
        for j in sorted(edges[i], key=owner.__contains__):
            if j in seen:
                continue
            seen.add(j)
            if j not in owner or augment(owner[j], seen):
                owner[j] = i
                return True
        return False

    for i in range(len(labels)):
        augment(i, set())
    return sorted((i, j) for j, i in owner.items())


def _sentences(record: Record) -> list[str]:
    evidence = record["evidence"]
    return [evidence] if isinstance(evidence, str) else list(evidence)


def _likeness(label: Record, prediction: Record) -> int:
    shared = any(a in b or b in a for a in _sentences(label) for b in _sentences(prediction))
    return 2 * shared + int(label["status"] == prediction["status"])


@dataclass(slots=True)
class Ratio:
    """Precision, recall and F1 from three counts."""

    hits: int = 0
    predicted: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.predicted + self.labelled
        return 2 * self.hits / both if both else 0.0

    def as_dict(self) -> dict[str, float | int]:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "hits": self.hits,
            "predicted": self.predicted,
            "labelled": self.labelled,
        }


FIELDS: dict[str, Callable[[Record, Record], bool]] = {
    "kind": lambda label, p: bool(label["kind"] == p["kind"]),
    "status": lambda label, p: bool(label["status"] == p["status"]),
    "announced": lambda label, p: bool(label["announced"] == p["announced"]),
    "by": lambda label, p: bool(label["by"] == p["by"]),
    "years": lambda label, p: bool(label["years"] == p["years"]),
    "qualifier": lambda label, p: bool(label["qualifier"] == p["qualifier"]),
    "part_of": lambda label, p: (label["part_of"] is None) == (p["part_of"] is None),
    "themes": lambda label, p: bool(set(label["themes"]) & set(p["themes"])),
    "recipient": lambda label, p: _same_recipient(label["recipient"], p["recipient"]),
}


def _same_recipient(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    return same_name(a, b)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong: a label missed, a prediction that is no pledge, or a field that differs."""

    article: str
    what: str
    record: Record
    other: Record | None = None


@dataclass(slots=True)
class Score:
    """All figures of the guide over one set of articles."""

    article: Ratio = field(default_factory=Ratio)
    pledge: Ratio = field(default_factory=Ratio)
    new_pledge: Ratio = field(default_factory=Ratio)
    kinds: dict[str, Ratio] = field(default_factory=dict)
    statuses: dict[str, Ratio] = field(default_factory=dict)
    fields: dict[str, Ratio] = field(default_factory=dict)
    empty_articles: int = 0
    false_alarms: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def false_alarms_per_100(self) -> float:
        """Predictions per 100 articles that hold no pledge at all."""
        return 100 * self.false_alarms / self.empty_articles if self.empty_articles else 0.0

    def as_dict(self) -> dict[str, Any]:
        return {
            "article": self.article.as_dict(),
            "new_pledge": self.new_pledge.as_dict(),
            "pledge": self.pledge.as_dict(),
            "false_alarms_per_100": round(self.false_alarms_per_100, 2),
            "kinds": {name: ratio.as_dict() for name, ratio in sorted(self.kinds.items())},
            "statuses": {name: ratio.as_dict() for name, ratio in sorted(self.statuses.items())},
            "fields": {name: round(ratio.recall, 4) for name, ratio in self.fields.items()},
        }


def score(labelled: Sequence[Labelled], predictions: Mapping[str, Sequence[Record]]) -> Score:
    """Score predictions (records by article id; an article without any may be absent) against labels."""
    result = Score(fields={name: Ratio() for name in FIELDS})
    for item in labelled:
        _score_article(result, item, predictions.get(item.id, ()))
    return result


def _score_article(result: Score, item: Labelled, predicted: Sequence[Record]) -> None:
    labels = item.pledges
    pairs = match(labels, predicted)
    # An uncapped match of gifts is neither rewarded nor punished (hard case 16).
    neutral = {i for i, label in enumerate(labels) if _uncapped_match(label)}
    dropped = {j for i, j in pairs if i in neutral}
    pairs = [(i, j) for i, j in pairs if i not in neutral]
    kept_labels = [i for i in range(len(labels)) if i not in neutral]
    kept = [j for j in range(len(predicted)) if j not in dropped]

    is_news = any(labels[i]["status"] in _NEWS for i in range(len(labels)))
    said_news = any(p["status"] in _NEWS for p in predicted)
    result.article.hits += is_news and said_news
    result.article.labelled += is_news
    result.article.predicted += said_news

    result.pledge.hits += len(pairs)
    result.pledge.labelled += len(kept_labels)
    result.pledge.predicted += len(kept)

    # The same over new and update alone; a background label must not absorb a prediction that is news.
    news_labels = [labels[i] for i in kept_labels if labels[i]["status"] in _NEWS]
    news_said = [predicted[j] for j in kept if predicted[j]["status"] in _NEWS]
    result.new_pledge.hits += len(match(news_labels, news_said))
    result.new_pledge.labelled += len(news_labels)
    result.new_pledge.predicted += len(news_said)

    if not labels:
        result.empty_articles += 1
        result.false_alarms += len(predicted)
    _count_classes(result, labels, predicted, pairs, kept_labels, kept)
    _collect_faults(result, item, predicted, pairs, kept_labels, kept)


def _uncapped_match(label: Record) -> bool:
    return label["amount"] is None and label["share"] is not None and "match" in label["share"].lower()


def _count_classes(
    result: Score,
    labels: Sequence[Record],
    predicted: Sequence[Record],
    pairs: Sequence[tuple[int, int]],
    kept_labels: Sequence[int],
    kept: Sequence[int],
) -> None:
    for table, name in ((result.kinds, "kind"), (result.statuses, "status")):
        for i in kept_labels:
            table.setdefault(labels[i][name], Ratio()).labelled += 1
        for j in kept:
            table.setdefault(predicted[j][name], Ratio()).predicted += 1
        for i, j in pairs:
            table.setdefault(labels[i][name], Ratio()).hits += labels[i][name] == predicted[j][name]
    for name, agrees in FIELDS.items():
        for i, j in pairs:
            result.fields[name].labelled += 1
            result.fields[name].hits += agrees(labels[i], predicted[j])


def _collect_faults(
    result: Score,
    item: Labelled,
    predicted: Sequence[Record],
    pairs: Sequence[tuple[int, int]],
    kept_labels: Sequence[int],
    kept: Sequence[int],
) -> None:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    result.faults += [
        Fault(item.id, "missed", labels_i) for i in kept_labels if i not in found for labels_i in [item.pledges[i]]
    ]
    result.faults += [Fault(item.id, "no pledge", predicted[j]) for j in kept if j not in used]
    for i, j in pairs:
        for name, agrees in FIELDS.items():
            if not agrees(item.pledges[i], predicted[j]):
                result.faults.append(Fault(item.id, name, item.pledges[i], predicted[j]))


def count_faults(faults: Iterable[Fault]) -> Counter[str]:
    """How many faults of each sort."""
    return Counter(fault.what for fault in faults)
