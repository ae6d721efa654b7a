"""``pledgewatch feeds``: which feeds are followed, and how they are doing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgewatch.cli.context import open_store, settings_of
from pledgewatch.cli.terminal import complain, out, plain, print_json, progress, say, table

if TYPE_CHECKING:
    from pledgewatch.model import Feed
    from pledgewatch.settings import Settings
    from pledgewatch.sources import FeedAddress, FeedPoll
    from pledgewatch.store.queue import UnreadEntry

AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]

app = typer.Typer(no_args_is_help=True, help="Which feeds are followed, and how they are doing.")


@app.command("list")
def list_feeds(
    context: typer.Context,
    as_json: AsJson = False,
) -> None:
    """List the feeds with their health."""
    from pledgewatch.sources import read_opml

    settings = settings_of(context)
    with open_store(settings) as store, store.write() as transaction:
        transaction.feeds.follow([_feed(address) for address in read_opml(settings.feeds_file)])
        feeds = transaction.feeds.all()
    if as_json:
        print_json([_health(feed) for feed in feeds])
        return
    rows = [(_title(feed), _state(feed), _moment(feed.last_ok), _moment(feed.next_due), _note(feed)) for feed in feeds]
    out().print(table(("feed", "state", "last good", "next due", "note"), rows))


@app.command()
def problems(
    context: typer.Context,
    last: Annotated[int, typer.Option(min=1, help="How many pages at most, the newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the feeds that fail, and the pages that could not be read, each with the reason."""
    with open_store(settings_of(context)) as store, store.read() as found:
        feeds = [feed for feed in found.feeds.all() if feed.enabled and (feed.failures or feed.note)]
        pages = found.queue.unread(last)
    if as_json:
        unread = [
            {
                "url": page.address,
                "state": page.state.value,
                "reason": page.reason,
                "tries": page.tries,
                "next_try": _iso(page.next_try),
            }
            for page in pages
        ]
        print_json({"feeds": [_health(feed) for feed in feeds], "pages": unread})
        return
    if not feeds and not pages:
        say("No feed fails, and every page could be read.")
    if feeds:
        out().print(table(("feed", "state", "note"), [(_title(feed), _state(feed), _note(feed)) for feed in feeds]))
    if feeds and pages:
        say("")
    if pages:
        rows = [
            (page.address, _reason(page), str(page.tries), _moment(page.next_try) or page.state.value) for page in pages
        ]
        out().print(table(("page", "reason", "tries", "next try"), rows, right=("tries",)))


@app.command()
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="A feed's address, or a site's that offers one.")],
    group: Annotated[str, typer.Option(help="The group in feeds.opml to put it in.")] = "",
) -> None:
    """Follow one more feed, once it has been seen to work."""
    from pledgewatch.sources import FeedAddress

    settings = settings_of(context)
    poll = _working_feed(settings, url)
    title = poll.feed.title or poll.feed.url
    _add(settings, [FeedAddress(poll.feed.url, title, group)])
    say(plain(f"{title}: {len(poll.entries)} entries; the next poll reads them"))


