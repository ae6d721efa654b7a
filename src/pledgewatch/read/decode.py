"""Bytes -> characters, for pages whose servers and headers often say the wrong thing."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# The HTML standard prescans this far for a declaration (WHATWG HTML, 13.2.3.2).
_PRESCAN = 1024
# What browsers read under these names (WHATWG Encoding, 4.2): "latin-1" pages hold typographic quotes.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


def decode(body: bytes, content_type: str = "") -> str:
    """A page's characters; never raises, what cannot be decoded becomes U+FFFD.

    A byte-order mark decides; then valid UTF-8 is UTF-8 whatever the page claims (no text of another encoding
    is valid UTF-8 by accident); then the header's charset, the page's own, and Windows-1252.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for place in (content_type.encode("ascii", "ignore"), body[:_PRESCAN]):
        declared = _declared(place)
        # bytes that are not UTF-8 as a whole: a declared UTF-8 is either a lie or a text with a few broken bytes
        if declared == "utf-8":
            if _mostly_utf8(body):
                return body.decode("utf-8", errors="replace")
        elif declared is not None:
            return body.decode(declared, errors="replace")
    return body.decode("cp1252", errors="replace")


def _declared(place: bytes) -> str | None:
    """The codec behind ``charset=…``, if there is one and Python knows it."""
    found = _CHARSET.search(place)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
        # Python also counts rot13 and zip as codecs
        "".encode(name)
    except (LookupError, UnicodeError):
        return None
    return _SUPERSETS.get(name, name)


def _mostly_utf8(body: bytes) -> bool:
    """Whether most of the bytes beyond ASCII form UTF-8 characters."""
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii - broken > broken
