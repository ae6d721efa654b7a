from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from pledgewatch.fetch import Client, FetchError
from pledgewatch.fetch.pacing import PATIENCE
from pledgewatch.settings import FetchSettings
from tests.fetch.site import OPEN, HandClock, Site


async def reason(client: Client, url: str) -> str | None:
    try:
        await client.get(url)
    except FetchError as error:
        return error.reason
    return None


def test_a_host_that_forbids_a_path_is_not_asked_for_it() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", b"User-agent: *\nDisallow: /private\nAllow: /private/but")
            site.say("/open", b"x")
            site.say("/private/but", b"x")
            assert await reason(client, site.url("/private/page")) == "robots"
            assert site.asked_for("/private/page") == []
            assert await reason(client, site.url("/open")) is None
            assert await reason(client, site.url("/private/but")) is None
            assert len(site.asked_for("/robots.txt")) == 1

    asyncio.run(scene())


def test_rules_for_us_by_name_outrank_those_for_all() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", b"User-agent: *\nDisallow: /\n\nUser-agent: PledgeWatch\nDisallow: /drafts")
            site.say("/a", b"x")
            assert await reason(client, site.url("/a")) is None
            assert await reason(client, site.url("/drafts/1")) == "robots"

    asyncio.run(scene())


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_robots_file_everything_is_allowed(status: int) -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
            site.say("/a", b"x")
            assert await reason(client, site.url("/a")) is None

    asyncio.run(scene())


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_file_that_cannot_be_read_forbids_everything_for_a_while(status: int) -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/robots.txt", status=status)
            site.say("/a", b"x")
            assert await reason(client, site.url("/a")) == "robots_unreachable"
            site.say("/robots.txt", b"")
            assert await reason(client, site.url("/a")) == "robots_unreachable"
            clock.seconds += 3_600
            assert await reason(client, site.url("/a")) is None

    asyncio.run(scene())


def test_a_host_that_is_down_is_tried_once_and_not_for_each_of_its_pages() -> None:
    async def scene() -> None:
        async with Site() as site:
            gone = site.url("/")
        async with Client(OPEN) as client:
            assert [await reason(client, f"{gone}{page}") for page in range(3)] == ["connect"] * 3

    asyncio.run(scene())


def test_robots_are_read_again_after_a_day() -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/a", b"x")
            assert await reason(client, site.url("/a")) is None
            site.say("/robots.txt", b"User-agent: *\nDisallow: /")
            assert await reason(client, site.url("/a")) is None
            clock.seconds += 90_000
            assert await reason(client, site.url("/a")) == "robots"

    asyncio.run(scene())


def test_many_pages_of_one_host_ask_for_its_robots_once() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", b"x")
            await asyncio.gather(*(client.get(site.url("/a")) for _ in range(5)))
            assert len(site.asked_for("/robots.txt")) == 1

    asyncio.run(scene())


def test_robots_are_found_behind_a_redirect() -> None:
    async def scene() -> None:
        async with Site() as site, Site("127.0.0.2") as other, Client(OPEN) as client:
            site.say("/robots.txt", status=301, headers={"Location": other.url("/rules")})
            other.say("/rules", b"User-agent: *\nDisallow: /a")
            assert await reason(client, site.url("/a")) == "robots"

    asyncio.run(scene())


def test_a_redirect_into_what_a_host_forbids_is_not_followed() -> None:
    async def scene() -> None:
        async with Site() as site, Site("127.0.0.2") as other, Client(OPEN) as client:
            other.say("/robots.txt", b"User-agent: *\nDisallow: /")
            site.say("/a", status=302, headers={"Location": other.url("/b")})
            assert await reason(client, site.url("/a")) == "robots"
            assert other.asked_for("/b") == []

    asyncio.run(scene())


def test_an_endless_robots_file_is_read_as_far_as_it_must_be() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", b"User-agent: *\nDisallow: /a\n" + b"# filler\n" * 200_000)
            assert await reason(client, site.url("/a")) == "robots"

    asyncio.run(scene())


def test_a_robots_file_of_noise_allows_everything() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", bytes(range(256)) * 20)
            site.say("/a", b"x")
            assert await reason(client, site.url("/a")) is None

    asyncio.run(scene())


def test_the_crawl_delay_is_kept_between_two_pages() -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/robots.txt", b"User-agent: *\nCrawl-delay: 9")
            site.say("/a", b"x")
            await client.get(site.url("/a"))
            await client.get(site.url("/a"))
            assert clock.slept == [9]

    asyncio.run(scene())


def test_a_crawl_delay_of_hours_does_not_hold_up_the_run() -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/robots.txt", f"User-agent: *\nCrawl-delay: {PATIENCE * 100}".encode())
            site.say("/a", b"x")
            await client.get(site.url("/a"))
            assert await reason(client, site.url("/a")) == "host_resting"

    asyncio.run(scene())


def test_robots_are_left_alone_where_the_caller_says_so() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/robots.txt", b"User-agent: *\nDisallow: /")
            site.say("/a", b"x")
            assert (await client.get(site.url("/a"), check_robots=False)).body == b"x"
            assert site.asked_for("/robots.txt") == []

    asyncio.run(scene())


def test_we_say_who_we_are() -> None:
    async def scene() -> None:
        settings = FetchSettings(pause=0, user_agent="pledgewatch/9 (+x)", allow_private=("127.0.0.0/8",))
        async with Site() as site, Client(settings) as client:

            async def answer(request: web.Request) -> web.Response:
                return web.Response(text=request.headers["User-Agent"])

            site.answers["/a"] = answer
            assert (await client.get(site.url("/a"))).body == b"pledgewatch/9 (+x)"
            assert site.asked_for("/robots.txt")[0].headers["User-Agent"] == "pledgewatch/9 (+x)"

    asyncio.run(scene())
