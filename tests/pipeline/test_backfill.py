"""A list that a person names is read like the feeds are: same records, same keys, and in silence unless asked."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pledgewatch.pipeline import DateRange, Desk, backfill, poll
from pledgewatch.sources.listing import BadListingError
from pledgewatch.store.backfills import Backfill
from tests.newsroom import Newsroom, sample_articles
from tests.newsroom.pages import article_page
from tests.pipeline.conftest import Watcher, addresses
from tests.pipeline.snapshot import pledges, row_counts


def recorded(desk: Desk) -> list[dict[str, Any]]:
    """The pledges, but for their pages: a saved page does not always say what its address was."""
    return [told | {"alerted": None, "pages": None} for told in pledges(desk.store)]


def backfills(desk: Desk) -> list[Backfill]:
    with desk.store.read() as found:
        return found.backfills.all()


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in sample_articles()))
    return path


def test_a_folder_of_pages_gives_the_same_pledges_as_the_poll_and_tells_nobody(
    open_desk_at: Callable[..., Desk], database_url: str, newsroom: Newsroom, tmp_path: Path, watcher: Watcher
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for site in newsroom.sites:
        for number, article in enumerate(site.articles):
            (folder / f"{urlsplit(site.base).port}-{number}.html").write_bytes(article_page(site, article))
    desk = open_desk_at(database_url)
    summary = backfill(desk, folder)
    assert (summary.articles, summary.alerts_created, watcher.alerts) == (28, 0, [])
    polled = open_desk_at(f"sqlite:///{tmp_path}/polled.db")
    poll(polled, addresses(newsroom))
    assert recorded(desk) == recorded(polled)


def test_asking_again_does_nothing_and_the_live_run_knows_what_was_read(
    desk: Desk, newsroom: Newsroom, tmp_path: Path, watcher: Watcher
) -> None:
    urls = [site.url(article) for site in newsroom.sites for article in site.articles]
    listing = tmp_path / "urls.txt"
    listing.write_text("# the whole sample\n" + "\n".join(urls))
    assert backfill(desk, listing).articles == 28
    rows, asked = row_counts(desk.store), len(newsroom.requests)
    assert backfill(desk, listing).articles == 0
    assert row_counts(desk.store) == rows
    assert len(newsroom.requests) == asked
    summary = poll(desk, addresses(newsroom))
    assert (summary.entries_new, summary.articles, summary.pages_fetched) == (28, 0, 0)
    assert watcher.alerts == []


def test_what_the_live_run_has_read_is_not_read_again(desk: Desk, newsroom: Newsroom, tmp_path: Path) -> None:
    poll(desk, addresses(newsroom))
    listing = tmp_path / "urls.txt"
    listing.write_text("\n".join(site.url(article) for site in newsroom.sites for article in site.articles))
    asked = len(newsroom.requests)
    assert backfill(desk, listing).articles == 0
    assert len(newsroom.requests) == asked
    assert backfills(desk)[0].items == {"read": 28}


def test_only_the_days_that_were_asked_for(desk: Desk, listing: Path) -> None:
    days = sorted(dt.date.fromisoformat(article["published"]) for article in sample_articles())
    wanted = DateRange(since=days[5], until=days[20])
    summary = backfill(desk, listing, days=wanted)
    assert summary.articles == sum(days[5] <= day <= days[20] for day in days)
    (kept,) = backfills(desk)
    assert kept.items["out_of_range"] == summary.out_of_range == 28 - summary.articles
    assert kept.finished is not None
    assert backfill(desk, listing).articles == 28 - summary.articles  # other days are another backfill


def test_alerts_are_raised_when_asked_for(desk: Desk, listing: Path, watcher: Watcher) -> None:
    summary = backfill(desk, listing, alerting=True)
    assert summary.alerts_delivered == len(watcher.alerts) > 0


def test_a_bad_line_fails_by_itself_and_can_be_tried_again(desk: Desk, tmp_path: Path) -> None:
    listing = tmp_path / "mixed.txt"
    absurd = "https://news.example/" + random.Random(1).randbytes(3000).hex()
    good = json.dumps(sample_articles()[0])
    listing.write_text(
        f"{good}\nnonsense\nhttp://127.0.0.1:1/refused\n{absurd}\n" + '{"id": 7, "text": "No address."}\n'
    )
    assert backfill(desk, listing).unreadable == 3
    assert backfills(desk)[0].items == {"read": 2, "failed": 3}
    assert backfill(desk, listing).unreadable == 0
    assert backfill(desk, listing, failed_again=True).unreadable == 3


def test_a_list_that_is_not_there_is_said_to_be_missing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadListingError, match="cannot be read"):
        backfill(desk, tmp_path / "nowhere.txt")
