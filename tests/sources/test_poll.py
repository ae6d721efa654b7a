from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from aiohttp import web

from pledgewatch.fetch import Client
from pledgewatch.model import Feed, FeedState
from pledgewatch.settings import PollSettings
from pledgewatch.sources import FeedPoll, fetch_feed
from pledgewatch.sources.polling import AUDIT_EVERY
from tests.fetch.site import OPEN, Answer, HandClock, Site

NOW = dt.datetime(2021, 9, 4, 12, tzinfo=dt.UTC)
SETTINGS = PollSettings()


def rss(*numbers: int) -> bytes:
    items = "".join(f"<item><title>Story {number}</title><link>/{number}</link></item>" for number in numbers)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


async def poll(client: Client, feed: Feed) -> FeedPoll:
    return await fetch_feed(client, feed, NOW, SETTINGS)


def after_polling(prepare: Callable[[Site], None]) -> FeedPoll:
    """One poll of /rss on a site as ``prepare`` leaves it."""

    async def scene() -> FeedPoll:
        async with Site() as site, Client(OPEN) as client:
            prepare(site)
            return await poll(client, Feed(site.url("/rss")))

    return asyncio.run(scene())


def revalidating(versions: list[bytes], *, lies: bool = False) -> Answer:
    """Serves the last of ``versions`` with an ETag of its length; one that lies says 304 whatever has changed."""

    async def answer(request: web.Request) -> web.Response:
        etag, known = f'"{len(versions)}"', request.headers.get("If-None-Match")
        if known is not None and (lies or known == etag):
            return web.Response(status=304)
        return web.Response(body=versions[-1], headers={"ETag": etag})

    return answer


def test_a_poll_brings_entries_with_absolute_addresses() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/rss", rss(1, 2), headers={"Cache-Control": "max-age=7200"})
            result = await poll(client, Feed(site.url("/rss")))
            assert [entry.url for entry in result.entries] == [site.url("/1"), site.url("/2")]
            assert (result.error, result.not_modified) == (None, False)
            assert (result.feed.state, result.feed.title) == (FeedState.OK, "News")
            assert result.feed.next_due is not None
            assert result.feed.next_due >= NOW + dt.timedelta(seconds=7_200)

    asyncio.run(scene())


def test_a_feed_that_has_not_changed_brings_nothing_and_is_not_an_error() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.answers["/rss"] = revalidating([rss(1)])
            first = await poll(client, Feed(site.url("/rss")))
            second = await poll(client, first.feed)
            assert (second.not_modified, second.entries, second.error) == (True, (), None)
            assert site.asked_for("/rss")[1].headers["If-None-Match"] == '"1"'

    asyncio.run(scene())


def test_the_same_bytes_again_are_not_modified_either() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/rss", rss(1))
            first = await poll(client, Feed(site.url("/rss")))
            second = await poll(client, first.feed)
            assert (second.not_modified, second.feed.unmodified) == (True, 0)

    asyncio.run(scene())


def test_a_server_that_says_304_although_the_feed_has_changed_is_found_out() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            versions = [rss(1)]
            site.answers["/rss"] = revalidating(versions, lies=True)
            result = await poll(client, Feed(site.url("/rss")))
            versions.append(rss(1, 2))
            for _ in range(AUDIT_EVERY):
                assert result.feed.trust_validators
                result = await poll(client, result.feed)
            assert [entry.title for entry in result.entries] == ["Story 1", "Story 2"]
            assert not result.feed.trust_validators
            versions.append(rss(2, 3))
            result = await poll(client, result.feed)
            assert [entry.title for entry in result.entries] == ["Story 2", "Story 3"]
            assert "If-None-Match" not in site.seen[-1].headers

    asyncio.run(scene())


