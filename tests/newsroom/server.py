"""The newsroom's web servers: one a host, on 127.x addresses and ports that the system chooses."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from tests.newsroom.articles import ArticleDict, sample_articles
from tests.newsroom.faults import FAULTS, Resource, fault_resources
from tests.newsroom.pages import article_page, feed, home_page, noon
from tests.newsroom.sites import Site, arrange

_ROBOTS = Resource(b"User-agent: *\nDisallow: /search?\nDisallow: /private/\n", content_type="text/plain")


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in, and the status it was answered with (0: never answered)."""

    url: str
    status: int

    @property
    def path(self) -> str:
        return urlsplit(self.url).path


class Newsroom:
    """A news site on loopback for the length of a ``with`` block. See the package's docstring."""

    #: what ``fetch.allow_private`` must hold for a client to come here
    networks: ClassVar[tuple[str, ...]] = ("127.0.0.0/8",)

    def __init__(
        self, articles: Sequence[ArticleDict] | None = None, *, hosts: int = 8, faults: Collection[str] = ()
    ) -> None:
        self._articles = sample_articles() if articles is None else list(articles)
        self._hosts = min(hosts, len({urlsplit(article["url"]).netloc for article in self._articles}))
        if unknown := set(faults) - set(FAULTS):
            raise ValueError(f"no such fault: {', '.join(unknown)}; there are {', '.join(FAULTS)}")
        self._faults = tuple(faults)
        self._servers: list[_Server] = []
        self.sites: list[Site] = []
        #: the feeds of the faulty hosts by the fault's name; they stand in ``feeds`` too
        self.fault_feeds: dict[str, str] = {}
        #: every request so far, in the order of the answers
        self.requests: list[Request] = []
        self.closing = threading.Event()

    def __enter__(self) -> Self:
        origins = [self._start().origin for _ in range(self._hosts)]
        self.sites = arrange(self._articles, origins)
        for site in self.sites:
            self._publish_site(site)
        for fault in self._faults:
            server = self._start()
            server.resources.update(fault_resources(fault, server.origin))
            self.fault_feeds[fault] = f"{server.origin}/feed.xml"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.closing.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    @property
    def feeds(self) -> list[str]:
        """The address of every feed."""
        return [*(site.feed_url for site in self.sites), *self.fault_feeds.values()]

    def publish(self, article: ArticleDict) -> str:
        """Add an article to the site of its outlet, or replace the one at its URL; gives its address.

        Raises LookupError when no article of that outlet was there from the start.
        """
        host = urlsplit(article["url"]).netloc
        site = next((site for site in self.sites if site.host == host), None)
        if site is None:
            raise LookupError(f"no site for {host}")
        site.articles = [*(old for old in site.articles if old["url"] != article["url"]), article]
        self._publish_site(site)
        return site.url(article)

    def _start(self) -> _Server:
        server = _Server(self, len(self._servers) + 2)
        self._servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return server

    def _publish_site(self, site: Site) -> None:
        server = next(server for server in self._servers if site.base.startswith(server.origin))
        newest = max(noon(article) for article in site.articles)
        pages = {site.url(article): article for article in site.articles}
        fresh = {url: Resource(article_page(site, one), _html(site), noon(one)) for url, one in pages.items()}
        fresh[site.feed_url] = Resource(feed(site), site.feed_type, newest)
        fresh[site.base + "/"] = Resource(home_page(site), _html(site), newest)
        server.resources |= {url.removeprefix(server.origin): resource for url, resource in fresh.items()}


def _html(site: Site) -> str:
    return f"text/html; charset={site.charset}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # a whole corpus is fetched at once
    request_queue_size = 128

    def __init__(self, newsroom: Newsroom, number: int) -> None:
        self.newsroom = newsroom
        self.resources: dict[str, Resource] = {"/robots.txt": _ROBOTS}
        try:
            super().__init__((f"127.0.0.{number}", 0), _Handler)
        except OSError:
            # only 127.0.0.1 is configured (macOS): the ports keep the hosts apart
            super().__init__(("127.0.0.1", 0), _Handler)
        address, port = self.server_address[:2]
        self.origin = f"http://{address!s}:{port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up early, as ours does on a page that takes too long, is no news for the terminal."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def find(self, path: str) -> Resource | None:
        """The resource at a path; parameters that it does not know do not matter, as on most sites."""
        return self.resources.get(path) or self.resources.get(path.partition("?")[0])


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # headers and body leave in two writes; without this each answer waits for the client's delayed ACK
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        resource = self.server.find(self.path) or Resource(b"<h1>Not found</h1>", status=404)
        if resource.hangs:
            self._note(0)
            self.server.newsroom.closing.wait()
            self.close_connection = True
            return
        etag = f'"{hashlib.sha256(resource.body).hexdigest()[:16]}"'
        modified = format_datetime(resource.modified, usegmt=True)
        status = 304 if resource.status == 200 and self._unchanged(etag, modified) else resource.status
        body = b"" if status == 304 else resource.body
        self._note(status)
        self.send_response(status)
        if resource.location:
            self.send_header("Location", resource.location)
        if resource.status == 200:
            self.send_header("ETag", etag)
            self.send_header("Last-Modified", modified)
        self.send_header("Content-Type", resource.content_type)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _unchanged(self, etag: str, modified: str) -> bool:
        """RFC 9110, 13.2.2: If-None-Match goes before If-Modified-Since."""
        if known := self.headers.get("If-None-Match"):
            return etag in (tag.strip().removeprefix("W/") for tag in known.split(","))
        return self.headers.get("If-Modified-Since") == modified

    def _note(self, status: int) -> None:
        self.server.newsroom.requests.append(Request(self.server.origin + self.path, status))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal: ``Newsroom.requests`` holds it all."""
