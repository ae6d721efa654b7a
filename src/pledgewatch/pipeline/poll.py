"""One run over the feeds: what is due is polled, what is new is read, what is a pledge is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from pledgewatch.fetch import FetchError
from pledgewatch.model import Entry, EntryState, Feed, FeedState, Page
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.notify import deliver_due
from pledgewatch.pipeline.reading import Examine, Fetched, Reading, examine
from pledgewatch.pipeline.recording import Settle, record
from pledgewatch.pipeline.retry import Failure, after_failure
from pledgewatch.pipeline.web import Web
from pledgewatch.read.urls import canonical_url
from pledgewatch.sources.opml import FeedAddress
from pledgewatch.store import Transaction
from pledgewatch.store.queue import Outcome, QueuedEntry
from pledgewatch.store.runs import Run

#: feeds that are polled together and written down together
_FEEDS = 100
#: bytes; PostgreSQL cannot index longer ones, and nobody publishes under them
_LONGEST_URL = 2_000


def poll(
    desk: Desk, addresses: Sequence[FeedAddress], *, everything: bool = False, examine: Examine = examine
) -> RunSummary:
    """Poll the feeds at ``addresses`` that are due (or ``everything``), read what is new and tell people.

    Raises AlreadyRunningError if another process does the same, and StoreError if the database fails. Nothing else of
    the world stops it: what fails gets its state, and its turn again.
    """
    with desk.store.exclusive("poll"), Web(desk.settings.fetch, desk.clock) as web, run(desk, "poll") as summary:
        follow(desk, addresses)
        poll_feeds(desk, web, summary, everything=everything)
        read_entries(desk, web, summary, examine=examine)
        deliver_due(desk, summary)
    return summary


@contextmanager
def run(desk: Desk, name: str) -> Iterator[RunSummary]:
    """Note the beginning and the end of a run, and what it did."""
    started, ticks = desk.now(), desk.clock.elapsed()
    summary = RunSummary()
    with desk.store.write() as work:
        work.runs.save(Run(name, started, None, {}))
    yield summary
    summary.seconds = round(desk.clock.elapsed() - ticks, 3)
    with desk.store.write() as work:
        work.runs.save(Run(name, started, desk.now(), asdict(summary)))


def follow(desk: Desk, addresses: Sequence[FeedAddress]) -> None:
    """Follow exactly these feeds from now on."""
    interval = desk.settings.poll.interval
    feeds = [Feed(each.url, each.title, each.group, each.enabled, interval=interval) for each in addresses]
    with desk.store.write() as work:
        work.feeds.follow(feeds)


def poll_feeds(desk: Desk, web: Web, summary: RunSummary, *, everything: bool = False) -> None:
    """Poll the feeds that are due and queue their new entries. A feed's validators are stored with the entries that
    came with them: else a 304 after a crash would hide those for ever."""
    now = desk.now()
    with desk.store.read() as found:
        due = found.feeds.due(now)
        if everything:
            due = [feed for feed in found.feeds.all() if feed.enabled and feed.state is not FeedState.RETIRED]
    desk.progress.stage("feeds", len(due))
    for start in range(0, len(due), _FEEDS):
        polls = web.feeds(due[start : start + _FEEDS], now, desk.settings.poll)
        with desk.store.write() as work:
            work.feeds.save([each.feed for each in polls])
            new = sum(work.queue.add(each.feed.id, _named(each.entries), now) for each in polls)
        summary.entries_new += new
        summary.feeds_polled += len(polls)
        summary.feeds_not_modified += sum(each.not_modified for each in polls)
        summary.feeds_failed += sum(each.error is not None for each in polls)
        desk.progress.step(len(polls))


def read_entries(
    desk: Desk, web: Web, summary: RunSummary, *, examine: Examine = examine, alerting: bool = True
) -> None:
    """Read all entries that are due, batch by batch."""
    now = desk.now()
    with desk.store.read() as found:
        desk.progress.stage("articles", found.queue.due_count(now))
    while True:
        with desk.store.read() as found:
            due = found.queue.due(now, desk.settings.run.batch)
            known = found.articles.known([each.url for each in due])
        if not due:
            return
        with desk.store.write() as work:
            read = [each for each in due if each.url in known]
            work.queue.settle([Outcome(each.id, EntryState.READ, article_id=known[each.url]) for each in read])
        entries = {each.url: each for each in due if each.url not in known}
        fetched = fetch_pages(web, {url: each.entry for url, each in entries.items()})
        readings = examine(fetched, desk.now(), desk.spot)
        record(desk, readings, _settler(desk, entries), summary, alerting=alerting)
        summary.pages_fetched += sum(each.page is not None for each in fetched)
        summary.screened_out += sum(each.state is EntryState.SCREENED_OUT for each in readings)
        summary.unreadable += sum(each.state is EntryState.FAILED for each in readings)
        desk.progress.step(len(due))


def fetch_pages(web: Web, entries: Mapping[str, Entry]) -> list[Fetched]:
    """Fetch the page of each entry, by the keys that they are given under."""
    answers = web.pages([entry.url for entry in entries.values()])
    return [
        Fetched(key, entry, page=answer) if isinstance(answer, Page) else Fetched(key, entry, failure=_failure(answer))
        for (key, entry), answer in zip(entries.items(), answers, strict=True)
    ]


def _failure(error: FetchError) -> Failure:
    return Failure(error.reason, error.permanent, error.retry_after)


def _named(entries: Sequence[Entry]) -> list[tuple[str, Entry]]:
    named = [(canonical_url(entry.url), entry) for entry in entries]
    return [(url, entry) for url, entry in named if is_of_sane_length(url)]


def is_of_sane_length(url: str) -> bool:
    """Whether an address can be one that somebody publishes under."""
    return len(url.encode("utf-8", "replace")) <= _LONGEST_URL


def _settler(desk: Desk, entries: Mapping[str, QueuedEntry]) -> Settle:
    def settle(work: Transaction, readings: Sequence[Reading], articles: Mapping[str, int]) -> None:
        work.queue.settle([_outcome(desk, entries[each.key], each, articles) for each in readings])

    return settle


def _outcome(desk: Desk, entry: QueuedEntry, reading: Reading, articles: Mapping[str, int]) -> Outcome:
    if reading.failure is None:
        article = articles.get(reading.article.url) if reading.article else None
        return Outcome(entry.id, reading.state, tries=entry.tries, article_id=article)
    limit = desk.settings.fetch.tries
    verdict = after_failure(reading.failure, entry.tries, limit=limit, now=desk.now(), jitter=desk.jitter())
    return Outcome(entry.id, verdict.state, reading.failure.reason, verdict.tries, verdict.next_try)
