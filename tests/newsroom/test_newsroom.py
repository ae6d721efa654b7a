"""The newsroom is itself a promise to other tests: what it publishes can be fetched as real sites serve it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Mapping
from http.client import HTTPResponse
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.newsroom import FAULTS, Newsroom, sample_articles, seed_article


def get(url: str, headers: Mapping[str, str] | None = None, timeout: float = 10) -> HTTPResponse:
    answer = urllib.request.urlopen(urllib.request.Request(url, headers=dict(headers or {})), timeout=timeout)
    assert isinstance(answer, HTTPResponse)
    return answer


def test_every_article_is_in_one_feed_and_its_page_holds_its_words() -> None:
    articles = {article["title"]: article for article in sample_articles()}
    with Newsroom() as newsroom:
        told: Counter[str] = Counter()
        for feed in newsroom.feeds:
            for entry in feedparser.parse(get(feed).read()).entries:
                told[entry.title] += 1
                answer = get(entry.link)
                page = answer.read().decode(answer.headers.get_content_charset() or "utf-8")
                assert articles[entry.title]["text"].split()[-1].rstrip(".").replace("'", "&#39;") in page
    assert told == Counter(article["title"] for article in sample_articles())


def test_all_three_feed_formats_full_and_summary_are_published() -> None:
    with Newsroom() as newsroom:
        feeds = [feedparser.parse(get(feed).read()) for feed in newsroom.feeds]
    assert {feed.version for feed in feeds} == {"rss20", "atom10", "rss10"}
    assert {"content" in feed.entries[0] for feed in feeds} == {True, False}


def test_what_has_not_changed_is_not_sent_again() -> None:
    with Newsroom([seed_article()]) as newsroom:
        (feed,) = newsroom.feeds
        first = get(feed)
        for validators in (
            {"If-None-Match": first.headers["ETag"]},
            {"If-Modified-Since": first.headers["Last-Modified"]},
        ):
            with pytest.raises(urllib.error.HTTPError, match="304"):
                get(feed, validators)
        assert [request.status for request in newsroom.requests] == [200, 304, 304]
        newsroom.publish(seed_article() | {"url": "https://wire.pacific-wire.example/later", "title": "Later"})
        assert b"Later" in get(feed, {"If-None-Match": first.headers["ETag"]}).read()


def test_outlets_share_hosts_when_there_are_more_of_them() -> None:
    with Newsroom(hosts=2) as newsroom:
        assert len({urlsplit(feed).netloc for feed in newsroom.feeds}) == 2
        assert all(feedparser.parse(get(feed).read()).entries for feed in newsroom.feeds)


def test_seed_story_is_as_the_project_was_started_from() -> None:
    seed = seed_article()
    assert seed["published"] == "2021-09-04"
    assert "$20 billion yuan ($12.5 billion)" in seed["text"]
    assert [(p["pledger"], p["amount"], p["currency"], p["status"], p["announced"]) for p in seed["pledges"]] == [
        ("Alibaba Group", 100_000_000_000, "CNY", "new", "2021-09-03"),
        ("Alibaba Group", 20_000_000_000, "CNY", "new", "2021-09-03"),
        ("Tencent", 50_000_000_000, "CNY", "background", "2021-08"),
        ("Pinduoduo", 1_500_000_000, "USD", "background", "2021-08"),
    ]


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article["id"])
def test_labels_quote_the_article_letter_for_letter(article: dict[str, object]) -> None:
    told = f"{article['title']}\n{article['text']}"
    pledges, decoys = article["pledges"], article["decoys"]
    assert isinstance(pledges, list)
    assert isinstance(decoys, list)
    for pledge in pledges:
        evidence = pledge["evidence"]
        assert all(sentence in told for sentence in ([evidence] if isinstance(evidence, str) else evidence))
    assert all(decoy["text"] in told for decoy in decoys)


def test_faults_live_on_hosts_of_their_own() -> None:
    with Newsroom([seed_article()], faults=FAULTS) as newsroom:
        hosts = [urlsplit(feed).netloc for feed in newsroom.feeds]
        assert len(set(hosts)) == len(hosts) == len(FAULTS) + 1
        assert newsroom.fault_feeds.keys() == set(FAULTS)
        with pytest.raises(urllib.error.HTTPError, match="500"):
            get(newsroom.fault_feeds["feed_error"])
        with pytest.raises(TimeoutError):
            get(newsroom.fault_feeds["feed_hangs"], timeout=0.2)
        story = newsroom.fault_feeds["zero_bytes"].replace("feed.xml", "story")
        assert get(story).read() == b""


def test_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="no such fault"):
        Newsroom([seed_article()], faults=["gremlins"])
