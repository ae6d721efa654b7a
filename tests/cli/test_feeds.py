"""Feeds as a person keeps them: added once seen to work, listed with their health."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pledgewatch.sources import FeedAddress, read_opml, write_opml
from tests.cli.conftest import Run
from tests.newsroom import Newsroom, seed_article

FAULTS = ("not_xml", "feed_gone")


@pytest.fixture(autouse=True)
def newsroom(home: Path) -> Iterator[Newsroom]:
    settings = '[fetch]\npause = 0\nallow_private = ["127.0.0.0/8"]\n'
    (home / "config" / "pledgewatch.toml").write_text(settings)
    (home / "config" / "feeds.opml").write_text(write_opml([]))
    with Newsroom([seed_article()], faults=FAULTS) as newsroom:
        yield newsroom


def test_a_feed_that_works_is_added_once_with_its_title(run: Run, home: Path, newsroom: Newsroom) -> None:
    for _ in range(2):
        answer = run("feeds", "add", newsroom.feeds[0], "--group", "Wires")
        assert answer.returncode == 0, answer.stderr
    assert read_opml(home / "config" / "feeds.opml") == [FeedAddress(newsroom.feeds[0], "Pacific Wire", "Wires")]


def test_a_sites_address_leads_to_its_feed(run: Run, home: Path, newsroom: Newsroom) -> None:
    assert run("feeds", "add", newsroom.sites[0].base + "/").stdout.startswith("Pacific Wire: 1 entries")
    assert [feed.url for feed in read_opml(home / "config" / "feeds.opml")] == [newsroom.feeds[0]]


def test_what_is_no_feed_and_offers_none_is_not_added(run: Run, home: Path, newsroom: Newsroom) -> None:
    answer = run("feeds", "add", newsroom.fault_feeds["not_xml"])
    assert answer.returncode == 1
    assert "HTML page, not a feed" in answer.stderr
    assert read_opml(home / "config" / "feeds.opml") == []


def test_check_says_what_each_feed_gives_and_stores_nothing(run: Run, home: Path, newsroom: Newsroom) -> None:
    answer = run("feeds", "check", "--json", *newsroom.feeds)
    assert answer.returncode == 1
    assert answer.stderr == "2 of 3 feeds failed\n"
    good, *bad = json.loads(answer.stdout)
    assert (good["state"], good["entries"], good["error"]) == ("ok", 1, None)
    assert all(feed["error"] for feed in bad)
    assert not (home / "data").exists()


def test_what_went_wrong_on_the_web_is_listed_with_its_reason(run: Run, home: Path) -> None:
    assert run("feeds", "problems").stdout == "No feed fails, and every page could be read.\n"
    (home / "config" / "companies.toml").write_text("")
    with Newsroom([seed_article()], faults=["not_xml", "zero_bytes", "page_missing"]) as faulty:
        (home / "config" / "feeds.opml").write_text(write_opml(FeedAddress(url) for url in faulty.feeds))
        assert "2 unreadable" in run("poll").stdout
        told = json.loads(run("feeds", "problems", "--json").stdout)
    assert [feed["url"] for feed in told["feeds"]] == [faulty.fault_feeds["not_xml"]]
    assert {page["reason"] for page in told["pages"]} == {"empty", "http_404"}
    shown = run("feeds", "problems").stdout
    assert "HTML page, not a feed" in " ".join(shown.split())
    assert "http 404" in shown


def test_the_list_shows_what_is_switched_off(run: Run, home: Path) -> None:
    feeds = [FeedAddress("https://a.example/rss", "A"), FeedAddress("https://b.example/rss", "B", enabled=False)]
    (home / "config" / "feeds.opml").write_text(write_opml(feeds))
    listed = [
        (feed["title"], feed["enabled"], feed["state"]) for feed in json.loads(run("feeds", "list", "--json").stdout)
    ]
    assert listed == [("A", True, "new"), ("B", False, "new")]
    assert "off" in run("feeds", "list").stdout


def test_lists_are_merged_and_come_out_as_they_went_in(run: Run, home: Path) -> None:
    ours, theirs = (
        FeedAddress("https://a.example/rss", "A", "Ours"),
        FeedAddress("https://b.example/rss", "B", "Theirs"),
    )
    (home / "config" / "feeds.opml").write_text(write_opml([ours]))
    (home / "theirs.opml").write_text(write_opml([ours, theirs]))
    assert run("feeds", "import", "theirs.opml").stdout == "1 feeds added\n"
    assert run("feeds", "export").stdout == write_opml([ours, theirs])


def test_a_broken_list_is_named_with_its_line(run: Run, home: Path) -> None:
    (home / "config" / "feeds.opml").write_text("<opml>\n<body>")
    answer = run("feeds", "list")
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "feeds.opml, line 2" in answer.stderr
