"""A plain text, as a person hands it over, becomes an article."""

from __future__ import annotations

import datetime as dt
import re

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article

#: "date 2021-09-04" before the text says when it was published
_DATED = re.compile(r"\s*date:?\s+(\d{4}-\d{2}-\d{2})\b[ \t]*")
#: a headline is one short line that does not end like a sentence
_HEADLINE = re.compile(r"\s*([^\n]{1,200}[^\s.!?…:;,])[ \t]*\n\s*\n")


class GivenError(PledgewatchError):
    """What was handed over cannot be meant. The message says what was expected."""


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


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise GivenError(f"{text!r} is no day; write YYYY-MM-DD") from None
