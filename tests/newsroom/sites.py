"""Outlets: what each looks like, how it publishes, and where on the loopback it lives."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.newsroom.articles import ArticleDict

_FEED_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml"}
_HERE = Path(__file__).parent


@dataclass(slots=True)
class Site:
    """One outlet. ``base`` is ``http://127.0.0.x:port`` and, where outlets share a host, a first path segment."""

    host: str
    name: str
    base: str
    design: str = "broadsheet"
    feed: str = "rss"
    full: bool = False
    encoding: str = "utf-8"
    tracking: str = ""
    language: str = "en"
    articles: list[ArticleDict] = field(default_factory=list)

    @property
    def charset(self) -> str:
        """What the pages declare: cp1252 goes by another name on the real web."""
        return "iso-8859-1" if self.encoding == "cp1252" else self.encoding

    @property
    def feed_type(self) -> str:
        return _FEED_TYPES[self.feed]

    @property
    def feed_path(self) -> str:
        return urlsplit(self.base).path + "/feed.xml"

    @property
    def feed_url(self) -> str:
        return self.base + "/feed.xml"

    def url(self, article: ArticleDict) -> str:
        """Where the article is published, without the feed's tracking parameters."""
        parts = urlsplit(article["url"])
        return self.base + parts.path + (f"?{parts.query}" if parts.query else "")

    def link(self, article: ArticleDict) -> str:
        """The article's address as the feed gives it."""
        url = self.url(article)
        return f"{url}{'&' if '?' in url else '?'}{self.tracking}" if self.tracking else url


def arrange(articles: Sequence[ArticleDict], origins: Sequence[str]) -> list[Site]:
    """One site for each outlet, dealt out over the origins in turn. The same articles give the same arrangement."""
    known = tomllib.loads((_HERE / "sites.toml").read_text("utf-8"))
    looks = itertools.cycle([look for look in known.values() if "language" not in look])
    by_host: dict[str, list[ArticleDict]] = {}
    for article in articles:
        by_host.setdefault(urlsplit(article["url"]).netloc, []).append(article)
    shared = len(by_host) > len(origins)
    sites = []
    for (host, own), origin in zip(by_host.items(), itertools.cycle(origins), strict=False):
        look = known.get(host) or next(looks)
        sites.append(Site(host, own[0]["outlet"], f"{origin}/{host}" if shared else origin, articles=own, **look))
    return sites
