"""One name for one page; never one name for two."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pledgewatch.read.urls import canonical_url, same_site

STORY = "https://news.example/2021/09/alibaba-fund"

SAME_STORY = {
    "as it is": "https://news.example/2021/09/alibaba-fund",
    "trailing slash": "https://news.example/2021/09/alibaba-fund/",
    "host in capitals": "https://NEWS.Example/2021/09/alibaba-fund",
    "default port": "https://news.example:443/2021/09/alibaba-fund",
    "root dot in the host": "https://news.example./2021/09/alibaba-fund",
    "credentials": "https://reader:secret@news.example/2021/09/alibaba-fund",
    "fragment": "https://news.example/2021/09/alibaba-fund#comments",
    "utm": "https://news.example/2021/09/alibaba-fund?utm_source=x&utm_medium=rss&UTM_Campaign=y",
    "facebook": "https://news.example/2021/09/alibaba-fund?fbclid=IwAR0",
    "google ads": "https://news.example/2021/09/alibaba-fund?gclid=abc&_ga=2.1",
    "mailchimp": "https://news.example/2021/09/alibaba-fund?mc_cid=1&mc_eid=2",
    "escaped ampersand of a feed": "https://news.example/2021/09/alibaba-fund?utm_source=a&amp;utm_medium=b",
    "session in the query": "https://news.example/2021/09/alibaba-fund?PHPSESSID=0123abcd",
    "session in the path": "https://news.example/2021/09/alibaba-fund;jsessionid=0A1B",
    "session as ASP.NET writes it": "https://news.example/(S(abc123))/2021/09/alibaba-fund",
    "known word as referrer": "https://news.example/2021/09/alibaba-fund?ref=rss",
    "www": "https://www.news.example/2021/09/alibaba-fund",
    "mobile": "https://m.news.example/2021/09/alibaba-fund",
    "AMP host": "https://amp.news.example/2021/09/alibaba-fund",
    "AMP segment": "https://news.example/2021/09/alibaba-fund/amp/",
    "AMP suffix": "https://news.example/2021/09/alibaba-fund.amp",
    "AMP parameter": "https://news.example/2021/09/alibaba-fund?amp=1",
    "AMP parameter without value": "https://news.example/2021/09/alibaba-fund?amp",
    "Google's AMP address": "https://www.google.com/amp/s/news.example/2021/09/alibaba-fund/amp",
    "AMP cache": "https://news-example.cdn.ampproject.org/c/s/news.example/2021/09/alibaba-fund?usqp=mq331",
    "dot segments": "https://news.example/2021/./08/../09/alibaba-fund",
    "needless escapes": "https://news.example/2021/09/%61libaba%2Dfund",
    "blanks around": "  https://news.example/2021/09/alibaba-fund\n",
}


@pytest.mark.parametrize("url", SAME_STORY.values(), ids=SAME_STORY.keys())
def test_one_story_has_one_name(url: str) -> None:
    assert canonical_url(url) == STORY


TWO_STORIES = {
    "unknown parameter": ("https://a.example/story?id=1", "https://a.example/story?id=2"),
    "page of a story list": ("https://a.example/?p=10", "https://a.example/?p=11"),
    "letter case of the path": ("https://a.example/AbC", "https://a.example/abc"),
    "a number behind ref": ("https://a.example/s?ref=1234", "https://a.example/s?ref=1235"),
    "a source that is no known word": ("https://a.example/s?source=78", "https://a.example/s?source=79"),
    "routes behind a hash": ("https://a.example/#!/story/1", "https://a.example/#!/story/2"),
    "another port": ("https://a.example:8443/s", "https://a.example/s"),
    "a host that is no variant": ("https://edition.a.example/s-1", "https://a.example/s-1"),
    "an escaped slash": ("https://a.example/a%2Fb", "https://a.example/a/b"),
    "an escaped ampersand": ("https://a.example/?q=a%26b", "https://a.example/?q=a&b"),
    "a page about amplifiers": ("https://a.example/guitars/amp", "https://a.example/guitars"),
    "order of a repeated parameter": ("https://a.example/?k=1&k=2", "https://a.example/?k=2&k=1"),
    "http and https": ("http://a.example/s", "https://a.example/s"),
}


@pytest.mark.parametrize(("one", "other"), TWO_STORIES.values(), ids=TWO_STORIES.keys())
def test_two_stories_keep_two_names(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


CANONICAL = {
    "parameters are sorted by name": ("https://a.example/s?b=2&a=1", "https://a.example/s?a=1&b=2"),
    "the root keeps its slash": ("https://a.example", "https://a.example/"),
    "escapes are in capitals": ("https://a.example/%e2%82%ac", "https://a.example/%E2%82%AC"),
    "letters beyond ASCII are escaped": ("https://a.example/fünf", "https://a.example/f%C3%BCnf"),
    "hosts beyond ASCII are in their ASCII form": ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    "a lone per cent sign is escaped": ("https://a.example/5%-pledge", "https://a.example/5%25-pledge"),
    "m.co.uk is a name of its own": ("https://m.co.uk/s", "https://m.co.uk/s"),
    "an IPv6 address keeps its brackets": ("http://[::1]:8080/s/", "http://[::1]:8080/s"),
    "an IPv4 address is no variant": ("http://127.0.0.2:8080/s/", "http://127.0.0.2:8080/s"),
    "no web address stays": ("mailto:someone@a.example", "mailto:someone@a.example"),
    "an impossible port stays": ("https://a.example:99999/s", "https://a.example:99999/s"),
}


@pytest.mark.parametrize(("url", "expected"), CANONICAL.values(), ids=CANONICAL.keys())
def test_canonical_form(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


_pieces = st.sampled_from(
    [
        *["/", "a", "..", ".", "%", "%41", "%2f", ";jsessionid=1", "?", "&", "=", "#", "!", "amp", "/amp", ".amp"],
        *[".html", "utm_x", "-1", "é", " ", "m.", "www.", ":80", "@", "s/", "google.com/amp/s/", "(S(a))", "\ud800"],
        *["[", "]", "//"],
    ]
)
_urls = st.builds(
    lambda scheme, host, rest: scheme + host + "".join(rest),
    st.sampled_from(["http://", "https://", "HTTPS://", ""]),
    st.sampled_from(["a.example", "www.m.a.example", "www.google.com", "127.0.0.1:8080", "[::1]", ""]),
    st.lists(_pieces, max_size=12),
)


@example("0 \x1b")
@given(_urls | st.text())
def test_naming_twice_is_naming_once(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(
    st.text("abcxyz0123456789-", min_size=1, max_size=20),
    st.text("abcxyz0123456789-", min_size=1, max_size=20),
    st.sampled_from(["?utm_source=a", "/", "#x", "?fbclid=1&gclid=2", "/?amp=1"]),
)
def test_paths_stay_apart_whatever_hangs_behind_them(one: str, other: str, tail: str) -> None:
    named = canonical_url(f"https://a.example/{one}{tail}")
    assert (named == canonical_url(f"https://a.example/{other}")) == (one == other)


@given(st.dictionaries(st.sampled_from(["id", "p", "story", "page", "lang"]), st.text("abc123", max_size=5)))
def test_no_unknown_parameter_is_lost(parameters: dict[str, str]) -> None:
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    kept = urlsplit(canonical_url(f"https://a.example/s?{query}&utm_source=x")).query
    assert sorted(filter(None, kept.split("&"))) == sorted(filter(None, query.split("&")))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://amp.bbc.co.uk/a", "https://www.bbc.co.uk/b", True),
        ("https://bbc.co.uk/a", "https://guardian.co.uk/a", False),
        ("https://www.news.example/a", "http://news.example/b", True),
        ("http://127.0.0.2:8000/a", "http://127.0.0.2:8000/b", True),
        ("http://127.0.0.2:8000/a", "http://127.0.0.3:8000/b", False),
        ("no address", "no address", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
