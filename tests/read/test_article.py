"""From a page's bytes to the story on it, as a reader would tell the two apart."""

from __future__ import annotations

import datetime as dt
import urllib.request
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgewatch.model import Article, Entry, Page
from pledgewatch.read.article import Unreadable, read_entry_content, read_page
from tests.newsroom import Newsroom, sample_articles
from tests.newsroom.faults import fault_resources

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
URL = "https://news.example/2024/03/12/kestrel-homes"
STORY = (
    "Kestrel Bank will lend $250 million to builders of affordable homes, the lender said on Tuesday.",
    "The loans are to be spread over five years, and the bank expects 6,000 families to move in.",
    "Tellers and nurses had moved an hour’s drive away from its branches because nothing nearer was within reach.",
)
TEXT = "\n\n".join(STORY)


def html(*paragraphs: str, head: str = "", title: str = "Kestrel lends for homes", around: str = "") -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    return (
        f"<!DOCTYPE html><html lang='en-US'><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav>"
        f"<article><h1>Kestrel lends for homes</h1>{story}</article>{around}</body></html>"
    )


def read(
    body: str | bytes, *, url: str = URL, content_type: str = "text/html; charset=utf-8", entry: Entry | None = None
) -> Article:
    raw = body.encode() if isinstance(body, str) else body
    return read_page(Page(url, raw, content_type, NOW), entry or Entry(url), now=NOW)


def why_unreadable(body: bytes, content_type: str = "text/html") -> str:
    with pytest.raises(Unreadable) as caught:
        read(body, content_type=content_type)
    return caught.value.reason


def test_whole_newsroom_is_read_word_for_word() -> None:
    with Newsroom() as newsroom:
        for site in newsroom.sites:
            for told in site.articles:
                with urllib.request.urlopen(site.link(told)) as answer:
                    page = Page(answer.url, answer.read(), answer.headers["Content-Type"], NOW)
                assert read_page(page, Entry(site.link(told)), now=NOW) == Article(
                    url=site.url(told),
                    title=told["title"],
                    text=told["text"],
                    published=dt.date.fromisoformat(told["published"]),
                    outlet=site.name,
                    language=site.language,
                    published_from="json-ld" if site.design in {"broadsheet", "blog"} else "meta",
                )
    assert sum(len(site.articles) for site in newsroom.sites) == len(sample_articles())


def test_headlines_around_the_story_are_not_read() -> None:
    around = (
        "<aside class='related'><h2>Read also</h2><ul><li><a href='/1'>Acme pledges $9 billion to schools</a></li></ul>"
        "</aside><div class='newsletter'><form><p>Join 240,000 readers.</p><input></form></div>"
        "<div id='cookie-banner'>We use cookies. <button>Accept</button></div><footer>© News</footer>"
    )
    assert read(html(around=around)).text == TEXT


def test_headline_repeated_in_the_story_is_not_read_twice() -> None:
    assert read(html("Kestrel lends for homes", *STORY)).text == TEXT


def test_pointers_to_other_stories_inside_the_story_are_not_read() -> None:
    pointer = "<strong>Read also:</strong> <a href='/1'>Acme pledges $9 billion to schools</a>"
    assert read(html(*STORY[:2], pointer, STORY[2])).text == TEXT


def test_comments_of_readers_are_not_read() -> None:
    around = "<div id='comments' class='comments'><div class='comment'><p>They should give $1 billion!</p></div></div>"
    assert read(html(around=around)).text == TEXT


def test_tables_of_a_story_are_read() -> None:
    table = "<table><tr><td>Tallis Motors</td><td>€2 million</td></tr><tr><td>Fennel</td><td>€750,000</td></tr></table>"
    assert "€750,000" in read(html(*STORY, table)).text


TITLES = {
    "site behind a bar": ("<title>T - and after | The Ledger</title><meta property=og:site_name content='The Ledger'>"),
    "site before a bar": ("<title>The Ledger | T - and after</title><meta property=og:site_name content='The Ledger'>"),
    "host behind a dash": "<title>T - and after - News</title>",
    "og:title": "<title>Something else</title><meta property='og:title' content='T - and after'>",
    "JSON-LD": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "T - and after"}</script>',
}


