"""``pledgewatch poll``, ``backfill``, ``rebuild`` and ``up``: the pipeline at work."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgewatch.cli.context import open_store, settings_of
from pledgewatch.cli.terminal import complain, out, plain, print_json, progress, say, table
from pledgewatch.errors import PledgewatchError

if TYPE_CHECKING:
    from pledgewatch.pipeline import DateRange, RunSummary
    from pledgewatch.store.backfills import Backfill

AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]
Day = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or after it.")]
LastDay = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on this day or before.")]


def poll(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also the feeds that are not due yet.")] = False,
    as_json: AsJson = False,
) -> None:
    """Poll the feeds that are due, read what is new, and tell of new pledges. Once, now.

    Exit code 1 if not one of the polled feeds answered; 3 if another poll is at work.
    """
    from pledgewatch.pipeline import open_desk
    from pledgewatch.pipeline import poll as poll_feeds
    from pledgewatch.sources import read_opml

    settings = settings_of(context)
    addresses = read_opml(settings.feeds_file)
    with progress(shown=not as_json) as bar, open_desk(settings, progress=bar) as desk:
        summary = poll_feeds(desk, addresses, everything=everything)
    if as_json:
        print_json(asdict(summary))
    elif summary.feeds_polled or summary.pages_fetched:
        show_summary(summary)
    else:
        say("no feed is due yet; `pledgewatch poll --all` asks them all the same")
    if summary.feeds_failed and summary.feeds_failed == summary.feeds_polled:
        complain("no feed answered; `pledgewatch feeds list` says why")
        raise typer.Exit(1)


def backfill(
    context: typer.Context,
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="A file of addresses or of articles as JSON Lines, a folder of saved pages, or -.",
        ),
    ] = None,
    since: Day = None,
    until: LastDay = None,
    alert: Annotated[bool, typer.Option("--alert", help="Tell people of what is found.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Also try again what failed in an earlier run.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what is listed, and what is known of it.")
    ] = False,
    resume: Annotated[int | None, typer.Option(metavar="ID", help="Go on with this earlier backfill.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the backfills so far.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read articles of the past, by the same rules as new ones. Stopped, it goes on where it was when asked again."""
    from pledgewatch.pipeline import DateRange, open_desk
    from pledgewatch.pipeline import backfill as read_past

    if listed:
        _list_backfills(context, as_json)
        return
    days = DateRange(since.date() if since else None, until.date() if until else None)
    if resume is not None:
        sources, days, alert = _earlier(context, resume)
    if not sources:
        raise typer.BadParameter("name a file, a folder or - for standard input", param_hint="SOURCE")
    if dry_run:
        _count(context, sources, as_json)
        return
    settings = settings_of(context)
    with progress(shown=not as_json) as bar, open_desk(settings, progress=bar) as desk:
        summaries = [read_past(desk, source, days=days, alerting=alert, failed_again=retry) for source in sources]
    if as_json:
        print_json([asdict(summary) for summary in summaries])
        return
    for source, summary in zip(sources, summaries, strict=True):
        say(plain(f"{source}:"))
        show_summary(summary)


def rebuild(context: typer.Context, as_json: AsJson = False) -> None:
    """Derive every pledge anew from the stored claims and decisions. Tells nobody."""
    from pledgewatch.pipeline import open_desk
    from pledgewatch.pipeline import rebuild as derive

    with progress(shown=not as_json) as bar, open_desk(settings_of(context), progress=bar) as desk:
        renewed = derive(desk)
    if as_json:
        print_json({"pledges_new": renewed.new, "pledges_updated": renewed.updated})
    else:
        say(f"{renewed.new} pledges are new, {renewed.updated} changed")


def up(context: typer.Context) -> None:
    """Run the schedules and a page that shows them, until Ctrl-C or SIGTERM."""
    from flows.up import up as run_up

    raise typer.Exit(run_up(settings_of(context)))


def show_summary(summary: RunSummary) -> None:
    """What a run did, in a few lines."""
    lines = {
        "feeds": {
            "polled": summary.feeds_polled,
            "not modified": summary.feeds_not_modified,
            "failed": summary.feeds_failed,
        },
        "pages": {
            "fetched": summary.pages_fetched,
            "without anything like a pledge": summary.screened_out,
            "unreadable (`pledgewatch feeds problems` says why)": summary.unreadable,
            "out of the dates": summary.out_of_range,
        },
        "articles": {"read": summary.articles},
        "pledges": {"new": summary.pledges_new, "updated": summary.pledges_updated},
        "alerts": {"sent": summary.alerts_delivered, "failed, to be tried again": summary.deliveries_failed},
    }
    for name, counts in lines.items():
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        if said:
            say(f"{name:9} {said}")


def _count(context: typer.Context, sources: list[Path], as_json: bool) -> None:
    """What the sources list, and how much of it was read before; nothing is read or stored."""
    from pledgewatch.model import Article, Entry
    from pledgewatch.pipeline.backfill import count_known
    from pledgewatch.sources import SavedPage, Unusable, read_listing

    nouns = {Entry: "addresses", Article: "articles", SavedPage: "pages", Unusable: "unusable"}
    settings = settings_of(context)
    with open_store(settings) as store:
        for source in sources:
            counts, known = Counter[str](), 0
            listing = read_listing(source)
            while batch := list(islice(listing, settings.run.batch)):
                counts.update(nouns[type(item.what)] for item in batch)
                known += count_known(store, source, batch)
            if as_json:
                print_json({"source": str(source), **counts, "known": known}, indent=None)
                continue
            told = ", ".join(f"{count} {noun}" for noun, count in counts.items()) or "nothing"
            say(plain(f"{source}: {told}" + (f"; {known} of them were read before" if known else "")))


def _backfills(context: typer.Context) -> list[Backfill]:
    with open_store(settings_of(context)) as store, store.read() as found:
        return found.backfills.all()


def _earlier(context: typer.Context, number: int) -> tuple[list[Path], DateRange, bool]:
    """The source, the days and whether people are told, as an earlier backfill was asked for."""
    from pledgewatch.pipeline import DateRange

    for earlier in _backfills(context):
        if earlier.id == number:
            since, until = (
                dt.date.fromisoformat(day) if day else None
                for day in (earlier.options["since"], earlier.options["until"])
            )
            return [Path(earlier.source)], DateRange(since, until), earlier.options["alerting"]
    raise PledgewatchError(f"there is no backfill {number}; `pledgewatch backfill --list` shows those there are")


def _list_backfills(context: typer.Context, as_json: bool) -> None:
    earlier = _backfills(context)
    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "source": one.source,
                    **one.options,
                    "created": one.created.isoformat(),
                    "finished": one.finished.isoformat() if one.finished else None,
                    "items": dict(one.items),
                }
                for one in earlier
            ]
        )
        return
    rows = [
        (
            str(one.id),
            one.source,
            " to ".join(one.options[end] or "" for end in ("since", "until")) if any(one.options.values()) else "",
            f"{one.finished:%Y-%m-%d %H:%M}" if one.finished else "stopped or running",
            ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in one.items.items()),
        )
        for one in earlier
    ]
    out().print(table(("id", "source", "published", "finished", "items"), rows, right=("id",)))
