"""Read a list of articles that a person names, by the same code and under the same keys as the live run.

Each item that is dealt with leaves a row; asking for the same again takes up where the last run stopped. An article
that the live run knows, or comes to know, is one article: overlap is harmless.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pledgewatch.model import Article, Entry, EntryState, Page
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.notify import deliver_due
from pledgewatch.pipeline.poll import fetch_pages, is_of_sane_length, run
from pledgewatch.pipeline.reading import Examine, Fetched, Reading, examine
from pledgewatch.pipeline.recording import Settle, record
from pledgewatch.pipeline.retry import Failure, after_failure
from pledgewatch.pipeline.web import Web
from pledgewatch.read.decode import decode
from pledgewatch.read.guard import too_complex
from pledgewatch.read.metadata import page_facts
from pledgewatch.read.urls import canonical_url
from pledgewatch.sources.listing import STANDARD_INPUT, ListedItem, SavedPage, Unusable, read_listing
from pledgewatch.store import Store, Transaction
from pledgewatch.store.backfills import OUT_OF_RANGE, ItemOutcome

_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days of publication, both ends included; None leaves an end open. An article without a date is in no range."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)


def backfill(
    desk: Desk,
    source: Path,
    *,
    days: DateRange = DateRange(),
    alerting: bool = False,
    failed_again: bool = False,
    examine: Examine = examine,
) -> RunSummary:
    """Read the articles that ``source`` lists (addresses, JSON Lines, a folder of pages), if published in ``days``.

    Takes up a run that was stopped; ``failed_again`` also retries what failed. Nobody is told unless ``alerting``.
    Raises AlreadyRunningError if the same backfill is running, BadListingError if the source cannot be read.
    """
    name = _name(source)
    options = {
        "since": days.since.isoformat() if days.since else None,
        "until": days.until.isoformat() if days.until else None,
        "alerting": alerting,
    }
    with desk.store.write() as work:
        number = work.backfills.start(name, options, desk.now())
    with (
        desk.store.exclusive(f"backfill-{number}"),
        Web(desk.settings.fetch, desk.clock) as web,
        run(desk, "backfill") as summary,
    ):
        desk.progress.stage("items", None)
        for batch in _batches(read_listing(source), desk.settings.run.batch):
            items = _to_do(desk, number, _keyed(batch, name), failed_again=failed_again)
            readings = _within(days, _read(desk, web, items, examine, summary))
            summary.out_of_range += sum(_turned_away(each) for each in readings)
            record(desk, readings, _settler(desk, number), summary, alerting=alerting)
            desk.progress.step(len(batch))
        with desk.store.write() as work:
            work.backfills.finish(number, desk.now())
        deliver_due(desk, summary)
    return summary


def count_known(store: Store, source: Path, items: Sequence[ListedItem]) -> int:
    """How many of the items that ``source`` lists are articles that were read before, live or otherwise, as far as
    that can be told without fetching anything."""
    addresses = [_address_of(key, item) for key, item in _keyed(items, _name(source)).items()]
    with store.read() as found:
        return len(found.articles.known(addresses))


def _name(source: Path) -> str:
    return STANDARD_INPUT if str(source) == STANDARD_INPUT else str(source.absolute())


def _address_of(key: str, item: ListedItem) -> str:
    match item.what:
        case SavedPage(path=path, body=body):
            return canonical_url(_address_in(body) or path.absolute().as_uri())
        case _:
            return key


def _batches(items: Iterable[ListedItem], size: int) -> Iterator[list[ListedItem]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _keyed(batch: Sequence[ListedItem], source: str) -> dict[str, ListedItem]:
    """The items by the key under which the backfill remembers them: an address if they have one, else their place."""
    keyed: dict[str, ListedItem] = {}
    for item in batch:
        match item.what:
            case Entry(url=url) | Article(url=url) if url and not is_of_sane_length(url):
                keyed[item.where] = replace(item, what=Unusable("the address is absurdly long"))
            case Entry(url=url) | Article(url=url) if url:
                keyed.setdefault(canonical_url(url), item)
            case Article():
                keyed.setdefault(f"{_place(source)}#{item.id or item.where}", item)
            case _:
                keyed.setdefault(item.where, item)
    return keyed


def _to_do(desk: Desk, number: int, items: Mapping[str, ListedItem], *, failed_again: bool) -> dict[str, ListedItem]:
    """The items that are not dealt with. Those whose article was read before, live or otherwise, are as of now."""
    keys = list(items)
    with desk.store.write() as work:
        done = work.backfills.done(number, keys, failed_again=failed_again)
        known = {url: article for url, article in work.articles.known(keys).items() if url not in done}
        read = EntryState.READ.value
        work.backfills.settle(number, [ItemOutcome(url, read, article_id=article) for url, article in known.items()])
    return {key: item for key, item in items.items() if key not in done and key not in known}


def _read(
    desk: Desk, web: Web, items: Mapping[str, ListedItem], examine: Examine, summary: RunSummary
) -> list[Reading]:
    now = desk.now()
    entries = {key: item.what for key, item in items.items() if isinstance(item.what, Entry)}
    fetched = fetch_pages(web, entries)
    fetched += [_at_hand(key, item, now) for key, item in items.items() if key not in entries]
    readings = examine(fetched, now, desk.spot)
    summary.pages_fetched += sum(each.page is not None for each in fetched)
    summary.screened_out += sum(each.state is EntryState.SCREENED_OUT for each in readings)
    summary.unreadable += sum(each.state is EntryState.FAILED for each in readings)
    return readings


def _at_hand(key: str, item: ListedItem, now: dt.datetime) -> Fetched:
    """An item that need not be fetched."""
    match item.what:
        case Article() as article:
            return Fetched(key, Entry(key), article=replace(article, url=key))
        case SavedPage(path=path, body=body):
            address = _address_in(body) or path.absolute().as_uri()
            return Fetched(key, Entry(address), page=Page(address, body, _HTML, now))
        case Unusable(reason=reason):
            return Fetched(key, Entry(key), failure=Failure(reason, permanent=True))
        case Entry():
            raise ValueError(f"{key} is to be fetched")


def _address_in(body: bytes) -> str:
    """The address that a saved page says it has."""
    if too_complex(body):
        return ""
    claimed = page_facts(LexborHTMLParser(decode(body)), "").canonical
    return claimed if claimed.startswith(("http://", "https://")) else ""


def _place(source: str) -> str:
    return "stdin:///" if source == STANDARD_INPUT else Path(source).as_uri()


def _within(days: DateRange, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with articles of other days turned away."""
    turned_away = Failure(OUT_OF_RANGE, permanent=True)
    return [
        Reading(each.key, failure=turned_away) if each.article and not days.holds(each.article.published) else each
        for each in readings
    ]


def _turned_away(reading: Reading) -> bool:
    return reading.failure is not None and reading.failure.reason == OUT_OF_RANGE


def _settler(desk: Desk, number: int) -> Settle:
    def settle(work: Transaction, readings: Sequence[Reading], articles: Mapping[str, int]) -> None:
        work.backfills.settle(number, [_outcome(desk, each, articles) for each in readings])

    return settle


def _outcome(desk: Desk, reading: Reading, articles: Mapping[str, int]) -> ItemOutcome:
    if reading.failure is None:
        article = articles.get(reading.article.url) if reading.article else None
        return ItemOutcome(reading.key, reading.state.value, article_id=article)
    if _turned_away(reading):
        return ItemOutcome(reading.key, OUT_OF_RANGE)
    verdict = after_failure(reading.failure, 0, limit=1, now=desk.now(), jitter=0)
    return ItemOutcome(reading.key, verdict.state.value, reading.failure.reason)
