"""Plain lists to work through by hand: addresses, articles as JSON Lines, a folder of saved pages.

One bad line does not stop a list of a million: it comes out as :class:`Unusable`, with its place and the reason.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article, Entry
from pledgewatch.sources.addresses import is_web_address

_LONGEST_LINE = 5_000_000
_LARGEST_PAGE = 10_000_000
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

STANDARD_INPUT = "-"


class BadListingError(PledgewatchError):
    """The list as a whole cannot be read."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page from a folder. Its address, if it has one, is in its own markup (canonical link, og:url)."""

    path: Path
    body: bytes


@dataclass(frozen=True, slots=True)
class Unusable:
    """A line or file that is not what it should be."""

    reason: str


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item of a list. ``where`` is its place for people ("list.txt, line 7"); ``id`` what the list itself calls
    it ("" if nothing)."""

    where: str
    what: Entry | Article | SavedPage | Unusable
    id: str = ""


def read_listing(path: Path) -> Iterator[ListedItem]:
    """The items of ``path``: a folder of HTML files, a file of lines, or standard input for "-".

    A line that begins with ``{`` is an article as JSON, any other an address; blank lines and those that begin with
    ``#`` are skipped. Always in the same order, so that a stopped run can go on. Raises BadListingError.
    """
    if str(path) == STANDARD_INPUT:
        yield from read_lines(sys.stdin.buffer, "standard input")
        return
    try:
        if path.is_dir():
            yield from _saved_pages(path)
        else:
            with path.open("rb") as lines:
                yield from read_lines(lines, path.name)
    except OSError as error:
        raise BadListingError(f"{path} cannot be read: {error.strerror}") from None


def read_lines(lines: IO[bytes], name: str) -> Iterator[ListedItem]:
    """The items in ``lines``; ``name`` is what their places are called. No line is held that is too long."""
    number = 0
    while line := lines.readline(_LONGEST_LINE + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = lines.readline(_LONGEST_LINE)
            yield ListedItem(where, Unusable(f"the line is longer than {_LONGEST_LINE:,} bytes"))
            continue
        item = _item(line, where)
        if item is not None:
            yield item


def _item(line: bytes, where: str) -> ListedItem | None:
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return ListedItem(where, Unusable("the line is not UTF-8 text"))
    if not text or text.startswith("#"):
        return None
    if text.startswith("{"):
        return _article(text, where)
    if is_web_address(text):
        return ListedItem(where, Entry(text))
    return ListedItem(where, Unusable(f"{text[:80]!r} is neither an address (http://, https://) nor a JSON object"))


def _article(text: str, where: str) -> ListedItem:
    """An article in the shape that `pledgewatch spot --jsonl` takes; keys that it does not know are ignored."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        return ListedItem(where, Unusable(f"the line is not JSON: {error}"))
    name = str(record["id"]) if isinstance(record.get("id"), str | int) else ""
    if not record.get("text"):
        return ListedItem(where, Unusable('the article has no "text"'), name)
    try:
        article = Article(
            url=_string(record, "url"),
            title=_string(record, "title"),
            text=_string(record, "text"),
            published=_day(record),
            outlet=_string(record, "outlet"),
            published_from="given" if record.get("published") else None,
        )
    except (TypeError, ValueError) as error:
        return ListedItem(where, Unusable(str(error)), name)
    return ListedItem(where, article, name)


def _string(record: dict[str, object], key: str) -> str:
    value = record.get(key) or ""
    if not isinstance(value, str):
        raise TypeError(f'"{key}" should be a string')
    # No database takes NUL or half a surrogate pair, and JSON can say both.
    return value.replace("\0", "").encode("utf-8", "replace").decode()


def _day(record: dict[str, object]) -> dt.date | None:
    text = _string(record, "published")
    try:
        return dt.datetime.fromisoformat(text).date() if text else None
    except ValueError:
        raise ValueError(f'"published" is {text[:40]!r}; it should be a day such as 2021-09-03') from None


def _saved_pages(folder: Path) -> Iterator[ListedItem]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGE_SUFFIXES and path.is_file())
    if not paths:
        raise BadListingError(f"{folder} holds no HTML file (*.html, *.htm, *.xhtml)")
    for path in paths:
        where = str(path.relative_to(folder))
        with path.open("rb") as file:
            body = file.read(_LARGEST_PAGE + 1)
        if len(body) > _LARGEST_PAGE:
            yield ListedItem(where, Unusable(f"the file is larger than {_LARGEST_PAGE:,} bytes"))
        else:
            yield ListedItem(where, SavedPage(path, body))