@pytest.mark.parametrize("head", TITLES.values(), ids=TITLES.keys())
def test_title_is_the_headline_alone(head: str) -> None:
    page = f"<html><head>{head}</head><body><article>{''.join(f'<p>{p}</p>' for p in STORY)}</article></body></html>"
    assert read(page).title == "T - and after"


def test_title_of_the_feed_serves_a_page_that_has_none() -> None:
    page = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in STORY)}</article></body></html>"
    assert read(page, entry=Entry(URL, title="From the feed")).title == "From the feed"


def test_site_is_named_by_what_stands_beside_the_headline() -> None:
    assert read(html(title="Kestrel lends for homes – Harbour Ledger")).outlet == "Harbour Ledger"


CANONICAL = {
    "same site": ("https://www.news.example/kestrel", "https://news.example/kestrel"),
    "relative": ("/kestrel?utm_source=x", "https://news.example/kestrel"),
    "another site": ("https://elsewhere.example/kestrel", URL),
    "the front page": ("https://news.example/", URL),
    "no address": ("http://[", URL),
}


@pytest.mark.parametrize(("href", "expected"), CANONICAL.values(), ids=CANONICAL.keys())
def test_canonical_link_is_believed_on_its_own_site_only(href: str, expected: str) -> None:
    assert read(html(head=f'<link rel="canonical" href="{href}">'), url=URL + "?fbclid=1").url == expected


ENCODINGS = {
    "utf-8 that claims to be latin-1": ("utf-8", "iso-8859-1", "text/html"),
    "latin-1 that claims to be utf-8": ("cp1252", "utf-8", "text/html; charset=utf-8"),
    "latin-1 with quotes of Windows": ("cp1252", "iso-8859-1", "text/html"),
    "declared in the header only": ("cp1250", "", "text/html; charset=windows-1250"),
    "an unknown charset": ("utf-8", "x-martian", "text/html; charset=rot13"),
    "utf-16 with a mark": ("utf-16", "", "text/html"),
}


@pytest.mark.parametrize(("written", "claimed", "header"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_letters_survive_what_servers_say_of_them(written: str, claimed: str, header: str) -> None:
    meta = f'<meta charset="{claimed}">' if claimed else ""
    story = "Die Bäckerei Müller spendet 2000 € für “Brot für alle”, sagte sie am Dienstag den Zeitungen der Stadt."
    assert read(html(story, *STORY, head=meta).encode(written), content_type=header).text.startswith(story)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \r\n ", "text/html", "empty"),
        (b"%PDF-1.7 ...", "text/html", "not_html"),
        (b"\x89PNG\r\n", "image/png", "not_html"),
        (b'{"title": "x"}', "application/json", "not_html"),
        (b"plain words and no tag", "text/plain", "not_html"),
        (b"<html><body></body></html>", "text/html", "no_text"),
        (b"<div>" * 100_000, "text/html", "too_complex"),
        (b"<p>a</p>" * 100_000, "text/html", "too_complex"),
        (b"<p " + b"a=1 " * 100_000 + b">", "text/html", "too_complex"),
    ],
)
def test_what_is_no_article_says_why(body: bytes, content_type: str, reason: str) -> None:
    assert why_unreadable(body, content_type) == reason


def test_code_and_data_do_not_count_as_markup() -> None:
    script = "<script>if (a<b) {" + "x='<i>'; y = 1;" * 60_000 + "}</script>"
    huge = '<script type="application/ld+json">' + "[" * 600_000 + "</script>"
    deep = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert read(html(head=script + huge + deep)).text == TEXT


def test_paywall_by_the_page_s_own_word() -> None:
    head = '<script type="application/ld+json">{"@type": ["NewsArticle"], "isAccessibleForFree": "False"}</script>'
    assert read(html(head=head)).flags == ("paywall",)


def test_paywall_by_wording_around_a_teaser() -> None:
    assert read(html(STORY[0], around="<div>Subscribe to continue reading</div>")).flags == ("paywall", "stub")


def test_a_whole_article_may_offer_subscriptions() -> None:
    assert read(html(*STORY * 4, around="<div>Already a subscriber? Sign in</div>")).flags == ()


