"""Pages into articles and claims: the feed's text stands in for a page, and no page stops the others."""

from __future__ import annotations

import datetime as dt

from pledgewatch.model import Article, Claim, Entry, EntryState, Kind, Page, Status
from pledgewatch.pipeline import Fetched, examine
from pledgewatch.pipeline.retry import Failure

NOW = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
TEXT = "<p>Halcyon Paper pledged on Friday to give $5 million to food banks in the county of Hereford.</p>" * 3
CLAIM = Claim("Halcyon Paper", Kind.DONATION, Status.NEW, (), 0.9)


def spot(article: Article) -> list[Claim]:
    return [CLAIM]


def page(body: str) -> Page:
    return Page("https://news.example/a", body.encode(), "text/html", NOW)


def html(text: str) -> str:
    return f"<html><head><title>News</title></head><body><article><h1>News</h1>{text}</article></body></html>"


def test_a_page_that_can_hold_no_pledge_is_screened_out() -> None:
    (reading,) = examine([Fetched("k", Entry("u"), page(html("<p>It rained.</p>")))], NOW, spot)
    assert (reading.key, reading.state, reading.claims) == ("k", EntryState.SCREENED_OUT, ())


def test_a_page_that_cannot_be_fetched_is_read_from_the_feed() -> None:
    failure = Failure("robots", permanent=True)
    fed, unfed = examine(
        [
            Fetched("fed", Entry("https://news.example/a", content=TEXT), failure=failure),
            Fetched("unfed", Entry("https://news.example/b"), failure=failure),
        ],
        NOW,
        spot,
    )
    assert fed.article is not None
    assert "feed_text" in fed.article.flags
    assert fed.claims == (CLAIM,)
    assert (unfed.state, unfed.failure) == (EntryState.FAILED, failure)


def test_an_empty_page_is_read_from_the_feed_or_said_to_be_empty() -> None:
    fed, unfed = examine(
        [
            Fetched("fed", Entry("https://news.example/a", content=TEXT), page("")),
            Fetched("unfed", Entry("https://news.example/b"), page("")),
        ],
        NOW,
        spot,
    )
    assert fed.state is EntryState.READ
    assert unfed.failure == Failure("empty", permanent=True)


def test_a_page_that_the_spotter_stumbles_over_does_not_stop_the_others() -> None:
    def stumble(article: Article) -> list[Claim]:
        if "county" in article.text:
            raise RecursionError
        return [CLAIM]

    other = html(TEXT.replace("county", "city"))
    readings = examine(
        [Fetched("a", Entry("u"), page(html(TEXT))), Fetched("b", Entry("u"), page(other))], NOW, stumble
    )
    assert readings[0].failure == Failure("internal_error", permanent=True)
    assert readings[1].claims == (CLAIM,)


def test_evidence_is_found_in_the_text_as_it_will_be_stored() -> None:
    seen: list[str] = []

    def note(article: Article) -> list[Claim]:
        seen.append(article.text)
        return []

    article = Article("https://news.example/a", "A\x00B", "C\ud800D", None)
    (reading,) = examine([Fetched("k", Entry("u"), article=article)], NOW, note)
    assert reading.article is not None
    assert (reading.article.title, reading.article.text, seen) == ("A\ufffdB", "C\ufffdD", ["C\ufffdD"])
