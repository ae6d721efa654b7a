from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.sources.feed import MOST_ENTRIES, NotAFeedError, ParsedFeed, parse_feed

NOW = dt.datetime(2021, 9, 4, 12, tzinfo=dt.UTC)
URL = "https://news.example/feeds/all.xml"


def parsed(body: str | bytes, content_type: str = "application/rss+xml", url: str = URL) -> ParsedFeed:
    return parse_feed(body.encode() if isinstance(body, str) else body, url, content_type, now=NOW)


def rss(items: str, channel: str = "", declaration: str = "") -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    return f'{declaration}<rss version="2.0" {spaces}><channel><title>News</title>{channel}{items}</channel></rss>'


def item(rest: str = "", link: str = "https://news.example/a") -> str:
    return f"<item><title>A</title><link>{link}</link>{rest}</item>"


def test_rss_gives_title_address_summary_text_and_time() -> None:
    feed = parsed(
        rss(
            "<item><title>Alibaba pledges &#163;1 &amp;amp; more</title><link>/story?id=1&amp;x=2</link>"
            "<description>&lt;p&gt;Short&lt;/p&gt;</description>"
            "<content:encoded><![CDATA[<p>The whole <b>story</b></p>]]></content:encoded>"
            "<pubDate>Sat, 04 Sep 2021 01:00:00 +0800</pubDate></item>"
        )
    )
    (entry,) = feed.entries
    assert (feed.title, feed.kind, feed.odd) == ("News", "rss", None)
    assert entry.url == "https://news.example/story?id=1&x=2"
    assert entry.title == "Alibaba pledges £1 & more"
    assert entry.summary == "<p>Short</p>"
    assert entry.content == "<p>The whole <b>story</b></p>"
    assert entry.published == dt.datetime(2021, 9, 3, 17, tzinfo=dt.UTC)


def test_atom_gives_the_page_and_not_its_other_links() -> None:
    feed = parsed(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/x/">'
        "<title>News</title><entry><title type='html'>&lt;i&gt;A&lt;/i&gt; story</title>"
        '<link rel="self" href="self.xml"/><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="a.html"/>'
        "<summary>Short</summary><updated>2021-09-03T10:00:00Z</updated></entry></feed>",
        "application/atom+xml",
    )
    (entry,) = feed.entries
    assert feed.kind == "atom"
    assert (entry.url, entry.title) == ("https://cdn.example/x/a.html", "A story")
    assert entry.published == dt.datetime(2021, 9, 3, 10, tzinfo=dt.UTC)


def test_rdf_is_read_with_its_dublin_core_dates() -> None:
    feed = parsed(
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://news.example/"><title>News</title></channel>'
        '<item rdf:about="https://news.example/a"><title>A</title><link>https://news.example/a</link>'
        "<dc:date>2021-09-03T10:00:00+02:00</dc:date></item></rdf:RDF>",
        "application/rdf+xml",
    )
    (entry,) = feed.entries
    assert (feed.kind, entry.url) == ("rdf", "https://news.example/a")
    assert entry.published == dt.datetime(2021, 9, 3, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml", "text/plain", "text/html", ""])
@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8", "utf-16"])
def test_the_encoding_that_the_xml_declares_is_used(encoding: str, content_type: str) -> None:
    body = rss(item("<description>Café</description>"), declaration=f'<?xml version="1.0" encoding="{encoding}"?>')
    feed = parsed(body.encode(encoding), content_type)
    assert feed.entries[0].summary == "Café"
    assert feed.odd is None


def test_the_encoding_of_the_header_is_used_where_the_xml_declares_none() -> None:
    body = rss(item("<description>Café</description>")).encode("latin-1")
    assert parsed(body, "text/xml; charset=iso-8859-1").entries[0].summary == "Café"


@pytest.mark.parametrize(
    "date",
    [
        "",
        "soon",
        "Sat, 99 Sep 2021 10:00:00 GMT",
        "Mon, 06 Sep 2021 12:00:01 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "9999-12-31T23:59:59Z",
        "0001-01-01",
        "9" * 5_000,
    ],
)
def test_a_date_that_cannot_be_right_is_no_date(date: str) -> None:
    assert parsed(rss(item(f"<pubDate>{date}</pubDate>"))).entries[0].published is None


def test_a_date_in_another_time_zones_tomorrow_is_kept() -> None:
    feed = parsed(rss(item("<pubDate>Sun, 05 Sep 2021 02:00:00 GMT</pubDate>")))
    assert feed.entries[0].published == dt.datetime(2021, 9, 5, 2, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "data:text/html,x",
        "http://[",
        "http://",
        "https://news.example/" + "a" * 9_000,
        "",
    ],
)
def test_an_entry_without_a_web_address_is_left_out(link: str) -> None:
    feed = parsed(rss(item(link=link) + item(link="https://news.example/good")))
    assert [entry.url for entry in feed.entries] == ["https://news.example/good"]


def test_a_feed_of_entries_without_addresses_says_so() -> None:
    feed = parsed(rss("<item><title>A</title></item>"))
    assert feed.entries == ()
    assert "address" in (feed.odd or "")


