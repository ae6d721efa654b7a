"""What a page says of itself: title, site, date, language, canonical address, whether it is free to read.

Read from the parsed tree in one light pass. (trafilatura's own metadata are a quarter of its time and unbounded on
live blogs; and they do not say where a date was found, which we keep.)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pledgewatch.read.titles import site_in_title

# Longer JSON-LD is a catalogue, not an article's description.
_MAX_JSON_LD = 500_000
_MAX_SCRIPTS = 20
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "date.published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's statements about itself, unjudged. Dates are (where from, as printed), most trustworthy first."""

    titles: tuple[str, ...] = ()
    heading: str = ""
    site: str = ""
    canonical: str = ""
    language: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    #: False when the page's own JSON-LD says that it is not free to read
    free: bool = True


@dataclass(slots=True)
class _Statements:
    """JSON-LD statements about the page's article, the first of each kind."""

    headline: str = ""
    published: str = ""
    language: str = ""
    publisher: str = ""
    free: bool = True
    titles: list[str] = field(default_factory=list)


def page_facts(tree: LexborHTMLParser, url: str) -> PageFacts:
    """Everything that the head of the page and its JSON-LD say. Never raises on hostile markup."""
    meta = _meta(tree)
    said = _json_ld(tree)
    headings = [text for node in tree.css("h1") if (text := _text(node))]
    heading = headings[0] if len(headings) == 1 else ""
    title_node = tree.css_first("title")
    titles = (meta.get("og:title", ""), said.headline, heading, meta.get("twitter:title", ""), _text(title_node))
    dates = [("json-ld", said.published)] if said.published else []
    dates += [("meta", meta[name]) for name in _DATE_META if meta.get(name)]
    dates += [("meta", value) for value in _time_elements(tree)]
    return PageFacts(
        titles=tuple(title for title in titles if title),
        heading=heading,
        site=meta.get("og:site_name") or said.publisher or site_in_title(_text(title_node), heading),
        canonical=_canonical(tree, url) or meta.get("og:url", ""),
        language=_language(tree, meta, said.language),
        dates=tuple(dates),
        free=said.free,
    )


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """``<meta>`` contents by name in lower case; the first of a name holds."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        content = " ".join((attributes.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.strip().lower(), content)
    return found


def _canonical(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("link[rel~=canonical][href]")
    href = (node.attributes.get("href") or "").strip() if node is not None else ""
    try:
        return urljoin(url, href) if href else ""
    except ValueError:
        return ""


def _time_elements(tree: LexborHTMLParser) -> Iterator[str]:
    """``<time>`` marked as the date of publication, or the only one in the page's article header."""
    for node in tree.css("time[itemprop=datePublished], time[pubdate], article header time[datetime]")[:1]:
        yield node.attributes.get("datetime") or _text(node)


def _language(tree: LexborHTMLParser, meta: Mapping[str, str], said: str) -> str | None:
    html = tree.css_first("html")
    on_html = (html.attributes.get("lang") or "") if html is not None else ""
    for tag in (on_html, said, meta.get("og:locale", ""), meta.get("content-language", "")):
        primary = tag.replace("_", "-").partition("-")[0].strip().lower()
        if primary.isascii() and primary.isalpha() and len(primary) in {2, 3}:
            return primary
    return None


def _json_ld(tree: LexborHTMLParser) -> _Statements:
    said = _Statements()
    for script in tree.css('script[type="application/ld+json"]')[:_MAX_SCRIPTS]:
        source = script.text() or ""
        if len(source) > _MAX_JSON_LD:
            continue
        try:
            # sites put raw line breaks into strings
            parsed = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(parsed):
            _note(said, item)
    return said


def _items(parsed: object) -> Iterator[Mapping[str, Any]]:
    """Items that speak of the page itself: top level and ``@graph``, not the stories that a list links to."""
    for item in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _note(said: _Statements, item: Mapping[str, Any]) -> None:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in kinds):
        return
    said.headline = said.headline or _string(item.get("headline"))
    said.published = said.published or _string(item.get("datePublished"))
    said.language = said.language or _string(item.get("inLanguage"))
    said.publisher = said.publisher or _string(item.get("publisher"))
    if str(item.get("isAccessibleForFree", True)).strip().lower() in {"false", "no", "0"}:
        said.free = False


def _string(value: object) -> str:
    """A JSON-LD value as a string: itself, the ``name`` of an object, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
