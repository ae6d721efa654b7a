"""Time as the client sees it, in one place so that a test can hold it still."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """``now`` gives the UTC time of day; ``elapsed`` seconds that never jump; ``sleep`` waits for seconds."""

    now: Callable[[], dt.datetime] = _utc_now
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


SYSTEM_CLOCK = Clock()
