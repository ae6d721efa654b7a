"""The network for code that waits: batches of requests on one client, behind plain function calls."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine, Iterable, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

from pledgewatch.fetch import Client, FetchError
from pledgewatch.fetch.clock import Clock
from pledgewatch.model import Feed, Page
from pledgewatch.settings import FetchSettings, PollSettings
from pledgewatch.sources.poll import FeedPoll, fetch_feed

T = TypeVar("T")

_HTML = "text/html, application/xhtml+xml, */*;q=0.1"


class Web:
    """One client for the length of a ``with`` block, so that what it knows of hosts (robots.txt, pauses) lasts a run.

    Between calls nothing is under way: the pipeline computes and writes while the network rests, and a process that is
    killed loses no more than one batch of requests.
    """

    def __init__(self, settings: FetchSettings, clock: Clock) -> None:
        self._client = Client(settings, clock=clock)

    def __enter__(self) -> Self:
        self._runner = asyncio.Runner()
        self._runner.run(self._client.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._runner.run(self._client.__aexit__(kind, error, trace))
        finally:
            self._runner.close()

    def feeds(self, feeds: Sequence[Feed], now: dt.datetime, settings: PollSettings) -> list[FeedPoll]:
        """What each feed gives; a feed that fails says so in its poll."""
        return self._together(fetch_feed(self._client, feed, now, settings) for feed in feeds)

    def pages(self, addresses: Sequence[str]) -> list[Page | FetchError]:
        """What each address gives, or why it gives nothing."""
        return self._together(self._page(address) for address in addresses)

    async def _page(self, address: str) -> Page | FetchError:
        try:
            response = await self._client.get(address, accept=_HTML)
        except FetchError as error:
            return error
        return Page(response.url, response.body, response.content_type, response.fetched)

    def _together(self, work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
        async def gather() -> list[T]:
            return list(await asyncio.gather(*work))

        return self._runner.run(gather())