def test_consent_wall() -> None:
    page = html("Before you continue to News, we and our partners store cookies on your device to show you more of it.")
    assert read(page).flags == ("consent_wall", "stub")


def test_text_of_the_feed_is_read_where_the_page_has_a_teaser_only() -> None:
    entry = Entry(URL, content="".join(f"<p>{paragraph}</p>" for paragraph in STORY))
    teaser = html(STORY[0], around="<div>Subscribe to continue reading</div>")
    article = read(teaser, entry=entry)
    assert (article.text, article.flags) == (TEXT, ("paywall", "feed_text"))
    assert read(b"<html><body></body></html>", entry=entry).text == TEXT


def test_whole_page_is_preferred_to_the_feed() -> None:
    assert read(html(), entry=Entry(URL, content="<p>Another text</p>" * 50)).flags == ()


def test_full_text_feed_can_be_read_without_the_page() -> None:
    content = "".join(f"<p>{paragraph}</p>" for paragraph in STORY) + "<script>alert(1)</script>"
    published = dt.datetime(2024, 3, 12, 7, tzinfo=dt.UTC)
    entry = Entry(URL + "?utm_source=rss", title="Kestrel", published=published, content=content)
    article = read_entry_content(entry, now=NOW)
    assert replace(article, outlet="") == Article(
        url=URL,
        title="Kestrel",
        text=TEXT,
        published=published.date(),
        published_from="feed",
        flags=("feed_text",),
    )
    with pytest.raises(Unreadable, match="no article"):
        read_entry_content(Entry(URL, summary="only this"), now=NOW)


def test_date_agrees_or_is_flagged() -> None:
    meta = '<meta property="article:published_time" content="2024-03-12T23:30:00-05:00">'
    plain = read(html(head=meta))
    assert (plain.published, plain.published_from, plain.flags) == (dt.date(2024, 3, 12), "meta", ())
    contradicted = read(html(head=meta.replace("2024", "2019")), url="https://news.example/kestrel-homes")
    assert contradicted.flags == ()
    late = Entry(URL, published=dt.datetime(2024, 3, 20, tzinfo=dt.UTC))
    assert read(html(head=meta), entry=late).flags == ("date_disagrees",)


def test_date_is_guessed_from_the_page_as_a_last_resort() -> None:
    page = html(around="<p class='date'>Published: 12 March 2024</p>")
    guessed = read(page, url="https://news.example/kestrel-homes")
    assert (guessed.published, guessed.published_from) == (dt.date(2024, 3, 12), "htmldate")


def test_date_in_the_future_is_refused() -> None:
    article = read(html(head='<meta name="date" content="2091-03-04">'), url="https://news.example/kestrel-homes")
    assert (article.published, article.flags) == (None, ("date_refused",))


FAULTY_PAGES = {"empty_page": "no_text", "zero_bytes": "empty", "pdf": "not_html", "deep_page": "too_complex"}


@pytest.mark.parametrize(("fault", "reason"), FAULTY_PAGES.items())
def test_faulty_pages_of_the_newsroom_say_why(fault: str, reason: str) -> None:
    resource = fault_resources(fault, "https://faulty.example")["/story"]
    assert why_unreadable(resource.body, resource.content_type) == reason


def test_wrong_date_and_instructions_do_not_keep_a_page_from_being_read() -> None:
    page = fault_resources("wrong_date", "https://faulty.example")["/story"].body
    assert read(page, url="https://faulty.example/story").flags == ("date_refused",)
    page = fault_resources("instruction", "https://faulty.example")["/story"].body
    assert "Ignore all previous instructions" in read(page).text


MARKUP = [
    *[b"<p>", b"</p>", b"<table><tr><td>", b"<a href='", b"'>", b"<!--", b"<script>", b"\xff\xfe", b"&#0;", b"<b>"],
    *[b"\x00", b"Acme pledges $5 million. ", b"<svg><![CDATA[", b"<title>", b"<time datetime=", b"<template>"],
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=30).map(b"".join) | st.binary(max_size=200))
def test_hostile_bytes_give_an_article_or_a_reason(body: bytes) -> None:
    with suppress(Unreadable):
        assert read(b"<html>" + body).text
