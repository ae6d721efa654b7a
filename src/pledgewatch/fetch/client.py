"""The one HTTP client: every request that the program makes goes through it."""

from __future__ import annotations

import asyncio
import http
import socket
from collections.abc import Mapping
from dataclasses import replace
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from pledgewatch.fetch.clock import SYSTEM_CLOCK, Clock
from pledgewatch.fetch.decoding import ACCEPT_ENCODING, CannotDecodeError, Decoder
from pledgewatch.fetch.errors import FetchError
from pledgewatch.fetch.guard import Network, checked_url, parse_networks, why_refused
from pledgewatch.fetch.headers import clean_headers, retry_after
from pledgewatch.fetch.pacing import Lanes
from pledgewatch.fetch.redirects import REDIRECTS, moves_for_good, redirect_target
from pledgewatch.fetch.response import Response
from pledgewatch.fetch.robots import MOST_ROBOTS_BYTES, Robots
from pledgewatch.model import Validators
from pledgewatch.settings import FetchSettings

_PERMANENT_FAILURES = frozenset({401, 405, 410, 414, 451})
_OVERLOADED = frozenset({429, 503})

#: Seconds of rest for a host that is overloaded and does not say for how long.
_UNASKED_REST = 60.0

#: aiohttp keeps an address this long, in seconds; the guard looks at every connection all the same.
_DNS_SECONDS = 300


