"""How much markup we are willing to parse.

HTML parsers take time that grows with the square of the nesting depth and of the attributes of one tag, and
trafilatura with that of the elements: two megabytes of ``<div>`` would hold up a run for a minute. Real news pages
stay a factor of three and more below these limits; at the limits a page costs two to three seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: characters of an article's text; live blogs of a whole war have 300,000
MAX_TEXT = 1_000_000

_MAX_TAGS = 50_000
_MAX_OPEN = 15_000
_MAX_ATTRIBUTES = 5_000

_OPENING = re.compile(rb"<[a-zA-Z]")
# A quoted value may hold many blanks: the outline of a country in a map is one.
_VALUE = re.compile(rb"""(?<=[\s"'/])[\w:.@-]+=(?:"[^"<]*"|'[^'<]*')""")
_BLANK = re.compile(rb"[\s/]+")
_CODE = (b"script", b"style")


def too_complex(body: bytes) -> bool:
    """Whether parsing the page could take longer than it is worth. Linear in the page's length."""
    markup = b"".join(_without_code(body))
    closing = markup.count(b"</")
    opening = len(_OPENING.findall(markup))
    if opening + closing > _MAX_TAGS or opening - closing > _MAX_OPEN:
        return True
    return any(_crowded(piece) for piece in markup.split(b"<") if len(piece) > _MAX_ATTRIBUTES)


def _crowded(piece: bytes) -> bool:
    """Whether the tag that begins a piece of markup has thousands of attributes, with values or without."""
    # no text behind a tag holds as many "="
    if piece.count(b"=") > _MAX_ATTRIBUTES:
        return True
    tag = _VALUE.sub(b"", piece).partition(b">")[0]
    return len(_BLANK.findall(tag)) > _MAX_ATTRIBUTES


def _without_code(body: bytes) -> Iterator[bytes]:
    """The page without the contents of scripts and styles, where "<" and "=" are no markup."""
    lower = body.lower()
    start = 0
    ends = dict.fromkeys(_CODE, 0)
    for opened in re.finditer(rb"<(script|style)\b", lower):
        name = opened[1]
        if opened.start() < start or ends[name] < 0:
            continue
        ends[name] = lower.find(b"</" + name, opened.end())
        if ends[name] >= 0:
            yield body[start : opened.end()]
            start = ends[name]
    yield body[start:]
