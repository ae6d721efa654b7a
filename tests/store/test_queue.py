"""Feeds and the work queue: what is new is queued once, what waits comes back in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pledgewatch.model import Entry, EntryState, Feed, FeedState
from pledgewatch.store import Store
from pledgewatch.store.queue import Outcome, UnreadEntry

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def named(*names: str) -> list[tuple[str, Entry]]:
    return [(f"https://news.example/{name}", Entry(f"https://news.example/{name}?utm=1", name)) for name in names]


def test_an_entry_is_queued_once(store: Store) -> None:
    with store.write() as work:
        assert work.queue.add(None, named("a", "b", "a"), NOW) == 2
        assert work.queue.add(None, named("b", "c"), NOW) == 1
        due = work.queue.due(NOW, 10)
    assert [each.url for each in due] == [url for url, _ in named("a", "b", "c")]
    assert due[0].entry == named("a")[0][1]


def test_an_entry_that_is_known_burns_no_number(store: Store) -> None:
    with store.write() as work:
        work.queue.add(None, named("a"), NOW)
        for _ in range(3):
            work.queue.add(None, named("a"), NOW)
        work.queue.add(None, named("b"), NOW)
        assert [each.id for each in work.queue.due(NOW, 10)] == [1, 2]


def test_what_failed_waits_its_time_and_what_is_done_stays_done(store: Store) -> None:
    full = Entry("https://news.example/c", content="<p>Full text</p>", published=NOW)
    with store.write() as work:
        work.queue.add(None, [*named("a", "b"), ("https://news.example/c", full)], NOW)
        work.queue.settle(
            [
                Outcome(1, EntryState.PENDING, "timeout", 1, NOW + HOUR),
                Outcome(2, EntryState.GONE, "http_410", 1),
                Outcome(3, EntryState.PENDING, "timeout", 1, NOW + 2 * HOUR),
            ]
        )
        assert work.queue.due(NOW, 10) == []
        assert [(each.id, each.tries) for each in work.queue.due(NOW + 3 * HOUR, 10)] == [(1, 1), (3, 1)]
        assert work.queue.due(NOW + 3 * HOUR, 10)[1].entry == full
        assert work.queue.due_count(NOW + HOUR) == 1
        work.queue.settle([Outcome(1, EntryState.READ), Outcome(3, EntryState.SCREENED_OUT)])
        assert work.queue.counts() == {EntryState.GONE: 1, EntryState.READ: 1, EntryState.SCREENED_OUT: 1}


def test_what_could_not_be_read_is_shown_with_its_reason_until_it_can(store: Store) -> None:
    with store.write() as work:
        work.queue.add(None, named("a", "b", "c"), NOW)
        work.queue.settle(
            [Outcome(1, EntryState.PENDING, "timeout", 1, NOW + HOUR), Outcome(2, EntryState.FAILED, "empty", 1)]
        )
        assert work.queue.unread(10) == [
            UnreadEntry("https://news.example/b?utm=1", EntryState.FAILED, "empty", 1, None),
            UnreadEntry("https://news.example/a?utm=1", EntryState.PENDING, "timeout", 1, NOW + HOUR),
        ]
        assert len(work.queue.unread(1)) == 1
        work.queue.settle([Outcome(1, EntryState.READ)])
        assert [each.reason for each in work.queue.unread(10)] == ["empty"]


def test_a_feed_comes_back_with_all_that_was_learnt_of_it(store: Store) -> None:
    with store.write() as work:
        work.feeds.follow([Feed("https://news.example/feed", "News", "Press", interval=900)])
        (feed,) = work.feeds.due(NOW)
        learnt = replace(
            feed,
            url="https://www.news.example/feed",
            state=FeedState.OK,
            note="moved",
            next_due=NOW + HOUR,
            last_ok=NOW,
            etag='"x"',
            trust_validators=False,
            last_entries=("a", "b"),
            newest_published=NOW,
            gap=True,
        )
        work.feeds.save([learnt])
        assert work.feeds.due(NOW) == []
        assert work.feeds.due(NOW + HOUR) == [learnt]
        # following the address in the file again keeps all of it, although the feed has moved since
        work.feeds.follow([Feed("https://news.example/feed", "News", "Other group")])
        assert work.feeds.all() == [replace(learnt, group="Other group")]


def test_a_feed_that_is_switched_off_or_not_listed_is_not_due_and_not_forgotten(store: Store) -> None:
    one, other = Feed("https://one.example/feed"), Feed("https://other.example/feed")
    with store.write() as work:
        work.feeds.follow([one, other])
        work.feeds.follow([replace(one, enabled=False)])
        assert work.feeds.due(NOW) == []
        work.feeds.follow([one, other])
        assert [feed.url for feed in work.feeds.due(NOW)] == [one.url, other.url]


def test_a_poll_does_not_undo_what_the_file_says_meanwhile(store: Store) -> None:
    feed = Feed("https://one.example/feed")
    with store.write() as work:
        work.feeds.follow([feed])
        (polled,) = work.feeds.due(NOW)
        work.feeds.follow([replace(feed, enabled=False)])
        work.feeds.save([polled])
        assert work.feeds.due(NOW) == []


def test_a_retired_feed_is_not_due(store: Store) -> None:
    with store.write() as work:
        work.feeds.follow([Feed("https://one.example/feed")])
        work.feeds.save([replace(feed, state=FeedState.RETIRED) for feed in work.feeds.all()])
        assert work.feeds.due(NOW) == []
