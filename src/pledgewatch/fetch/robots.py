"""robots.txt by RFC 9309: what a host allows, remembered for a day."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from pledgewatch.fetch.clock import Clock
from pledgewatch.fetch.errors import FetchError
from pledgewatch.fetch.response import Response

#: Bytes of a robots.txt that are read; the rest is ignored (RFC 9309, 2.5).
MOST_ROBOTS_BYTES = 500 * 1024

_REMEMBERED_SECONDS = 86_400.0  # RFC 9309, 2.4
_FAILURE_SECONDS = 600.0
_MOST_HOSTS = 1_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us. ``refused`` stands for a host that could not be asked."""

    parsed: Protego | None = None
    refused: FetchError | None = None

    def check(self, url: URL, agent: str) -> float:
        """The seconds that the host wants between two requests (0 if it says nothing).

        Raises FetchError if it does not want this one.
        """
        if self.refused is not None:
            known = self.refused
            raise FetchError(str(known), reason=known.reason, permanent=known.permanent, retry_after=known.retry_after)
        if self.parsed is None:
            return 0.0
        if not self.parsed.can_fetch(str(url), agent):
            raise FetchError(
                f"{url.host} does not want programs to read {url} (robots.txt)", reason="robots", permanent=True
            )
        return max(self.parsed.crawl_delay(agent) or 0.0, 0.0)


def rules_of(response: Response) -> Rules:
    """The rules in an answer to a request for robots.txt, whatever its status (RFC 9309, 2.3.1).

    A 4xx means that there are none, a 5xx that nothing may be fetched for now. 429 is a 4xx by number only.
    """
    if 200 <= response.status < 300:
        return Rules(parsed=Protego.parse(response.body.decode("utf-8", "replace")))
    if 400 <= response.status < 500 and response.status != 429:
        return Rules()
    return Rules(
        refused=FetchError(
            f"{response.url} answered {response.status}: until it can be read, nothing is fetched from that host",
            reason="robots_unreachable",
            retry_after=_FAILURE_SECONDS,
        )
    )


class Robots:
    """Asks each origin once for its robots.txt. ``agent`` is our product token; ``fetch`` does the asking."""

    def __init__(self, agent: str, clock: Clock, fetch: Callable[[URL], Awaitable[Response]]) -> None:
        self._agent = agent
        self._clock = clock
        self._fetch = fetch
        self._known: OrderedDict[URL, tuple[Rules, float]] = OrderedDict()
        self._asking: dict[URL, asyncio.Lock] = {}

    async def check(self, url: URL) -> float:
        """The crawl delay in seconds for ``url``. Raises FetchError where the host refuses or cannot be asked."""
        origin = url.origin()
        async with self._asking.setdefault(origin, asyncio.Lock()):
            rules, until = self._known.get(origin, (Rules(), float("-inf")))
            if until <= self._clock.elapsed():
                rules = await self._ask(origin)
                self._remember(origin, rules)
        return rules.check(url, self._agent)

    async def _ask(self, origin: URL) -> Rules:
        try:
            return rules_of(await self._fetch(origin.with_path("/robots.txt")))
        except FetchError as error:
            # Unreachable means "not allowed" (RFC 9309, 2.3.1.4); why it is says more to a person than that.
            return Rules(refused=error)

    def _remember(self, origin: URL, rules: Rules) -> None:
        seconds = _FAILURE_SECONDS if rules.refused else _REMEMBERED_SECONDS
        self._known[origin] = (rules, self._clock.elapsed() + seconds)
        if len(self._known) > _MOST_HOSTS:
            forgotten, _ = self._known.popitem(last=False)
            self._asking.pop(forgotten, None)
