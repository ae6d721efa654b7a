"""Real servers on loopback for the tests of fetch and sources."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web

from pledgewatch.fetch import Clock
from pledgewatch.settings import FetchSettings

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: what tests fetch with: loopback allowed, no pause
OPEN = FetchSettings(pause=0, timeout=10, allow_private=("127.0.0.0/8",))


@dataclass(frozen=True)
class Seen:
    """What a request looked like to the server."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Site:
    """A site on a loopback address; what is not in ``answers`` is 404. Use it as ``async with Site() as site``."""

    address: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        return f"{'https' if self.tls else 'http'}://{self.address}:{self.port}{path}"

    def say(self, path: str, body: bytes = b"", status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        async def answer(_: web.Request) -> web.Response:
            return web.Response(body=body, status=status, headers=headers)

        self.answers[path] = answer

    def asked_for(self, path: str) -> list[Seen]:
        return [seen for seen in self.seen if seen.path == path]

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._answer), shutdown_timeout=0.1)  # type: ignore[arg-type]
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.address, 0, ssl_context=self.tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(Seen(request.method, request.path, dict(request.headers), await request.read()))
        answer = self.answers.get(request.path)
        return await answer(request) if answer else web.Response(status=404)


@asynccontextmanager
async def raw_site(answer: bytes) -> AsyncIterator[str]:
    """The address of a server that sends ``answer`` to whatever it is asked, HTTP or not, and hangs up."""

    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(reply, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


class HandClock:
    """A clock that goes on only when somebody sleeps, or by hand."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.slept: list[float] = []
        self.clock = Clock(now=self._now, elapsed=lambda: self.seconds, sleep=self._sleep)

    def _now(self) -> dt.datetime:
        return dt.datetime(2021, 9, 4, tzinfo=dt.UTC) + dt.timedelta(seconds=self.seconds)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
