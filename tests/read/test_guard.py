"""Pages that would hold up a run for a minute are turned away; large honest pages are not."""

from __future__ import annotations

import pytest

from pledgewatch.read.guard import too_complex

HOSTILE = {
    "nesting": b"<div>" * 20_000,
    "elements": b"<p>a</p>" * 60_000,
    "attributes": b"<p " + b"a=1 " * 10_000 + b">",
    "attributes with an end of tag in a value": b"<p " + b'a=">" ' * 10_000 + b">",
    "attributes without values": b"<p " + b"a " * 10_000 + b">",
    "attributes parted by slashes": b"<p " + b"a/" * 10_000 + b">",
    "scripts that never end": b"<script>" * 60_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup(body: bytes) -> None:
    assert too_complex(b"<html><body>" + body)


HONEST = {
    "a live blog": b"<article><p>Two lines of text, <b>some</b> of it bold.</p></article>\n" * 6_000,
    "paragraphs without end tags": b"<p>Two lines of text.\n" * 10_000,
    "scripts that compare and assign": b"<script>" + b"if (a<b) { c = '<i>'; }\n" * 60_000 + b"</script>",
    "styles in capitals": b"<STYLE>" + b"a[b=c] > d { e: f }\n" * 20_000 + b"</STYLE>",
    "a map drawn in one path": b'<svg><path d="' + b"M 1 2 " * 20_000 + b'"/></svg>',
    "a picture in an attribute": b'<img src="data:image/png;base64,' + b"A/+" * 50_000 + b'==">',
    "one long text": b"<p>" + b"five words of this text " * 20_000 + b"</p>",
    "nothing": b"",
}


@pytest.mark.parametrize("body", HONEST.values(), ids=HONEST.keys())
def test_honest_markup(body: bytes) -> None:
    assert not too_complex(b"<html><body>" + body)
