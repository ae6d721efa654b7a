from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.sources.opml import BadOpmlError, FeedAddress, parse_opml, read_opml, write_opml

ROOT = Path(__file__).parents[2]


def listed(body: str) -> list[FeedAddress]:
    return parse_opml(f"<opml version='2.0'>\n<body>\n{body}</body></opml>".encode(), "feeds.opml")


def test_nested_outlines_are_groups() -> None:
    assert listed(
        "<outline text='News'><outline text='Wires'><outline text='A' xmlUrl='https://a.example/rss'/></outline>"
        "<outline title='B' text='b' xmlUrl=' https://b.example/rss '/></outline>"
        "<outline text='C' xmlUrl='https://c.example/rss'/>"
    ) == [
        FeedAddress("https://a.example/rss", "A", "News / Wires"),
        FeedAddress("https://b.example/rss", "B", "News"),
        FeedAddress("https://c.example/rss", "C"),
    ]


def test_a_commented_feed_or_group_is_off() -> None:
    feeds = listed(
        "<outline text='A' xmlUrl='https://a.example/' isComment='true'/>"
        "<outline text='B' xmlUrl='https://b.example/' isComment='false'/>"
        "<outline text='G' isComment='true'><outline text='C' xmlUrl='https://c.example/'/></outline>"
        "<outline text='D' xmlUrl='https://d.example/'/>"
    )
    assert [feed.enabled for feed in feeds] == [False, True, False, True]


def test_an_address_listed_twice_is_one_feed() -> None:
    assert len(listed("<outline text='A' xmlUrl='https://a.example/'/>" * 2)) == 1


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<opml><body>\n<outline text='A' xmlUrl='file:///etc/passwd'/></body></opml>", "line 2: xmlUrl"),
        ("<opml><body>\n\n<outline></body></opml>", "line 3: mismatched tag"),
        ("", "no element found"),
        ("<html><body/></html>", "not OPML"),
        ("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "document type"),
        ("<!DOCTYPE opml SYSTEM 'http://127.0.0.1/x.dtd'><opml/>", "document type"),
        ("<opml>&a;</opml>", "undefined entity"),
    ],
)
def test_what_is_no_list_of_feeds_names_file_line_and_fault(body: str, what: str) -> None:
    with pytest.raises(BadOpmlError) as error:
        parse_opml(body.encode(), "my.opml")
    assert str(error.value).startswith("my.opml, line ")
    assert what in str(error.value)


def test_a_list_that_is_not_there_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(BadOpmlError, match=r"none\.opml cannot be read: No such file"):
        read_opml(tmp_path / "none.opml")


def test_a_deeply_nested_list_is_read() -> None:
    depth = 20_000
    body = "<outline text='g'>" * depth + "<outline xmlUrl='https://a.example/'/>" + "</outline>" * depth
    assert [feed.url for feed in listed(body)] == ["https://a.example/"]


def test_the_feeds_that_we_ship_can_be_read_and_some_are_off() -> None:
    feeds = read_opml(ROOT / "config" / "feeds.opml")
    assert len(feeds) > 50
    assert {feed.enabled for feed in feeds if "Google News" in feed.group} == {False}
    assert all(feed.title for feed in feeds)


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30).map(
    lambda text: " ".join(text.split())
)
FEEDS = st.builds(
    FeedAddress,
    url=st.text("abcxyz&<>'\"?=%+/é", max_size=20).map(lambda path: f"https://news.example/{path}"),
    title=TITLES.filter(bool),
    group=TITLES,
    enabled=st.booleans(),
)


@given(st.lists(FEEDS, unique_by=lambda feed: feed.url, max_size=8))
def test_what_is_written_is_read_again(feeds: list[FeedAddress]) -> None:
    again = parse_opml(write_opml(feeds).encode(), "written")
    assert set(again) == set(feeds)
    assert [feed for feed in again if feed.group == ""] == [feed for feed in feeds if feed.group == ""]


@given(st.text())
def test_any_title_can_be_written(title: str) -> None:
    (feed,) = parse_opml(write_opml([FeedAddress("https://a.example/", title, title)], title).encode(), "written")
    assert feed.url == "https://a.example/"
