"""``pledgewatch evaluate``: how well are pledges spotted in articles that people have labelled?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgewatch.cli.terminal import out, plain, print_json, progress, say, table

if TYPE_CHECKING:
    from pledgewatch.evaluate import Fault, Ratio, Score
    from pledgewatch.labels import Record


def evaluate(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Labelled articles, JSON Lines.")],
    errors: Annotated[int, typer.Option(min=0, help="Show this many of the errors, each with its sentence.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """How well are pledges spotted in these labelled articles?

    docs/what-is-a-pledge.md tells how articles are labelled and what is counted.
    """
    from pledgewatch.evaluate import count_faults, score
    from pledgewatch.labels import read_corpus
    from pledgewatch.spot import spot
    from pledgewatch.spot.record import claim_records

    labelled = read_corpus(corpora)
    predictions: dict[str, Sequence[Record]] = {}
    with progress(shown=not as_json) as bar:
        bar.stage("spotting", len(labelled))
        for item in labelled:
            predictions[item.id] = claim_records(item.article, spot(item.article))
            bar.step()
    result = score(labelled, predictions)
    faults = count_faults(result.faults)
    if as_json:
        shown = [_fault_record(fault) for fault in result.faults[:errors]]
        print_json({**result.as_dict(), "errors": dict(faults.most_common()), "shown": shown})
        return
    _show_score(result, len(labelled))
    say("\nErrors: " + (", ".join(f"{name} {count}" for name, count in faults.most_common()) or "none"))
    for fault in result.faults[:errors]:
        _show_fault(fault)


def _show_score(result: Score, articles: int) -> None:
    say(f"{articles} articles, {result.empty_articles} of them without a pledge")
    rows = [
        _row("articles with news of a pledge", result.article),
        _row("new pledges", result.new_pledge),
        _row("all pledges", result.pledge),
        *(_row(f"kind {name.replace('_', ' ')}", ratio) for name, ratio in sorted(result.kinds.items())),
        *(_row(f"status {name}", ratio) for name, ratio in sorted(result.statuses.items())),
    ]
    figures = ("F1", "precision", "recall", "labelled", "predicted")
    out().print(table(("", *figures), rows, right=figures))
    say(f"\nFalse alarms per 100 articles without a pledge: {result.false_alarms_per_100:.1f}\n")
    rows = [(name, f"{ratio.recall:.3f}") for name, ratio in result.fields.items()]
    out().print(table(("field", "agrees on matched pledges"), rows))


def _row(name: str, ratio: Ratio) -> tuple[str, ...]:
    figures = (f"{value:.3f}" for value in (ratio.f1, ratio.precision, ratio.recall))
    return (name, *figures, str(ratio.labelled), str(ratio.predicted))


def _fault_record(fault: Fault) -> dict[str, object]:
    return {"article": fault.article, "what": fault.what, "record": fault.record, "other": fault.other}


def _show_fault(fault: Fault) -> None:
    record = fault.record
    differs = ""
    if fault.other is not None:
        differs = f": labelled {record[fault.what]!r}, predicted {fault.other[fault.what]!r}"
    measure = record["amount"] or record["target"] or record["share"]
    say("")
    say(plain(f"{fault.article}: {fault.what}{differs}", style="bold"))
    say(plain(f"{record['pledger']}, {measure} {record['currency'] or ''}"))
    evidence = record["evidence"]
    for sentence in [evidence] if isinstance(evidence, str) else evidence:
        say(plain(f"“{sentence}”"))