def test_an_honest_server_passes_its_audits() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.answers["/rss"] = revalidating([rss(1)])
            result = await poll(client, Feed(site.url("/rss")))
            for _ in range(2 * AUDIT_EVERY):
                result = await poll(client, result.feed)
                assert result.not_modified
            assert result.feed.trust_validators
            assert len(site.asked_for("/rss")) == 1 + 2 * AUDIT_EVERY + 2

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "empty (0 bytes)"),
        (b"<!doctype html><html><p>moved</p></html>", "HTML page"),
        (b"Server maintenance", "not XML"),
        (b"\x00\xff\xfe", "not XML"),
    ],
)
def test_what_is_not_a_feed_shows_in_its_state(body: bytes, says: str) -> None:
    result = after_polling(lambda site: site.say("/rss", body))
    assert result.feed.state is FeedState.FAILING
    assert result.error == result.feed.last_error
    assert says in (result.error or "")
    assert result.entries == ()


@pytest.mark.parametrize(("status", "state"), [(404, "failing"), (500, "failing"), (403, "failing"), (410, "retired")])
def test_an_error_status_shows_in_the_state(status: int, state: str) -> None:
    result = after_polling(lambda site: site.say("/rss", status=status))
    assert result.feed.state == state
    assert str(status) in (result.error or "")


def test_a_feed_that_robots_forbid_says_so() -> None:
    def prepare(site: Site) -> None:
        site.say("/robots.txt", b"User-agent: *\nDisallow: /")
        site.say("/rss", rss(1))

    assert "robots.txt" in (after_polling(prepare).error or "")


def test_a_host_that_does_not_answer_shows_in_the_state_of_its_feeds_alone() -> None:
    async def scene() -> None:
        async with Site("127.0.0.2") as down:
            gone = down.url("/rss")
        async with Site() as site, Client(OPEN) as client:
            site.say("/rss", rss(1))
            bad, good = await asyncio.gather(poll(client, Feed(gone)), poll(client, Feed(site.url("/rss"))))
            assert (bad.feed.state, good.feed.state) == (FeedState.FAILING, FeedState.OK)
            assert "cannot be reached" in (bad.error or "")

    asyncio.run(scene())


def test_an_overloaded_server_says_when_it_is_asked_again() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN, clock=HandClock().clock) as client:
            site.say("/rss", status=503, headers={"Retry-After": "200000"})
            result = await poll(client, Feed(site.url("/rss")))
            assert result.feed.next_due == NOW + dt.timedelta(seconds=200_000)

    asyncio.run(scene())


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/old", status=301, headers={"Location": "/rss"})
            site.answers["/rss"] = revalidating([rss(1)])
            first = await poll(client, Feed(site.url("/old")))
            assert first.feed.url == site.url("/rss")
            assert "moved" in first.feed.note
            assert (await poll(client, first.feed)).not_modified
            assert len(site.asked_for("/old")) == 1

    asyncio.run(scene())


def test_a_feed_that_moved_for_now_keeps_its_address() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/old", status=302, headers={"Location": "/rss"})
            site.say("/rss", rss(1))
            result = await poll(client, Feed(site.url("/old")))
            assert (result.feed.url, len(result.entries)) == (site.url("/old"), 1)

    asyncio.run(scene())


def test_a_page_that_a_feed_redirects_to_does_not_become_its_address() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/rss", status=301, headers={"Location": "/home"})
            site.say("/home", b"<html></html>")
            result = await poll(client, Feed(site.url("/rss")))
            assert (result.feed.url, result.feed.state) == (site.url("/rss"), FeedState.FAILING)

    asyncio.run(scene())


def test_a_bad_poll_leaves_what_was_known() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/rss", rss(1), headers={"ETag": '"1"'})
            good = (await poll(client, Feed(site.url("/rss")))).feed
            site.say("/rss", b"<html></html>", headers={"ETag": '"2"'})
            bad = (await poll(client, good)).feed
            assert replace(bad, state=good.state, last_error=None, failures=0, polls=1, next_due=good.next_due) == good
            site.say("/rss", rss(1, 2))
            assert len((await poll(client, bad)).entries) == 2

    asyncio.run(scene())