def test_the_guid_is_the_address_where_there_is_no_link() -> None:
    feed = parsed(rss('<item><title>A</title><guid isPermaLink="true">https://news.example/g</guid></item>'))
    assert feed.entries[0].url == "https://news.example/g"


def test_the_storys_own_address_is_taken_from_behind_a_counter() -> None:
    counted = "<feedburner:origLink>https://news.example/story</feedburner:origLink>"
    assert parsed(rss(item(counted, "http://count.example/1"))).entries[0].url == "https://news.example/story"


def test_an_address_is_handed_on_once() -> None:
    assert len(parsed(rss(item() * 3)).entries) == 1


@pytest.mark.parametrize(
    ("channel", "seconds"),
    [
        ("<ttl>30</ttl>", 1_800),
        ("<ttl> 5 </ttl><sy:updatePeriod>daily</sy:updatePeriod>", 300),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1_800),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 86_400),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>" + "9" * 5_000 + "</ttl>", None),
        ("", None),
    ],
)
def test_how_long_a_feed_stays_as_it_is(channel: str, seconds: int | None) -> None:
    assert parsed(rss(item(), channel)).ttl == seconds


def test_broken_xml_still_gives_what_can_be_read_and_says_that_it_is_broken() -> None:
    feed = parsed(rss(item("<description>AT&T &nbsp; R&D</description>")).replace("</channel></rss>", "<oops"))
    assert [entry.url for entry in feed.entries] == ["https://news.example/a"]
    assert "broken" in (feed.odd or "")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "empty (0 bytes)"),
        (b" \n ", "blank"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML page"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "JSON"),
        (b"Service unavailable", "not XML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not XML"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "neither RSS nor Atom"),
        (b"<html><body>a page about &lt;rss></body></html>", "HTML page"),
        (b"<rss version='2.0'><channel><title>cut sh", "broken"),
        (b"<rss><channel>" + b"<a/>" * 300_000, "tags"),
    ],
)
def test_what_is_no_feed_says_what_it_is_instead(body: bytes, what: str) -> None:
    with pytest.raises(NotAFeedError) as error:
        parsed(body)
    assert what in str(error.value)


def test_a_body_that_names_a_file_does_not_open_it(tmp_path: Path) -> None:
    file = tmp_path / "rss"
    file.write_text(rss(item()))
    body = f"{tmp_path}/<rss>/../rss".encode()
    (tmp_path / "<rss>").mkdir()
    assert Path(body.decode()).exists()
    with pytest.raises(NotAFeedError):
        parsed(body)


def test_entities_neither_read_files_nor_unfold() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(10))
    doctype = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">{bomb}]>'
    feed = parsed(rss("<item><title>&file;&e9;</title><link>https://news.example/a</link></item>", declaration=doctype))
    assert "root:" not in repr(feed)
    assert len(repr(feed)) < 10_000


def test_no_feed_hands_on_more_than_its_share() -> None:
    huge = "x" * 2_000_000
    items = "".join(item(link=f"https://news.example/{n}") for n in range(MOST_ENTRIES + 5))
    first = f"<item><title>{huge}</title><link>/0</link><description>{huge}</description></item>"
    feed = parsed(rss(first + items))
    assert len(feed.entries) <= MOST_ENTRIES
    assert "only the first" in (feed.odd or "")
    assert len(repr(feed.entries[0])) < 100_000


def test_emoji_in_halves_do_not_lose_the_feed() -> None:
    feed = parsed(rss(item("<description>Ha &#55357;&#56832;&#xD83D; &#99999999999; &#8364;1</description>")))
    assert feed.entries[0].summary.split() == ["Ha", "€1"]
    assert feed.odd is None


def test_text_that_no_database_takes_is_left_out() -> None:
    body = rss("<item><title>A\x00B\x07&#xD800;</title><link>https://news.example/a</link></item>")
    title = parsed(body).entries[0].title
    assert title.encode("utf-8")
    assert title.isprintable()


FRAGMENTS = st.sampled_from(
    [
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<link>",
        "http://a.example/",
        "</link>",
        "<title>",
        "<![CDATA[",
        "]]>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<entry>",
        "<link href='",
        "'/>",
        "<pubDate>",
        "<content:encoded>",
        "&lt;",
        "&",
        "<!DOCTYPE x [",
        "<!ENTITY a 'b'>",
        "]>",
        "<?xml version='1.0' encoding='",
        "utf-7",
        "'?>",
        "\0",
        "é",
    ]
)


@given(st.one_of(st.binary(max_size=300), st.lists(FRAGMENTS, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_are_a_feed_or_a_plain_error(body: bytes) -> None:
    try:
        feed = parse_feed(b"<rss>" + body, URL, "text/xml", now=NOW)
    except NotAFeedError:
        return
    for entry in feed.entries:
        assert entry.url.startswith(("http://", "https://"))
        text = (entry.title + entry.summary + entry.content).encode("utf-8")
        assert b"\0" not in text


@given(st.integers(-(10**12), 10**12))
def test_any_instant_is_in_the_past_of_the_web_or_none(seconds: int) -> None:
    try:
        date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    except (OverflowError, OSError, ValueError):
        return
    published = parsed(rss(item(f"<pubDate>{date}</pubDate>"))).entries[0].published
    assert published is None or published <= NOW + dt.timedelta(days=2)
