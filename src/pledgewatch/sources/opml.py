"""Lists of feeds as OPML 2.0 (http://opml.org/spec2.opml), the format that feed readers exchange.

An outline with ``xmlUrl`` is a feed, one without is a group, nested as deep as one likes. A feed or a whole group is
switched off by ``isComment="true"``, which is what the format has for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from pledgewatch.errors import PledgewatchError
from pledgewatch.sources.addresses import is_web_address

#: Between the names of nested groups.
GROUP_SEPARATOR = " / "

_MOST_BYTES = 20_000_000


class BadOpmlError(PledgewatchError):
    """The file is not a list of feeds. The message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed as a list names it. ``group`` is "" outside of all groups."""

    url: str
    title: str = ""
    group: str = ""
    enabled: bool = True


def read_opml(path: Path) -> list[FeedAddress]:
    """The feeds that ``path`` lists, each address once, in its order. Raises BadOpmlError."""
    try:
        with path.open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadOpmlError(f"{path} cannot be read: {error.strerror}") from None
    if len(body) > _MOST_BYTES:
        raise BadOpmlError(f"{path} is larger than {_MOST_BYTES:,} bytes")
    return parse_opml(body, str(path))


def parse_opml(body: bytes, name: str) -> list[FeedAddress]:
    """The feeds in ``body``; ``name`` is what errors call it. Raises BadOpmlError.

    The text is not trusted: a document type, and with it every entity, is refused.
    """
    reader = _Reader(name)
    try:
        reader.parser.Parse(body, True)
    except expat.ExpatError as error:
        raise BadOpmlError(f"{name}, line {error.lineno}: {expat.ErrorString(error.code)}") from None
    return list(reader.feeds.values())


def write_opml(feeds: Iterable[FeedAddress], title: str = "pledgewatch feeds") -> str:
    """``feeds`` as an OPML document, which :func:`parse_opml` reads back; those of a group stand together."""
    groups: dict[str, list[FeedAddress]] = {}
    for feed in feeds:
        groups.setdefault(feed.group, []).append(feed)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += ["  <head>", f"    <title>{_text(title)}</title>", "  </head>", "  <body>"]
    for group, members in groups.items():
        outlines = [_outline(feed) for feed in members]
        if group:
            lines += [
                f"    <outline text={_quoted(group)}>",
                *(f"  {outline}" for outline in outlines),
                "    </outline>",
            ]
        else:
            lines += outlines
    return "\n".join([*lines, "  </body>", "</opml>", ""])


class _Reader:
    """Collects the feeds while expat walks through the document."""

    def __init__(self, name: str) -> None:
        self.feeds: dict[str, FeedAddress] = {}
        self._name = name
        #: for every open outline: the group that it opens ("" for a feed) and whether it is switched off
        self._open: list[tuple[str, bool]] = []
        self._root: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _refuse_doctype(self, *_: object) -> None:
        raise self._error("a document type (<!DOCTYPE …>) is not accepted")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        if self._root is None:
            self._root = element
            if element != "opml":
                raise self._error(f"this is not OPML, it begins with <{element[:40]}>")
        if element != "outline":
            return
        url = attributes.get("xmlUrl", "").strip()
        title = " ".join((attributes.get("title") or attributes.get("text") or "").split())
        off = attributes.get("isComment", "").strip().lower() == "true"
        if url:
            self._add(url, title, enabled=not off and not any(is_off for _, is_off in self._open))
        self._open.append(("" if url else title, off))

    def _end(self, element: str) -> None:
        if element == "outline":
            self._open.pop()

    def _add(self, url: str, title: str, *, enabled: bool) -> None:
        if not is_web_address(url):
            raise self._error(f"xmlUrl is {url[:80]!r}; it should begin with http:// or https://")
        group = GROUP_SEPARATOR.join(name for name, _ in self._open if name)
        self.feeds.setdefault(url, FeedAddress(url, title, group, enabled))

    def _error(self, fault: str) -> BadOpmlError:
        return BadOpmlError(f"{self._name}, line {self.parser.CurrentLineNumber}: {fault}")


def _outline(feed: FeedAddress) -> str:
    title = _quoted(feed.title or feed.url)
    off = "" if feed.enabled else ' isComment="true"'
    return f'    <outline type="rss" text={title} title={title} xmlUrl={_quoted(feed.url)}{off}/>'


def _quoted(text: str) -> str:
    return quoteattr(_sayable(text))


def _text(text: str) -> str:
    return _sayable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sayable(text: str) -> str:
    """What XML 1.0 has a notation for (section 2.2); the rest is left out."""
    return "".join(c for c in text if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c not in "\ufffe\uffff")
