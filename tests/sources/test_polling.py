from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.model import Entry, Feed, FeedState, Validators
from pledgewatch.settings import PollSettings
from pledgewatch.sources.polling import (
    AUDIT_EVERY,
    Failed,
    Fetched,
    Unchanged,
    audit_due,
    caught_lying,
    conditions,
    entry_keys,
    is_due,
    missed_entries,
    new_share,
    next_interval,
    outcome,
)

NOW = dt.datetime(2021, 9, 4, 12, tzinfo=dt.UTC)
HOUR = 3_600
SETTINGS = PollSettings(interval=HOUR, shortest=900, longest=24 * HOUR)
FEED = Feed("https://news.example/rss")
SLACK = 1.1  # waits are drawn out by up to a tenth


def entries(*numbers: int, dated: bool = True) -> tuple[Entry, ...]:
    """Stories, the higher the number the newer."""
    times = [NOW - dt.timedelta(days=100 - number) if dated else None for number in numbers]
    return tuple(
        Entry(f"https://news.example/{number}", published=time) for number, time in zip(numbers, times, strict=True)
    )


def fetched(*numbers: int, body_hash: str = "hash") -> Fetched:
    return Fetched(entries(*numbers), body_hash, Validators('"1"', "yesterday"), title="News")


def polled(feed: Feed, *results: Fetched | Unchanged | Failed) -> Feed:
    for result in results:
        feed = outcome(feed, result, SETTINGS, NOW)
    return feed


def wait(feed: Feed) -> float:
    assert feed.next_due is not None
    return (feed.next_due - NOW).total_seconds()


@pytest.mark.parametrize(
    ("share", "gap", "seconds"),
    [
        (None, False, HOUR),
        (0.0, False, HOUR * 1.5),
        (0.1, False, HOUR * 1.2),
        (0.2, False, HOUR * 1.2),
        (0.21, False, HOUR),
        (0.5, False, HOUR),
        (0.51, False, HOUR / 2),
        (1.0, False, HOUR / 2),
        (1.0, True, 900),
    ],
)
def test_known_entries_lengthen_the_interval_and_new_ones_shorten_it(
    share: float | None, gap: bool, seconds: float
) -> None:
    assert next_interval(HOUR, share, gap, SETTINGS) == seconds


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=60), st.integers(1, 10**9))
def test_the_interval_never_leaves_its_bounds(shares: list[float | None], interval: int) -> None:
    for share in shares:
        interval = next_interval(interval, share, False, SETTINGS)
        assert SETTINGS.shortest <= interval <= SETTINGS.longest


def test_a_first_poll_says_what_the_feed_is() -> None:
    feed = polled(FEED, fetched(1, 2, 3))
    assert (feed.state, feed.title, feed.polls, feed.failures) == (FeedState.OK, "News", 1, 0)
    assert (feed.last_polled, feed.last_ok, feed.last_changed) == (NOW, NOW, NOW)
    assert (feed.etag, feed.last_modified, feed.body_hash) == ('"1"', "yesterday", "hash")
    assert feed.last_entries == entry_keys(entries(1, 2, 3))
    assert feed.newest_published == NOW - dt.timedelta(days=97)
    assert not feed.gap
    assert HOUR <= wait(feed) <= HOUR * SLACK


def test_a_title_that_a_person_gave_stays() -> None:
    assert polled(replace(FEED, title="Ours"), fetched(1)).title == "Ours"


def test_a_feed_that_stands_still_is_asked_less_and_less_but_at_least_once_a_day() -> None:
    feed = polled(FEED, fetched(1), *[Unchanged(True, Validators())] * 20)
    assert feed.interval == SETTINGS.longest
    assert wait(feed) == SETTINGS.longest
    assert (feed.last_ok, feed.state, feed.unmodified) == (NOW, FeedState.OK, 20)


def test_a_lively_feed_is_asked_more_and_more_but_not_too_often() -> None:
    feed = polled(FEED, *[fetched(number, number + 1, number + 2) for number in range(0, 40, 2)])
    assert feed.interval == SETTINGS.shortest


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [(60, HOUR, HOUR * SLACK), (2 * HOUR, 2 * HOUR, 2 * HOUR * SLACK), (10**9, 24 * HOUR, 24 * HOUR)],
)
def test_what_the_server_asks_for_is_kept_within_bounds(asked: int, least: float, most: float) -> None:
    assert least <= wait(polled(FEED, replace(fetched(1), asked=asked))) <= most


def test_failures_put_the_next_poll_off_and_leave_what_is_known() -> None:
    good = polled(FEED, fetched(1, 2))
    once, twice = polled(good, Failed("down")), polled(good, Failed("down"), Failed("still down"))
    assert (twice.state, twice.last_error, twice.failures) == (FeedState.FAILING, "still down", 2)
    assert 2 * HOUR <= wait(once) <= 2 * HOUR * SLACK
    assert 4 * HOUR <= wait(twice) <= 4 * HOUR * SLACK
    assert wait(polled(good, *[Failed("down")] * 2_000)) == SETTINGS.longest
    assert (twice.etag, twice.last_entries, twice.interval) == (good.etag, good.last_entries, good.interval)


def test_a_feed_that_is_back_forgets_its_failures() -> None:
    feed = polled(FEED, *[Failed("down")] * 5, fetched(1))
    assert (feed.state, feed.failures, feed.last_error) == (FeedState.OK, 0, None)
    assert wait(feed) <= HOUR * SLACK


