"""A run over real HTTP: what is new is told once, what fails is named, and running again changes nothing."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy import select

from pledgewatch.model import EntryState, FeedState
from pledgewatch.pipeline import Desk, poll
from pledgewatch.sources.opml import FeedAddress
from pledgewatch.store import AlreadyRunningError, Store
from pledgewatch.store.tables import EntryRow
from tests.newsroom import Newsroom, sample_articles
from tests.pipeline.conftest import Hands, Watcher, addresses
from tests.pipeline.snapshot import pledges, row_counts


def entries(store: Store) -> dict[str, tuple[str, str, int]]:
    """State, reason and tries of each entry by the path of its URL."""
    with store.read() as found:
        rows = found.connection.execute(select(EntryRow.url, EntryRow.state, EntryRow.reason, EntryRow.tries))
        return {row.url: (row.state, row.reason, row.tries) for row in rows}


def test_the_seed_story_is_told_once_with_its_part_and_what_it_recalls(
    desk: Desk, newsroom: Newsroom, watcher: Watcher
) -> None:
    poll(desk, addresses(newsroom))
    told = {(each["pledger"], each["money"].amount): each for each in pledges(desk.store) if each["money"]}
    whole = told["Alibaba Group", 100_000_000_000]
    part = told["Alibaba Group", 20_000_000_000]
    assert (whole["alerted"], part["alerted"]) == (True, False)
    assert part["whole"] == whole["money"]
    assert "usd_contradicts_rate" in part["flags"]
    assert not told["Tencent", 50_000_000_000]["alerted"]
    assert not told["Pinduoduo", 1_500_000_000]["alerted"]
    (alert,) = (alert for alert in watcher.alerts if alert.pledge.pledger == "Alibaba Group")
    assert [each.money.amount for each in alert.parts if each.money] == [20_000_000_000]


def test_a_second_run_fetches_nothing_that_has_not_changed_and_writes_no_row(
    desk: Desk, newsroom: Newsroom, watcher: Watcher
) -> None:
    first = poll(desk, addresses(newsroom))
    assert (first.feeds_polled, first.articles, first.entries_new) == (7, 28, 28)
    rows, told, asked = row_counts(desk.store), len(watcher.alerts), len(newsroom.requests)
    again = poll(desk, addresses(newsroom), everything=True)
    assert row_counts(desk.store) == rows
    assert len(watcher.alerts) == told == first.alerts_delivered
    assert (again.feeds_not_modified, again.pages_fetched, again.alerts_created) == (7, 0, 0)
    assert {request.status for request in newsroom.requests[asked:] if request.path != "/robots.txt"} == {304}


def test_a_feed_is_left_alone_until_it_is_due(desk: Desk, newsroom: Newsroom, hands: Hands) -> None:
    poll(desk, addresses(newsroom))
    assert poll(desk, addresses(newsroom)).feeds_polled == 0
    hands.forward(days=2)
    assert poll(desk, addresses(newsroom)).feeds_polled == 7


def test_a_feed_that_is_no_longer_listed_is_no_longer_polled(desk: Desk, newsroom: Newsroom) -> None:
    poll(desk, addresses(newsroom))
    assert poll(desk, addresses(newsroom)[:2], everything=True).feeds_polled == 2
    off = [FeedAddress(url, enabled=False) for url in newsroom.feeds[:2]]
    assert poll(desk, off, everything=True).feeds_polled == 0
    assert poll(desk, addresses(newsroom), everything=True).feeds_polled == 7


def test_a_story_that_comes_later_joins_the_record_and_is_not_told_again(
    desk: Desk, newsroom: Newsroom, watcher: Watcher, hands: Hands
) -> None:
    poll(desk, addresses(newsroom))
    before, told = pledges(desk.store), len(watcher.alerts)
    story = next(article for article in sample_articles() if article["cluster"] != article["id"] and article["pledges"])
    newsroom.publish(story | {"url": story["url"] + "-again"})
    hands.forward(days=2)
    summary = poll(desk, addresses(newsroom))
    after = pledges(desk.store)
    assert (summary.articles, summary.pledges_new) == (1, 0)
    assert summary.pledges_updated > 0
    assert len(after) == len(before)
    assert sum(len(each["pages"]) for each in after) > sum(len(each["pages"]) for each in before)
    assert len(watcher.alerts) == told


@pytest.mark.parametrize("seed", [1, 2])
def test_neither_the_database_nor_the_order_of_articles_changes_what_is_recorded(
    open_desk_at: Callable[..., Desk], sqlite_url: str, postgresql_url: str, seed: int
) -> None:
    shuffled = sample_articles()
    random.Random(seed).shuffle(shuffled)
    seen = []
    for url, articles, batch in ((sqlite_url, sample_articles(), 200), (postgresql_url, shuffled, 3)):
        desk = open_desk_at(url, batch=batch)
        with Newsroom(articles) as newsroom:
            feeds = addresses(newsroom)
            random.Random(seed).shuffle(feeds)
            poll(desk, feeds[:3])
            poll(desk, feeds)
        seen.append([told | {"alerted": None} for told in pledges(desk.store)])
    assert seen[0] == seen[1]


def test_only_one_run_at_a_time(desk: Desk, newsroom: Newsroom) -> None:
    with desk.store.exclusive("poll"), pytest.raises(AlreadyRunningError, match="another poll is running"):
        poll(desk, addresses(newsroom))
    assert poll(desk, addresses(newsroom)).articles == 28


FAULTY_PAGES = {
    "empty_page": ("screened_out", "", 0),
    "zero_bytes": ("failed", "empty", 1),
    "page_hangs": ("pending", "timeout", 1),
    "page_error": ("pending", "http_500", 1),
    "page_missing": ("pending", "http_404", 1),
}


def test_what_goes_wrong_gets_its_state_and_nothing_else_suffers(desk: Desk, hands: Hands) -> None:
    faults = (*FAULTY_PAGES, "not_xml", "feed_hangs", "feed_error", "feed_gone", "wrong_date")
    with Newsroom(faults=faults) as newsroom:
        summary = poll(desk, addresses(newsroom))
        states = entries(desk.store)
        for fault, state in FAULTY_PAGES.items():
            origin = newsroom.fault_feeds[fault].removesuffix("/feed.xml")
            assert states[f"{origin}/story"] == state, fault
        with desk.store.read() as found:
            feeds = {feed.url: feed for feed in found.feeds.all()}
        assert feeds[newsroom.fault_feeds["feed_gone"]].state is FeedState.RETIRED
        for fault in ("not_xml", "feed_hangs", "feed_error"):
            feed = feeds[newsroom.fault_feeds[fault]]
            assert feed.state is FeedState.FAILING
            assert feed.last_error
        assert summary.feeds_failed == 4
        assert summary.articles == 29  # the whole sample, and the story with a wrong date
        asked = len(newsroom.requests)
        poll(desk, addresses(newsroom))
        assert [request for request in newsroom.requests[asked:] if request.path == "/story"] == []
        for _ in range(desk.settings.fetch.tries):
            hands.forward(days=2)
            poll(desk, [])
        with desk.store.read() as found:
            counts = found.queue.counts()
        assert EntryState.PENDING not in counts
        assert entries(desk.store)[_story(newsroom, "page_missing")][0] == "gone"
        assert entries(desk.store)[_story(newsroom, "page_error")] == ("failed", "http_500", 5)


def _story(newsroom: Newsroom, fault: str) -> str:
    return newsroom.fault_feeds[fault].removesuffix("/feed.xml") + "/story"
