"""``pledgewatch pledges`` and ``pledgewatch export``: what is known."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pledgewatch.cli.context import open_store, settings_of
from pledgewatch.cli.terminal import out, print_json, say
from pledgewatch.errors import PledgewatchError

if TYPE_CHECKING:
    from pledgewatch.model import Decision, Pledge
    from pledgewatch.store import Store, Transaction


class ExportFormat(StrEnum):
    """What ``export`` can write."""

    JSONL = "jsonl"
    CSV = "csv"


def pledges(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="Show this one with evidence and sources.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="With ID: what happened to it, and what people decided.")
    ] = False,
    last: Annotated[int, typer.Option(min=1, help="Without ID: how many, the newest last.")] = 50,
    everything: Annotated[bool, typer.Option("--all", help="Also what waits for review or was rejected.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: the records of `export`.")] = False,
) -> None:
    """List the pledges, or show one with its evidence and sources."""
    with open_store(settings_of(context)) as store, store.read() as found:
        if number is None:
            _list(found, last, everything, as_json)
        else:
            _show(found, number, history, as_json)


def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", help="JSON Lines hold everything; CSV is flat.")],
) -> None:
    """Write every pledge to standard output."""
    from pledgewatch.export import write_csv, write_jsonl

    write = {ExportFormat.JSONL: write_jsonl, ExportFormat.CSV: write_csv}[form]
    with open_store(settings_of(context)) as store:
        write(_records(store), sys.stdout)


def _records(store: Store) -> Iterator[dict[str, object]]:
    from pledgewatch.export import pledge_record

    with store.read() as found:
        for pledge in found.pledges.walk():
            yield pledge_record(pledge, found.claims.get(pledge.claims))


def _list(found: Transaction, last: int, everything: bool, as_json: bool) -> None:
    from pledgewatch.cli.shown import pledge_table
    from pledgewatch.export import pledge_record
    from pledgewatch.model import PledgeState

    wanted = (pledge for pledge in found.pledges.walk() if everything or pledge.state is PledgeState.ACTIVE)
    newest: deque[Pledge] = deque(wanted, maxlen=last)
    if as_json:
        print_json([pledge_record(pledge, found.claims.get(pledge.claims)) for pledge in newest])
    elif newest:
        out().print(pledge_table(newest))
    else:
        say("No pledges yet. `pledgewatch poll` looks for some.")


def _show(found: Transaction, number: int, history: bool, as_json: bool) -> None:
    from pledgewatch.cli.shown import claim_lines, history_table, pledge_facts, pledge_table
    from pledgewatch.export import pledge_record

    pledge = found.pledges.find(number)
    if pledge is None:
        raise PledgewatchError(f"there is no pledge {number}; `pledgewatch pledges --all` lists them")
    claims = found.claims.get(pledge.claims)
    if as_json:
        print_json(pledge_record(pledge, claims))
        return
    if pledge.id != number:
        say(f"Pledge {number} turned out to be the same as pledge {pledge.id}.")
    out().print(pledge_facts(pledge))
    if parts := found.pledges.parts(pledge.id):
        say("\nIts parts:")
        out().print(pledge_table(parts))
    if history:
        say("\nIts history:")
        out().print(history_table(pledge, claims, _decided(found, pledge)))
    say("\nRead in:")
    articles = {claim.article_id: found.articles.get(claim.article_id) for claim in claims}
    for line in claim_lines(claims, {number: article.flags for number, article in articles.items() if article}):
        say(line)


def _decided(found: Transaction, pledge: Pledge) -> list[Decision]:
    """What people decided of a pledge, and did not take back."""
    claims = set(pledge.claims)
    return [
        each
        for each in found.decisions.standing()
        if any(claims & found.claims.named(mark) for mark in (each.subject, each.other) if mark)
    ]
