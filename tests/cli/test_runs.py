"""The pipeline from the command line, against a newsroom on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pledgewatch.sources import FeedAddress, write_opml
from tests.cli.conftest import Run
from tests.newsroom import Newsroom, seed_article


@pytest.fixture
def newsroom(home: Path) -> Iterator[Newsroom]:
    """A newsroom with the story that the project was started from, and a configuration that follows it."""
    with Newsroom([seed_article()]) as newsroom:
        config = home / "config"
        config.joinpath("pledgewatch.toml").write_text('[fetch]\npause = 0\nallow_private = ["127.0.0.0/8"]\n')
        config.joinpath("feeds.opml").write_text(write_opml(FeedAddress(url) for url in newsroom.feeds))
        config.joinpath("companies.toml").write_text("")
        yield newsroom


def pledgers(run: Run) -> list[tuple[str, int]]:
    exported = run("export", "--format", "jsonl").stdout.splitlines()
    return [(pledge["pledger"], pledge["amount"]) for pledge in map(json.loads, exported)]


FOUND = [
    ("Alibaba Group", 100_000_000_000),
    ("Alibaba Group", 20_000_000_000),
    ("Tencent", 50_000_000_000),
    ("Pinduoduo", 1_500_000_000),
]


@pytest.mark.usefixtures("newsroom")
def test_a_poll_says_what_is_new_once_and_the_second_changes_nothing(run: Run) -> None:
    first = run("poll")
    assert first.returncode == 0, first.stderr
    assert first.stdout.count("New pledge: ") == 1
    assert "New pledge: Alibaba Group, CNY 100 billion" in first.stdout
    assert sorted(pledgers(run)) == sorted(FOUND)
    exported = run("export", "--format", "jsonl").stdout

    second = run("poll", "--all", "--json")
    summary = json.loads(second.stdout)
    assert (summary["feeds_polled"], summary["feeds_not_modified"]) == (1, 1)
    assert (summary["entries_new"], summary["alerts_created"]) == (0, 0)
    assert run("export", "--format", "jsonl").stdout == exported


@pytest.mark.usefixtures("newsroom")
def test_the_list_shows_parts_beneath_their_whole_and_what_is_odd(run: Run) -> None:
    assert "No pledges yet" in run("pledges").stdout
    run("poll")
    listed = run("pledges").stdout
    assert listed.index("Alibaba Group") < listed.index("└ Alibaba Group") < listed.index("Tencent")
    assert "printed USD 12.5 billion" in listed
    number = json.loads(run("pledges", "--json").stdout)[0]["id"]
    shown = run("pledges", str(number), "--history").stdout
    assert "≈ 15.5 billion" in shown
    assert "Its parts:" in shown
    assert "CNY 20 billion" in shown
    assert seed_article()["title"] in shown


def test_a_backfill_gives_the_same_pledges_tells_nobody_and_is_not_done_twice(
    run: Run, home: Path, newsroom: Newsroom
) -> None:
    article = seed_article()
    listing = home / "past.jsonl"
    listing.write_text(json.dumps({key: article[key] for key in ("id", "url", "title", "published", "text")}) + "\nx\n")
    counted = run("backfill", str(listing), "--dry-run")
    assert counted.stdout == f"{listing}: 1 articles, 1 unusable\n"
    assert pledgers(run) == []

    first = run("backfill", str(listing))
    assert first.returncode == 0, first.stderr
    assert "New pledge" not in first.stdout
    assert sorted(pledgers(run)) == sorted(FOUND)

    counted = run("backfill", str(listing), "--dry-run")
    assert counted.stdout == f"{listing}: 1 articles, 1 unusable; 1 of them were read before\n"
    assert json.loads(run("backfill", str(listing), "--dry-run", "--json").stdout)["known"] == 1

    resumed = json.loads(run("backfill", "--resume", "1", "--json").stdout)
    assert resumed[0]["articles"] == 0
    (listed,) = json.loads(run("backfill", "--list", "--json").stdout)
    assert (listed["source"], listed["items"]) == (str(listing), {"read": 1, "failed": 1})
    assert run("rebuild").stdout == "0 pledges are new, 0 changed\n"


@pytest.mark.usefixtures("newsroom")
def test_a_backfill_leaves_out_what_was_published_on_other_days(run: Run, home: Path) -> None:
    (home / "past.jsonl").write_text(json.dumps(dict(seed_article())))
    run("backfill", "past.jsonl", "--since", "2021-09-05")
    assert pledgers(run) == []
    run("backfill", "past.jsonl", "--since", "2021-09-04", "--until", "2021-09-04")
    assert len(pledgers(run)) == len(FOUND)


@pytest.mark.usefixtures("newsroom")
def test_a_second_poll_at_the_same_time_is_exit_code_3(run: Run, home: Path) -> None:
    from pledgewatch.store import Store

    with Store(f"sqlite:///{home}/data/pledgewatch.db") as store, store.exclusive("poll"):
        answer = run("poll")
    assert answer.returncode == 3
    assert answer.stderr.count("\n") == 1


def test_a_poll_that_reaches_no_feed_says_so_and_is_exit_code_1(run: Run, home: Path, newsroom: Newsroom) -> None:
    (home / "config" / "feeds.opml").write_text(write_opml([FeedAddress("http://127.0.0.1:9/feed.xml")]))
    answer = run("poll")
    assert answer.returncode == 1
    assert "no feed answered" in answer.stderr


def test_a_backfill_of_nothing_is_wrong_usage(run: Run) -> None:
    assert run("backfill").returncode == 2
    assert run("backfill", "--resume", "7").returncode == 1
