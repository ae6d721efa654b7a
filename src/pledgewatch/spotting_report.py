"""The report on the spotter: ``python -m pledgewatch.spotting_report JUDGED… [-- LEARNED…]`` prints it as Markdown.

Everything in it is cross-validated. It takes some minutes. Needs the ``test`` extra.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pledgewatch.evaluate import Score, score
from pledgewatch.labels import Labelled, Record, read_corpus, same_measure, same_pledge
from pledgewatch.model import Claim
from pledgewatch.spot.record import claim_records
from pledgewatch.spot.spotter import BELIEVED
from pledgewatch.spot.training.cross_validation import FOLDS, cross_validate
from pledgewatch.spot.training.data import Prepared, measure_record, prepare

_THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_SHARES = (0.125, 0.25, 0.5)
_WORST = 15


def main(paths: Sequence[str]) -> int:
    """``JUDGED… [-- LEARNED…]``: files to judge by, and files that are only learned from."""
    judged_files, _, learned_files = " ".join(paths).partition("--")
    judged = read_corpus([Path(path) for path in judged_files.split()])
    prepared = prepare([*judged, *read_corpus([Path(path) for path in learned_files.split()])])
    prepared_judged, learned = prepared[: len(judged)], prepared[len(judged) :]
    print(
        f"Judged by {len(judged)} articles with {sum(len(item.pledges) for item in judged)} labelled pledges; "
        f"{len(learned)} more are only learned from.\n"
    )
    print(_recall_of_candidates(prepared_judged))
    found = cross_validate(prepared_judged, learned, at_least=_THRESHOLDS)
    by_threshold = {t: as_records(judged, claims) for t, claims in zip(_THRESHOLDS, found, strict=True)}
    scores = {t: score(judged, records) for t, records in by_threshold.items()}
    print(_table_of_thresholds(scores))
    believed = scores[BELIEVED]
    print(_table_of_classes(believed))
    print(_reliability(judged, by_threshold[_THRESHOLDS[0]]))
    print(_faults(prepared_judged, by_threshold[BELIEVED], believed))
    print(_learning_curve(prepared_judged, learned, judged, believed))
    return 0


def as_records(labelled: Iterable[Labelled], claims: Mapping[str, Sequence[Claim]]) -> dict[str, list[Record]]:
    """Claims as the records that scoring compares, by article id."""
    return {item.id: list(claim_records(item.article, claims[item.id])) for item in labelled}


def _rows(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _recall_of_candidates(prepared: Sequence[Prepared]) -> str:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for p in prepared:
        records = [measure_record(m) for m in p.context.measures]
        for label in p.labelled.pledges:
            form = "money" if label["amount"] is not None else "target" if label["target"] is not None else "share"
            wanted[form] += 1
            found[form] += any(same_measure(label, record) for record in records)
    rows = [(form, wanted[form], f"{found[form] / wanted[form]:.4f}") for form in sorted(wanted)]
    per_article = sum(len(p.context.measures) for p in prepared) / len(prepared)
    return f"## Candidates\n\n{_rows(['form', 'labels', 'recall'], rows)}\n{per_article:.1f} candidates an article.\n"


def _table_of_thresholds(scores: Mapping[float, Score]) -> str:
    rows = [
        (
            threshold,
            f"{s.article.f1:.3f}",
            f"{s.new_pledge.f1:.3f}",
            f"{s.new_pledge.precision:.3f}",
            f"{s.new_pledge.recall:.3f}",
            f"{s.pledge.f1:.3f}",
            f"{s.false_alarms_per_100:.1f}",
        )
        for threshold, s in scores.items()
    ]
    head = ["confidence from", "article F1", "new-pledge F1", "precision", "recall", "all-pledge F1", "false alarms"]
    return "## By confidence\n\n" + _rows(head, rows)


def _table_of_classes(believed: Score) -> str:
    rows = [
        (name, f"{r.precision:.3f}", f"{r.recall:.3f}", f"{r.f1:.3f}", r.labelled)
        for table in (believed.kinds, believed.statuses)
        for name, r in sorted(table.items())
    ]
    fields = [(name, f"{ratio.recall:.3f}") for name, ratio in believed.fields.items()]
    return (
        f"## Classes and fields, at {BELIEVED}\n\n"
        + _rows(["class", "precision", "recall", "F1", "labels"], rows)
        + "\n"
        + _rows(["field", "agrees on matched pledges"], fields)
    )


def _reliability(labelled: Iterable[Labelled], records: Mapping[str, Sequence[Record]]) -> str:
    said: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for item in labelled:
        for record in records[item.id]:
            bin_ = min(9, int(record["confidence"] * 10))
            said[bin_] += 1
            right[bin_] += any(same_pledge(label, record) for label in item.pledges)
    rows = [(f"{b / 10:.1f}-{(b + 1) / 10:.1f}", said[b], f"{right[b] / said[b]:.2f}") for b in sorted(said)]
    return "## Is confidence what it says?\n\n" + _rows(["confidence", "claims", "share that is right"], rows)


def _faults(prepared: Sequence[Prepared], records: Mapping[str, Sequence[Record]], believed: Score) -> str:
    by_id = {p.labelled.id: p for p in prepared}
    classes: Counter[str] = Counter()
    for fault in believed.faults:
        p = by_id[fault.article]
        if fault.what == "missed":
            classes["missed: " + _why_missed(p, fault.record, records[fault.article])] += 1
        elif fault.what == "no pledge":
            classes["alarm: " + _why_alarmed(p.labelled, fault.record)] += 1
    return "## What goes wrong\n\n" + _rows(["class", "count"], classes.most_common(_WORST))


def _why_missed(p: Prepared, label: Record, said: Sequence[Record]) -> str:
    if not any(same_measure(label, measure_record(m)) for m in p.context.measures):
        return "no candidate"
    return "said of somebody else" if any(same_measure(label, record) for record in said) else "not believed"


def _why_alarmed(item: Labelled, record: Record) -> str:
    if any(same_measure(label, record) for label in item.pledges):
        return "a pledge of somebody else, or told twice"
    evidence = " ".join(record["evidence"])
    decoys = [decoy["why"] for decoy in item.decoys if decoy["text"] in evidence]
    return f"decoy ({decoys[0]})" if decoys else "something unlabelled"


def _learning_curve(
    prepared: Sequence[Prepared], learned: Sequence[Prepared], judged: Sequence[Labelled], whole: Score
) -> str:
    most = round((1 - 1 / FOLDS) * len(prepared)) + len(learned)
    points = []
    for share in _SHARES:
        (claims,) = cross_validate(prepared, learned, at_least=(BELIEVED,), share=share)
        points.append((round(share * most), score(judged, as_records(judged, claims))))
    rows = [(count, f"{s.article.f1:.3f}", f"{s.new_pledge.f1:.3f}") for count, s in [*points, (most, whole)]]
    return "## Learning curve\n\n" + _rows(["articles learned from", "article F1", "new-pledge F1"], rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
