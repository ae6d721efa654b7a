"""``pledgewatch evaluate``: how well are pledges spotted in articles that people have labelled?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgewatch.cli.context import settings_if_any
from pledgewatch.cli.terminal import out, plain, print_json, progress, say, table

if TYPE_CHECKING:
    from pledgewatch.evaluate import Fault, Ratio, Score
    from pledgewatch.labels import Labelled, Record
    from pledgewatch.model import Claim
    from pledgewatch.resolve import BCubed


def evaluate(
    context: typer.Context,
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Labelled articles, JSON Lines.")],
    errors: Annotated[int, typer.Option(min=0, help="Show this many of the errors, each with its sentence.")] = 0,
    resolving: Annotated[
        bool, typer.Option("--resolve", help="Also: how well are mentions of one pledge put together?")
    ] = False,
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
    spotted: dict[str, list[Claim]] = {}
    predictions: dict[str, Sequence[Record]] = {}
    with progress(shown=not as_json) as bar:
        bar.stage("spotting", len(labelled))
        for item in labelled:
            spotted[item.id] = spot(item.article)
            predictions[item.id] = claim_records(item.article, spotted[item.id])
            bar.step()
    result = score(labelled, predictions)
    faults = count_faults(result.faults)
    resolved = _resolved(context, labelled, spotted) if resolving else {}
    if as_json:
        shown = [_fault_record(fault) for fault in result.faults[:errors]]
        together = {"same_pledge": {name: _cubed_record(cubed) for name, cubed in resolved.items()}} if resolved else {}
        print_json({**result.as_dict(), **together, "errors": dict(faults.most_common()), "shown": shown})
        return
    _show_score(result, len(labelled))
    if resolved:
        _show_resolved(resolved)
    say("\nErrors: " + (", ".join(f"{name} {count}" for name, count in faults.most_common()) or "none"))
    for fault in result.faults[:errors]:
        _show_fault(fault)


def _resolved(
    context: typer.Context, labelled: Sequence[Labelled], spotted: Mapping[str, Sequence[Claim]]
) -> dict[str, BCubed]:
    """How well claims are put together, with the companies of the configuration if there is one."""
    from pledgewatch.resolution_score import score_resolved
    from pledgewatch.resolve import Companies, ecb_rates, load_companies

    file = settings_if_any(context).companies_file
    companies = load_companies(file) if file.is_file() else Companies()
    result = score_resolved(labelled, spotted, companies, ecb_rates())
    return {"labels": result.labels, "spotted": result.spotted}


def _show_resolved(resolved: Mapping[str, BCubed]) -> None:
    say("\nMentions of one pledge put together, all articles at once (B-cubed):\n")
    names = {"labels": "what people marked", "spotted": "what was spotted and matches a label"}
    rows = [
        (names[name], *(f"{value:.3f}" for value in (cubed.f1, cubed.precision, cubed.recall)), str(cubed.items))
        for name, cubed in resolved.items()
    ]
    figures = ("F1", "precision", "recall", "mentions")
    out().print(table(("", *figures), rows, right=figures))


def _cubed_record(cubed: BCubed) -> dict[str, float | int]:
    return {
        "precision": round(cubed.precision, 4),
        "recall": round(cubed.recall, 4),
        "f1": round(cubed.f1, 4),
        "mentions": cubed.items,
    }


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
