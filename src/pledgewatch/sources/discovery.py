"""A site's address leads to its feeds: the links that a page offers to feed readers."""

from __future__ import annotations

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from pledgewatch.sources.addresses import is_web_address

_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})

#: Sites that offer one feed a tag offer hundreds; the first ones are the site's own.
_MOST = 10


def offered_feeds(body: bytes, url: str) -> list[str]:
    """The feeds that the page at ``url`` offers, by its ``<link rel="alternate">`` (HTML Standard, 4.6.7.1).

    In the page's order, none for what is no HTML. Whether they are feeds is for the caller to see.
    """
    tree = LexborHTMLParser(body)
    base = tree.css_first("base[href]")
    home = _absolute(url, (base.attributes.get("href") if base else None) or "") or url
    found: dict[str, None] = {}
    for link in tree.css("link[rel][href]"):
        attributes = link.attributes
        kinds = (attributes.get("rel") or "").lower().split()
        address = _absolute(home, attributes.get("href") or "")
        if "alternate" in kinds and (attributes.get("type") or "").strip().lower() in _TYPES and address:
            found.setdefault(address)
    return list(found)[:_MOST]


def _absolute(home: str, href: str) -> str | None:
    try:
        address = urljoin(home, href.strip())
    except ValueError:
        return None
    return address if is_web_address(address) else None
