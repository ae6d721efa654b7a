"""Articles as a person hands them over: a text, a saved page, or a line of JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article

#: "date 2021-09-04" before the text says when it was published
_DATED = re.compile(r"\s*date:?\s+(\d{4}-\d{2}-\d{2})\b[ \t]*")
#: a headline is one short line that does not end like a sentence
_HEADLINE = re.compile(r"\s*([^\n]{1,200}[^\s.!?…:;,])[ \t]*\n\s*\n")


class GivenError(PledgewatchError):
    """What was handed over is no article. The message says what was expected."""


def article_from_text(text: str, *, published: dt.date | None = None) -> Article:
    """A plain text. It may begin with ``date YYYY-MM-DD``, and with a headline: one line, then an empty one.

    ``published`` outranks the date in the text. Raises GivenError when the date is none.
    """
    title = ""
    if dated := _DATED.match(text):
        published = published or _day(dated[1])
        text = text[dated.end() :]
    if headline := _HEADLINE.match(text):
        title = headline[1]
        text = text[headline.end() :]
    return Article(url="", title=title, text=text.strip(), published=published, published_from="given")


def article_from_line(line: str) -> tuple[Any, Article]:
    """The ``id`` and the article of a JSON object with ``text``, and ``title``, ``published``, ``url``, ``outlet``.

    Raises GivenError when it is not such an object.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GivenError(f"not JSON: {error}") from None
    if not isinstance(row, Mapping):
        raise GivenError("expected a JSON object")
    words = {key: _words(row, key) for key in ("title", "text", "published", "url", "outlet")}
    if not words["text"]:
        raise GivenError("the article has no text")
    published = _day(words["published"][:10]) if words["published"] else None
    article = Article(
        url=words["url"],
        title=words["title"],
        text=words["text"],
        published=published,
        outlet=words["outlet"],
        published_from="given" if published else None,
    )
    return row.get("id", article.url or None), article


def _words(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str | None):
        raise GivenError(f"{key} should be a text, but is {value!r:.40}")
    return value or ""


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise GivenError(f"{text!r} is no day; write YYYY-MM-DD") from None