class Client:
    """Fetches politely and safely; use it as ``async with Client(settings) as client``.

    Every connection passes the address guard (:mod:`pledgewatch.fetch.guard`), TLS is verified, ``max_bytes``
    bounds the decoded body and ``timeout`` all hops of a request together (waiting for a host's turn is not
    counted). No cookies, no proxies from the environment. Raises FetchError and nothing else.
    """

    def __init__(self, settings: FetchSettings, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._settings = settings
        self._clock = clock
        self._lanes = Lanes(clock)
        self._robots = Robots(settings.user_agent.partition("/")[0], clock, self._get_robots)
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._allowed = parse_networks(settings.allow_private)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._settings.concurrency,
                ttl_dns_cache=_DNS_SECONDS,
                socket_factory=_guarded_sockets(self._allowed),
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._settings.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            auto_decompress=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def get(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        accept: str | None = None,
        check_robots: bool = True,
    ) -> Response:
        """The answer to a GET: status 2xx, or 304 where ``validators`` of an earlier answer were sent along.

        Raises FetchError for everything else.
        """
        conditions = _conditions(validators or Validators())
        response = await self._follow(url, {"Accept": accept or "*/*", **conditions}, check_robots=check_robots)
        if 200 <= response.status < 300 or (response.status == 304 and conditions):
            return response
        raise self._failure(response)

    async def post(self, url: str, *, body: bytes, headers: Mapping[str, str]) -> Response:
        """The answer to a POST if it is 2xx; a redirect is not followed. Raises FetchError for everything else."""
        target = checked_url(url)
        async with self._lanes.turn(_lane(target), self._settings.pause), self._slots:
            response = await self._exchange("POST", target, headers, body=body, timeout=self._settings.timeout)
        if 200 <= response.status < 300:
            return response
        raise self._failure(response)

    async def _get_robots(self, url: URL) -> Response:
        return await self._follow(str(url), {"Accept": "text/plain"}, check_robots=False, cut_at=MOST_ROBOTS_BYTES)

    async def _follow(
        self, url: str, headers: Mapping[str, str], *, check_robots: bool, cut_at: int | None = None
    ) -> Response:
        """GET ``url`` and what it redirects to; each hop passes the guard, robots.txt and its host's lane."""
        target = checked_url(url)
        seconds = self._settings.timeout
        for_good = True
        for hop in range(self._settings.max_redirects + 1):
            crawl_delay = await self._robots.check(target) if check_robots else 0.0
            async with self._lanes.turn(_lane(target), max(self._settings.pause, crawl_delay)), self._slots:
                started = self._clock.elapsed()
                response = await self._exchange("GET", target, headers, timeout=seconds, cut_at=cut_at)
                seconds -= self._clock.elapsed() - started
            if response.status not in REDIRECTS:
                return replace(response, requested=url, moved_to=response.url if hop and for_good else None)
            before, target = target, redirect_target(response)
            for_good = for_good and moves_for_good(response.status, before, target)
        raise FetchError(f"{url} redirects more than {self._settings.max_redirects} times", reason="too_many_redirects")

    async def _exchange(
        self,
        method: str,
        url: URL,
        headers: Mapping[str, str],
        *,
        timeout: float,
        body: bytes | None = None,
        cut_at: int | None = None,
    ) -> Response:
        """One request and its answer, whatever the status. The one place where aiohttp's errors become ours."""
        try:
            async with (
                asyncio.timeout(timeout),
                self._session.request(method, url, headers=headers, data=body, allow_redirects=False) as answer,
            ):
                wanted = 200 <= answer.status < 300
                return Response(
                    requested=str(url),
                    url=str(url),
                    status=answer.status,
                    headers=clean_headers(answer.headers.items()),
                    body=await self._read(answer, cut_at) if wanted else b"",
                    fetched=self._clock.now(),
                )
        except TimeoutError:
            raise FetchError(
                f"{url.host} did not answer in full within {self._settings.timeout:g} s", reason="timeout"
            ) from None
        except (aiohttp.ClientError, CannotDecodeError, OSError, ValueError) as error:
            raise _explained(url, error) from error

    async def _read(self, answer: aiohttp.ClientResponse, cut_at: int | None) -> bytes:
        """The decoded body; ``cut_at`` bytes of it, or all up to ``max_bytes`` and an error beyond."""
        most = cut_at or self._settings.max_bytes
        decoder = Decoder(answer.headers.get("Content-Encoding", ""))
        body = bytearray()
        async for chunk in answer.content.iter_any():
            body += decoder.decode(chunk, most + 1 - len(body))
            if len(body) > most:
                if cut_at:
                    return bytes(body[:most])
                raise FetchError(f"{answer.url} is larger than {most:,} bytes (fetch.max_bytes)", reason="too_large")
        decoder.finish()
        return bytes(body)

    def _failure(self, response: Response) -> FetchError:
        """What an answer that is neither the thing asked for nor a redirect means; an overloaded host is rested."""
        status = response.status
        wait = retry_after(response.headers.get("Retry-After"), response.fetched)
        url = URL(response.url)
        if status in _OVERLOADED:
            self._lanes.rest(_lane(url), _UNASKED_REST if wait is None else wait)
        return FetchError(
            f"{url.host} answered {status} {_phrase(status)}".rstrip(),
            reason=f"http_{status}",
            permanent=status in _PERMANENT_FAILURES,
            retry_after=wait,
        )


class _AddressRefusedError(OSError):
    """Raised where aiohttp would open a socket. Its text is the same for all addresses of one kind: aiohttp
    then hands the error on as it is, and not buried in a list of one for each address of the host."""


def _guarded_sockets(allowed: tuple[Network, ...]) -> aiohttp.SocketFactoryType:
    """Makes the sockets of all connections, after asking the guard about the resolved address."""

    def open_socket(address: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, where = address
        refused = why_refused(str(where[0]), allowed)
        if refused is not None:
            raise _AddressRefusedError(refused)
        return socket.socket(family, kind, protocol)

    return open_socket


def _explained(url: URL, error: Exception) -> FetchError:
    host = url.host
    match error:
        case aiohttp.ClientConnectorError(os_error=_AddressRefusedError() as refused):
            return FetchError(
                f"{host} has an address that is {refused}; list its network in fetch.allow_private to allow it",
                reason="address_refused",
                permanent=True,
            )
        case aiohttp.ClientConnectorDNSError():
            return FetchError(f"{host} is not a host that can be found (DNS)", reason="dns")
        case aiohttp.ClientSSLError():
            return FetchError(f"{host} offers no trustworthy TLS connection", reason="tls")
        case aiohttp.ClientConnectorError():
            return FetchError(f"{host} refuses the connection or cannot be reached", reason="connect")
        case CannotDecodeError():
            return FetchError(f"{host} sent a {error}", reason="bad_encoding")
        case ValueError():  # aiohttp.InvalidURL and UnicodeError are such
            return FetchError(f"no request to {host} can be made from this address", reason="bad_url", permanent=True)
        case _:
            return FetchError(f"{host} broke off or sent what is not HTTP ({type(error).__name__})", reason="broken")


def _conditions(known: Validators) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, section 13)."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _lane(url: URL) -> str:
    """A host's lane is shared by its ports and schemes: they are one machine to be kind to."""
    return (url.host or "").lower().rstrip(".")


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return ""