@app.command()
def check(
    context: typer.Context,
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="[URL]...", help="Else every feed that is followed.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask feeds now and say what they give; nothing is stored. Exit code 1 if one of them fails."""
    from pledgewatch.sources import read_opml

    settings = settings_of(context)
    wanted = urls or [address.url for address in read_opml(settings.feeds_file) if address.enabled]
    with progress(shown=not as_json) as bar:
        bar.stage("asking", len(wanted))
        polls = _polls(settings, wanted, bar.step)
    if as_json:
        print_json([{**_health(poll.feed), "entries": len(poll.entries), "error": poll.error} for poll in polls])
    else:
        rows = [
            (
                _title(poll.feed),
                plain("fails", style="red") if poll.error else str(len(poll.entries)),
                _moment(poll.feed.newest_published),
                poll.error or poll.feed.note,
            )
            for poll in polls
        ]
        out().print(table(("feed", "entries", "newest", "note"), rows, right=("entries",)))
    if failed := sum(poll.error is not None for poll in polls):
        complain(f"{failed} of {len(polls)} feeds failed")
        raise typer.Exit(1)


@app.command("import")
def import_opml(context: typer.Context, file: Annotated[Path, typer.Argument(help="A list of feeds as OPML.")]) -> None:
    """Follow the feeds of another list too."""
    from pledgewatch.sources import read_opml

    added = _add(settings_of(context), read_opml(file))
    say(f"{added} feeds added")


@app.command("export")
def export_opml(context: typer.Context) -> None:
    """Write the list of feeds to standard output, as OPML."""
    from pledgewatch.sources import read_opml, write_opml

    typer.echo(write_opml(read_opml(settings_of(context).feeds_file)), nl=False)


def _add(settings: Settings, new: Iterable[FeedAddress]) -> int:
    """Put addresses that are not in feeds.opml yet at the end of their groups; returns how many those are."""
    from pledgewatch.sources import read_opml, write_opml

    file = settings.feeds_file
    feeds = {address.url: address for address in (read_opml(file) if file.exists() else [])}
    before = len(feeds)
    for address in new:
        feeds.setdefault(address.url, address)
    # replaced as a whole: a full disk or a power cut leaves the old list
    draft = file.with_suffix(".opml.new")
    draft.write_text(write_opml(feeds.values()), encoding="utf-8")
    draft.replace(file)
    return len(feeds) - before


def _working_feed(settings: Settings, url: str) -> FeedPoll:
    """The feed at ``url``, else the first that the page there offers. Raises PledgewatchError when none works."""
    from pledgewatch.errors import PledgewatchError
    from pledgewatch.fetch.clock import SYSTEM_CLOCK
    from pledgewatch.model import Page
    from pledgewatch.pipeline.web import Web
    from pledgewatch.sources.discovery import offered_feeds

    (poll,) = _polls(settings, [url])
    if poll.error is None:
        return poll
    with Web(settings.fetch, SYSTEM_CLOCK) as web:
        (page,) = web.pages([url])
    offered = offered_feeds(page.body, page.url) if isinstance(page, Page) else []
    working = [each for each in _polls(settings, offered) if each.error is None]
    if not working:
        raise PledgewatchError(poll.error)
    return working[0]


def _polls(settings: Settings, urls: Sequence[str], done: Callable[[int], None] = lambda _: None) -> list[FeedPoll]:
    """What these addresses give now; ``done`` is told how many more have answered."""
    from pledgewatch.fetch.clock import SYSTEM_CLOCK
    from pledgewatch.model import Feed
    from pledgewatch.pipeline.web import Web

    polls: list[FeedPoll] = []
    size = settings.fetch.concurrency
    with Web(settings.fetch, SYSTEM_CLOCK) as web:
        for start in range(0, len(urls), size):
            piece = [Feed(url) for url in urls[start : start + size]]
            polls += web.feeds(piece, SYSTEM_CLOCK.now(), settings.poll)
            done(len(piece))
    return polls


def _feed(address: FeedAddress) -> Feed:
    from pledgewatch.model import Feed

    return Feed(url=address.url, title=address.title, group=address.group, enabled=address.enabled)


def _health(feed: Feed) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "group": feed.group,
        "enabled": feed.enabled,
        "state": feed.state.value,
        "note": feed.note,
        "last_error": feed.last_error,
        "failures": feed.failures,
        "last_polled": _iso(feed.last_polled),
        "last_ok": _iso(feed.last_ok),
        "next_due": _iso(feed.next_due),
        "newest_published": _iso(feed.newest_published),
        "interval": feed.interval,
        "gap": feed.gap,
    }


def _reason(page: UnreadEntry) -> str:
    return page.reason.replace("_", " ")


def _title(feed: Feed) -> str:
    return feed.title or feed.url


def _state(feed: Feed) -> str:
    if not feed.enabled:
        return "off"
    return f"{feed.state.value} ({feed.failures}x)" if feed.failures else feed.state.value


def _note(feed: Feed) -> str:
    return "; ".join(filter(None, (feed.last_error if feed.failures else "", feed.note)))


def _moment(moment: dt.datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
