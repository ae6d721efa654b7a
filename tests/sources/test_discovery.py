"""The feeds that a site's page offers to feed readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.sources.discovery import offered_feeds

SITE = "https://news.example/world/"


def offered(head: str) -> list[str]:
    return offered_feeds(f"<!doctype html><html><head>{head}</head><body>Hello</body></html>".encode(), SITE)


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf", "RSS"])
def test_a_linked_feed_is_found_with_its_whole_address(kind: str) -> None:
    link = f'<link rel="alternate" type="application/{kind}+xml" title="All" href="../feed?x=1&amp;y=2">'
    assert offered(link) == ["https://news.example/feed?x=1&y=2"]


def test_feeds_come_in_the_order_of_the_page_and_once() -> None:
    links = [f'<link rel="alternate" type="application/rss+xml" href="/{name}">' for name in ("all", "comments", "all")]
    assert offered("".join(links)) == ["https://news.example/all", "https://news.example/comments"]


def test_addresses_count_from_the_pages_base() -> None:
    head = '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">'
    assert offered(head) == ["https://cdn.example/x/feed"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="http://[broken">',
        '<link rel="alternate" type="application/rss+xml">',
        '<base href="http://[broken"><link rel="alternate" type="application/rss+xml" href="mailto:a@b.example">',
    ],
)
def test_what_is_no_feed_is_not_offered(link: str) -> None:
    assert offered(link) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read(body: bytes) -> None:
    link = b'<link rel=alternate type="application/rss+xml" href=/f>'
    assert offered_feeds(link + body, SITE) == ["https://news.example/f"]
