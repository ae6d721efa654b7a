"""Page -> Article: the text of the story and nothing around it, with where each field was found."""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article, Entry, Page
from pledgewatch.read import dates
from pledgewatch.read.decode import decode
from pledgewatch.read.guard import MAX_TEXT, too_complex
from pledgewatch.read.metadata import PageFacts, page_facts
from pledgewatch.read.promos import without_promos
from pledgewatch.read.titles import clean_title
from pledgewatch.read.urls import canonical_url, same_site
from pledgewatch.read.walls import wall_flags

# They warn of every page that yields nothing, on a terminal that is ours; Unreadable says the same once.
for _noisy in ("trafilatura", "htmldate"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)

_HTML_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "")
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"\x00\x00\x00")
_TAG = re.compile(r"<[a-zA-Z!]")
_REASONS = {
    "empty": "the server sent an empty page",
    "not_html": "this is no web page; only HTML is read",
    "too_complex": "the page is longer or more deeply nested than any news page, and was not read",
    "no_text": "no article was found on the page",
}


class Unreadable(PledgewatchError):  # noqa: N818 - it names a state of the page that is shown to the user
    """A page that no article can be made of. ``reason``: ``empty``, ``not_html``, ``too_complex`` or ``no_text``."""

    def __init__(self, reason: str, url: str) -> None:
        super().__init__(f"{url}: {_REASONS[reason]}")
        self.reason = reason


def read_page(page: Page, entry: Entry, *, now: dt.datetime) -> Article:
    """The article on a fetched page, in pure CPU work.

    ``entry`` is what the source said of the page: a date, a title to fall back on, and perhaps the full text, which
    is read instead where the page holds only a teaser. ``now`` bounds the dates that are believed. Flags: ``paywall``,
    ``consent_wall``, ``stub``, ``feed_text`` (the text is the feed's), ``date_disagrees``, ``date_refused``.

    Raises :class:`Unreadable` when there is no text.
    """
    markup = _markup(page)
    tree = LexborHTMLParser(markup)
    facts = page_facts(tree, page.url)
    text = _extract(markup, page.url)
    walls = wall_flags(text, _visible(tree) if tree.body else "", free=facts.free)
    fed = _entry_text(entry, page.url) if walls or not text else ""
    if len(fed) > len(text):
        text, walls = fed, (*(flag for flag in walls if flag == "paywall"), "feed_text")
    if not text:
        raise Unreadable("no_text", page.url)
    article = _article(_address(page.url, facts), text, facts, entry, now, markup=markup)
    return replace(article, flags=(*walls, *article.flags))


def read_entry_content(entry: Entry, *, now: dt.datetime) -> Article:
    """The article that a full-text feed carries in the entry itself, for pages that cannot be fetched or read.

    Raises :class:`Unreadable` (``no_text``) when the entry carries none.
    """
    text = _entry_text(entry, entry.url)
    if not text:
        raise Unreadable("no_text", entry.url)
    article = _article(canonical_url(entry.url), text, PageFacts(), entry, now)
    return replace(article, flags=("feed_text", *wall_flags(text, text, free=True), *article.flags))


def _article(
    url: str, text: str, facts: PageFacts, entry: Entry, now: dt.datetime, *, markup: str | None = None
) -> Article:
    outlet = facts.site or urlsplit(url).hostname or ""
    title = clean_title([*facts.titles, entry.title], facts.heading, outlet)
    when = _published(facts, entry, url, now, markup)
    return Article(
        url=url,
        title=title,
        text=_without_title(text, title),
        published=when.day,
        outlet=outlet,
        language=facts.language,
        published_from=when.source,
        flags=when.flags,
    )


def _markup(page: Page) -> str:
    """The page's characters, if it is HTML that can be parsed in reasonable time."""
    declared = page.content_type.partition(";")[0].strip().lower()
    if not page.body.strip():
        raise Unreadable("empty", page.url)
    if page.body.startswith(_MAGIC) or declared not in _HTML_TYPES:
        raise Unreadable("not_html", page.url)
    if too_complex(page.body):
        raise Unreadable("too_complex", page.url)
    markup = decode(page.body, page.content_type)
    if not _TAG.search(markup):
        raise Unreadable("not_html", page.url)
    return markup


def _extract(markup: str, url: str) -> str:
    try:
        text = trafilatura.extract(markup, url=url, include_comments=False, include_tables=True)
    except RecursionError:
        raise Unreadable("too_complex", url) from None
    if text and len(text) > MAX_TEXT:
        raise Unreadable("too_complex", url)
    # one line a paragraph -> paragraphs set apart, as everything after us expects them
    paragraphs = [line.strip() for line in (text or "").splitlines() if line.strip()]
    return "\n\n".join(without_promos(paragraphs))


def _visible(tree: LexborHTMLParser) -> str:
    tree.strip_tags(["script", "style", "noscript", "template"])
    return " ".join(tree.body.text(separator=" ").split()) if tree.body else ""


def _entry_text(entry: Entry, url: str) -> str:
    content = entry.content
    if not content.strip() or too_complex(content.encode("utf-8", "replace")):
        return ""
    page = f"<html><head><title>{escape(entry.title)}</title></head><body><article>{content}</article></body></html>"
    return _extract(page, url)


def _without_title(text: str, title: str) -> str:
    """The headline again among the paragraphs would be a second telling of what it says."""
    paragraphs = text.split("\n\n")
    kept = [one for one in paragraphs if one.strip().casefold() != title.casefold()]
    return "\n\n".join(kept or paragraphs)


def _address(url: str, facts: PageFacts) -> str:
    """The page's own canonical address if it is on the same site, else where the redirects ended.

    A front page as "canonical" address of a story is a common mistake; it would make all stories of a site one.
    """
    claimed = facts.canonical
    sane = claimed and same_site(claimed, url) and (urlsplit(claimed).path.strip("/") or urlsplit(claimed).query)
    return canonical_url(claimed if sane else url)


def _published(facts: PageFacts, entry: Entry, url: str, now: dt.datetime, markup: str | None) -> dates.Publication:
    candidates = [(source, dates.read_day(printed)) for source, printed in facts.dates]
    candidates.append(("feed", entry.published.date() if entry.published else None))
    candidates.append(("url", dates.day_in_url(url)))
    chosen = dates.choose(candidates, now)
    if chosen.day is None and markup is not None:
        # Guessing from the page's markup is the last resort: it may find the date of something else.
        guessed = find_date(markup, extensive_search=False, original_date=True, max_date=now.replace(tzinfo=None))
        found = dates.choose([("htmldate", dates.read_day(guessed or ""))], now)
        chosen = replace(found, flags=(*chosen.flags, *found.flags))
    return chosen
