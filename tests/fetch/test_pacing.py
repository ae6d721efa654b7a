from __future__ import annotations

import asyncio

import pytest

from pledgewatch.fetch import FetchError
from pledgewatch.fetch.pacing import PATIENCE, Lanes
from tests.fetch.site import HandClock


def test_a_host_is_asked_one_request_at_a_time_with_a_pause_between() -> None:
    async def scene() -> None:
        clock = HandClock()
        lanes = Lanes(clock.clock)
        under_way = 0

        async def ask() -> None:
            nonlocal under_way
            async with lanes.turn("a.example", 5):
                under_way += 1
                await asyncio.sleep(0)
                assert under_way == 1
                under_way -= 1

        await asyncio.gather(ask(), ask(), ask())
        assert clock.slept == [5, 5]

    asyncio.run(scene())


def test_one_host_does_not_wait_for_another() -> None:
    async def scene() -> None:
        clock = HandClock()
        lanes = Lanes(clock.clock)
        async with lanes.turn("a.example", 5), lanes.turn("b.example", 5):
            pass
        assert clock.slept == []

    asyncio.run(scene())


def test_a_host_that_wants_a_long_rest_is_left_to_a_later_run() -> None:
    async def scene() -> None:
        clock = HandClock()
        lanes = Lanes(clock.clock)
        lanes.rest("a.example", PATIENCE + 60)
        with pytest.raises(FetchError) as resting:
            async with lanes.turn("a.example", 0):
                pytest.fail("the host was asked")
        assert resting.value.reason == "host_resting"
        assert resting.value.retry_after == PATIENCE + 60
        clock.seconds += PATIENCE + 60
        async with lanes.turn("a.example", 0):
            pass
        assert clock.slept == []

    asyncio.run(scene())


def test_the_pause_is_kept_after_a_failure_too() -> None:
    async def scene() -> None:
        clock = HandClock()
        lanes = Lanes(clock.clock)
        with pytest.raises(OSError, match="reset"):
            async with lanes.turn("a.example", 7):
                raise OSError("reset")
        async with lanes.turn("a.example", 7):
            pass
        assert clock.slept == [7]

    asyncio.run(scene())
