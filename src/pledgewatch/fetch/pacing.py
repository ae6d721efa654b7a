"""One request at a time to one host, with a pause between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from pledgewatch.fetch.clock import Clock
from pledgewatch.fetch.errors import FetchError

#: Seconds for which a request waits for its host. A host that wants a longer rest is left to a later run:
#: sleeping would hold up everything else.
PATIENCE = 30.0


@dataclass(slots=True)
class _Lane:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: on the clock's ``elapsed``
    free_at: float = 0.0


class Lanes:
    """A lane for each host. Not shared between event loops; lives as long as its client."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str, pause: float) -> AsyncIterator[None]:
        """Waits until ``host`` may be asked, and keeps it free for ``pause`` seconds after the request.

        Raises FetchError (``host_resting``) if that would take longer than PATIENCE.
        """
        lane = self._lanes.setdefault(host, _Lane())
        async with lane.lock:
            wait = lane.free_at - self._clock.elapsed()
            if wait > PATIENCE:
                raise FetchError(
                    f"{host} asked for fewer requests: it is asked again in {wait:.0f} s",
                    reason="host_resting",
                    retry_after=wait,
                )
            if wait > 0:
                await self._clock.sleep(wait)
            try:
                yield
            finally:
                self._hold(lane, pause)

    def rest(self, host: str, seconds: float) -> None:
        """``host`` is not asked for that long."""
        self._hold(self._lanes.setdefault(host, _Lane()), seconds)

    def _hold(self, lane: _Lane, seconds: float) -> None:
        lane.free_at = max(lane.free_at, self._clock.elapsed() + seconds)
