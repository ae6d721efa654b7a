"""How much markup we are willing to parse.

HTML parsers take time that grows with the square of the nesting depth and of the attributes of one tag, and
trafilatura with that of the elements: two megabytes of ``<div>`` would hold up a run for a minute. Real news pages
stay a factor of three and more below these limits; at the limits a page costs two to three seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAX_TAGS = 50_000
_MAX_OPEN = 15_000
_MAX_ATTRIBUTES = 5_000

_OPENING = re.compile(rb"<[a-zA-Z]")
_CODE = (b"script", b"style")


def too_complex(body: bytes) -> bool:
    """Whether parsing the page could take longer than it is worth. Linear in the page's length."""
    markup = b"".join(_without_code(body))
    closing = markup.count(b"</")
    opening = len(_OPENING.findall(markup))
    if opening + closing > _MAX_TAGS or opening - closing > _MAX_OPEN:
        return True
    # No text holds thousands of "=" between two tags; a tag with as many attributes does.
    return any(piece.count(b"=") > _MAX_ATTRIBUTES for piece in markup.split(b"<") if len(piece) > _MAX_ATTRIBUTES)


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