def test_retry_after_is_an_order() -> None:
    assert wait(polled(FEED, Failed("busy", retry_after=60))) >= 2 * HOUR
    assert wait(polled(FEED, Failed("busy", retry_after=50 * HOUR))) == 50 * HOUR


def test_a_feed_that_is_gone_is_retired_with_a_note_and_not_asked_again() -> None:
    feed = polled(FEED, fetched(1), Failed("410 Gone", gone=True))
    assert feed.state is FeedState.RETIRED
    assert "2021-09-04" in feed.note
    assert "410" in feed.note
    assert feed.enabled
    assert not is_due(feed, NOW + dt.timedelta(days=999))


def test_a_feed_moves_with_a_note() -> None:
    new = "https://news.example/feed"
    for result in (replace(fetched(1), moved_to=new), Unchanged(True, Validators(), moved_to=new)):
        feed = polled(FEED, result)
        assert feed.url == new
        assert FEED.url in feed.note


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"next_due": NOW}, True),
        ({"next_due": NOW + dt.timedelta(seconds=1)}, False),
        ({"enabled": False}, False),
        ({"state": FeedState.FAILING}, True),
        ({"state": FeedState.RETIRED}, False),
    ],
)
def test_when_a_feed_is_due(changes: dict[str, object], due: bool) -> None:
    assert is_due(replace(FEED, **changes), NOW) is due  # type: ignore[arg-type]


def test_overlap_is_counted_against_the_last_poll() -> None:
    feed = polled(FEED, fetched(1, 2, 3, 4))
    assert new_share(FEED, entry_keys(entries(1))) is None
    assert new_share(feed, ()) is None
    assert new_share(feed, entry_keys(entries(1, 2))) == 0
    assert new_share(feed, entry_keys(entries(3, 4, 5, 6))) == 0.5


@pytest.mark.parametrize(
    ("before", "after", "missed"),
    [
        (entries(1, 2, 3), entries(3, 4, 5), False),
        (entries(1, 2, 3), entries(4, 5, 6), True),
        (entries(1, 2, 3), entries(0, 5, 6), False),  # an older one is there: the list was reordered, not overrun
        (entries(1, 2, 3), (), False),
        ((), entries(1, 2, 3), False),
        (entries(1, 2, dated=False), entries(3, 4, dated=False), True),
        (entries(1, 2, dated=False), entries(2, 3, dated=False), False),
    ],
)
def test_the_gap_alarm_tells_when_entries_were_missed(
    before: tuple[Entry, ...], after: tuple[Entry, ...], missed: bool
) -> None:
    feed = polled(FEED, Fetched(before, "1", Validators()))
    assert missed_entries(feed, after) is missed
    later = polled(feed, Fetched(after, "2", Validators()))
    assert later.gap is missed
    assert ("missed" in later.note) is missed
    assert (later.interval == SETTINGS.shortest) is missed


def test_a_gap_is_noticed_across_a_poll_that_held_nothing() -> None:
    empty = Fetched((), "empty", Validators())
    assert polled(FEED, fetched(1, 2), empty, fetched(4, 5)).gap


def test_a_gap_shows_until_the_next_good_poll() -> None:
    assert not polled(FEED, fetched(1), fetched(5), fetched(5, 6)).gap
    assert not polled(FEED, fetched(1), fetched(5), Unchanged(True, Validators())).gap


def test_when_the_feed_last_held_something_new() -> None:
    later = NOW + dt.timedelta(days=1)
    feed = polled(FEED, fetched(1, 2))
    assert outcome(feed, fetched(2, 1), SETTINGS, later).last_changed == NOW
    assert outcome(feed, fetched(2, 3), SETTINGS, later).last_changed == later


def test_every_so_many_304s_one_is_checked() -> None:
    feed, audits = polled(FEED, fetched(1)), []
    for number in range(1, 3 * AUDIT_EVERY + 1):
        if audit_due(feed):
            audits.append(number)
        feed = polled(feed, Unchanged(not audit_due(feed), Validators()))
    assert audits == [AUDIT_EVERY, 2 * AUDIT_EVERY, 3 * AUDIT_EVERY]


def test_a_body_starts_the_count_of_304s_again() -> None:
    assert polled(FEED, fetched(1), *[Unchanged(True, Validators())] * 3, fetched(2)).unmodified == 0


def test_a_server_lies_if_its_304_hid_an_entry() -> None:
    feed = polled(FEED, fetched(1, 2))
    assert caught_lying(feed, entries(2, 3))
    assert not caught_lying(feed, entries(2))


def test_a_feed_caught_lying_is_asked_without_validators_for_good() -> None:
    feed = polled(FEED, fetched(1))
    assert conditions(feed) == Validators('"1"', "yesterday")
    caught = polled(feed, replace(fetched(2), trusted=False))
    assert conditions(caught) is None
    assert "304" in caught.note
    assert conditions(polled(caught, fetched(3))) is None


def test_a_304_without_validators_keeps_the_old_ones() -> None:
    feed = polled(FEED, fetched(1), Unchanged(True, Validators()))
    assert (feed.etag, feed.last_modified) == ('"1"', "yesterday")
    assert polled(feed, Unchanged(True, Validators('"2"'))).etag == '"2"'


def test_feeds_that_start_together_drift_apart() -> None:
    feeds = [polled(replace(FEED, url=f"https://news.example/{n}"), fetched(1)) for n in range(20)]
    assert len({feed.next_due for feed in feeds}) > 10
