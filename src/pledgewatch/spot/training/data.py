"""Labelled articles laid out for training: which measure is which label, and which articles belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pledgewatch.labels import Labelled, Record, name_words, same_measure
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.features import measure_features
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.repetitions import same_value


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
        base = tuple(measure_features(context, number) for number in range(len(context.measures)))
        _ = context.cast  # kept by the context: found once, not by every process that learns from it
        out.append(Prepared(labelled, context, align(labelled, context), base, group))
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

    for number, a in enumerate(articles):
        for tie in sorted(ties(a)):
            parent[find(("article", number))] = find(tie)
    numbers: dict[object, int] = {}
    return [numbers.setdefault(find(("article", k)), len(numbers)) for k in range(len(articles))]


def ties(labelled: Labelled) -> set[tuple[str, ...]]:
    """What may not be on both sides of a fold: the cluster of an article, and the words of its pledgers' names."""
    pledgers = {("pledger", *sorted(name_words(pledge["pledger"]))) for pledge in labelled.pledges}
    return {("cluster", labelled.cluster), *pledgers}


def align(labelled: Labelled, context: Context) -> tuple[int | None, ...]:
    """A measure is a label's when it has its value and stands in its evidence, or repeats one that does.

    What is labelled as a decoy is none of them: a minister's $5m beside a bank's $5m.
    """
    measures = context.measures
    out: list[int | None] = [None] * len(measures)
    records = [measure_record(m) for m in measures]
    decoys = decoy_measures(labelled, context)
    for number, label in enumerate(labelled.pledges):
        evidence = evidence_sentences(context, label)
        fitting = [k for k, record in enumerate(records) if same_measure(label, record)]
        fitting = [k for k in fitting if k not in decoys] or fitting
        inside = [k for k in fitting if measures[k].sentence in evidence]
        for k in inside:
            out[k] = number
        for k in fitting:
            repeats = any(same_value(measures[k], measures[other]) for other in inside)
            if out[k] is None and (repeats or measures[k].form == "money" or not inside):
                out[k] = number
    return tuple(out)


def decoy_measures(labelled: Labelled, context: Context) -> dict[int, str]:
    """The measures in the text of a decoy, with the reason why it is none.

    A text that occurs more than once does not say which one is meant.
    """
    full, out = context.doc.full, dict[int, str]()
    for decoy in labelled.decoys:
        words = decoy["text"]
        start = full.find(words)
        if start < 0 or full.find(words, start + 1) >= 0:
            continue
        end = start + len(words)
        out |= {k: decoy["why"] for k, m in enumerate(context.measures) if m.start < end and start < m.end}
    return out


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
