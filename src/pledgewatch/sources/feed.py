"""The bytes of a feed -> its entries. RSS 0.9x, 1.0 (RDF), 2.0 and Atom, well-formed or not.

feedparser does the reading, with the sanitising of HTML and its link rewriting switched off (they take three
quarters of its time): what comes out of here is untrusted and is never shown without escaping.
"""

from __future__ import annotations

import calendar
import datetime as dt
import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Entry
from pledgewatch.sources.addresses import LONGEST_ADDRESS, is_web_address

#: Bounds on what one feed may hand on. Real feeds stay far below; what is beyond is dropped, and said.
MOST_ENTRIES = 1_000
_LONGEST_TITLE = 1_000
_LONGEST_SUMMARY = 20_000
_LONGEST_CONTENT = 500_000

# feedparser takes some microseconds a tag, so their number bounds the time that one feed can take.
_MOST_TAGS = 200_000

#: Clocks go wrong by hours and time zones by a day; what is further ahead than this is no date of publication.
_FUTURE = dt.timedelta(days=2)
_FIRST_WEB_PAGE = dt.datetime(1991, 8, 6, tzinfo=dt.UTC)

_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_HTML_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEAD_BYTES = 64 * 1024

_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)

# NUL, the other control characters but tab and newline, and halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_UPDATE_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


class NotAFeedError(PledgewatchError):
    """The body is no feed. The message says what it is instead."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read. ``entries`` have absolute http(s) addresses, each once, in the feed's order.

    ``kind`` is ``rss``, ``rdf`` or ``atom``; ``ttl`` the seconds for which the feed says it will not change, None
    if it does not say; ``odd`` names what a person should know (broken XML, dropped entries).
    """

    title: str
    entries: tuple[Entry, ...]
    kind: str
    ttl: int | None = None
    odd: str | None = None


def parse_feed(body: bytes, url: str, content_type: str, *, now: dt.datetime) -> ParsedFeed:
    """Reads ``body``, fetched from ``url`` with that ``Content-Type``. Raises NotAFeedError.

    Dates that are absent, unreadable, before the web or more than two days after ``now`` become None.
    """
    _refuse_what_is_no_feed(body)
    read = _feedparsed(body, url, content_type)
    version = str(read.get("version") or "")
    if not version:
        raise NotAFeedError("is XML, but neither RSS nor Atom")
    raw_entries = read["entries"]
    broken = isinstance(read.get("bozo_exception"), SAXException)
    if broken and not raw_entries:
        raise NotAFeedError("is broken XML without a single entry")
    entries: dict[str, Entry] = {}
    for raw in raw_entries[:MOST_ENTRIES]:
        # As a plain dict: feedparser's own gives out another key's value, and a warning, for one that is not there.
        entry = _entry(dict(raw), url, now)
        if entry is not None:
            entries.setdefault(entry.url, entry)
    oddities = []
    if broken:
        oddities.append("its XML is broken")
    if len(raw_entries) > MOST_ENTRIES:
        oddities.append(f"only the first {MOST_ENTRIES:,} of its {len(raw_entries):,} entries are read")
    if raw_entries and not entries:
        oddities.append("none of its entries has an address")
    return ParsedFeed(
        title=_plain(read["feed"].get("title")),
        entries=tuple(entries.values()),
        kind=_kind(version),
        ttl=_ttl(read["feed"]),
        odd="; ".join(oddities) or None,
    )


def _refuse_what_is_no_feed(body: bytes) -> None:
    """A cheap look, so that feedparser need not chew on pages, and people learn what the address really gives."""
    if not body.strip():
        raise NotAFeedError("is empty (0 bytes)" if not body else "is blank")
    head = body[:_HEAD_BYTES].replace(b"\0", b"")  # UTF-16 without its zeros reads as ASCII
    if not _ROOT.search(head):
        if _HTML_PAGE.search(head):
            raise NotAFeedError("is an HTML page, not a feed")
        if head.lstrip()[:1] in (b"{", b"["):
            raise NotAFeedError("is JSON, not a feed")
        raise NotAFeedError("is not XML" if b"<" not in head else "is XML, but neither RSS nor Atom")
    if body.count(b"<") > _MOST_TAGS:
        raise NotAFeedError(f"has more than {_MOST_TAGS:,} tags, which no real feed has")


def _feedparsed(body: bytes, url: str, content_type: str) -> Mapping[str, Any]:
    """The border to feedparser, which is untyped.

    It is handed a stream: a ``str`` *or bytes* that happen to name a file or an address would be opened.
    """
    headers = {"content-location": url, "content-type": content_type}
    try:
        read: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(_REFERENCE.sub(_possible_reference, body)),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers=headers,
        )
    except Exception as error:
        # It gathers many hands' work on hostile input, and has raised nearly everything in its time.
        raise NotAFeedError(f"cannot be read ({type(error).__name__})") from error
    return read


def _possible_reference(reference: re.Match[bytes]) -> bytes:
    """Without references to characters that there are not, over which feedparser loses the whole feed.

    Emoji written as two halves of a surrogate pair are the usual ones.
    """
    hexadecimal, decimal = reference.groups()
    number = int(hexadecimal, 16) if hexadecimal else int(decimal[:10])
    return b"" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else reference[0]


def _entry(raw: Mapping[str, Any], feed_url: str, now: dt.datetime) -> Entry | None:
    """None if the entry has no address that can be read."""
    # FeedBurner hides the story's own address behind its counter.
    url = _web_address(raw.get("feedburner_origlink"), feed_url) or _web_address(raw.get("link"), feed_url)
    if url is None:
        return None
    contents = [_text(content.get("value"), _LONGEST_CONTENT) for content in raw.get("content") or ()]
    return Entry(
        url=url,
        title=_plain(raw.get("title")),
        summary=_text(raw.get("summary"), _LONGEST_SUMMARY),
        published=_instant(raw.get("published_parsed"), now) or _instant(raw.get("updated_parsed"), now),
        content=max(contents, key=len, default=""),
    )


def _web_address(value: object, feed_url: str) -> str | None:
    try:
        url = urljoin(feed_url, _text(value, LONGEST_ADDRESS + 1).strip())
    except ValueError:
        return None
    return url if value and is_web_address(url) else None


def _instant(value: object, now: dt.datetime) -> dt.datetime | None:
    """feedparser gives UTC as a ``struct_time``, of years from 0 to 9999 and beyond."""
    if not isinstance(value, tuple):
        return None
    try:
        instant = dt.datetime.fromtimestamp(calendar.timegm(value), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return instant if _FIRST_WEB_PAGE <= instant <= now + _FUTURE else None


def _text(value: object, longest: int) -> str:
    """A string that any database takes."""
    return _UNSTORABLE.sub("", value[:longest]) if isinstance(value, str) else ""


def _plain(value: object) -> str:
    """A title without the markup and the doubly escaped characters that some feeds put there."""
    text = html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", _text(value, _LONGEST_TITLE)))
    return " ".join(_text(text, _LONGEST_TITLE).split())


def _kind(version: str) -> str:
    if version.startswith("atom"):
        return "atom"
    return "rdf" if version in ("rss090", "rss10") else "rss"


def _ttl(feed: Mapping[str, Any]) -> int | None:
    """RSS 2.0 ``ttl`` (minutes), else the syndication module's period divided by its frequency."""
    minutes = _whole_number(feed.get("ttl"))
    if minutes:
        return minutes * 60
    period = _UPDATE_PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    return period // (_whole_number(feed.get("sy_updatefrequency")) or 1) if period else None


def _whole_number(value: object) -> int | None:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None
