"""Killed at any moment and started again, a run ends in the state that an undisturbed one ends in."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from pledgewatch.pipeline import Desk, backfill, poll
from pledgewatch.store.outbox import DeliveryState
from pledgewatch.store.tables import AlertRow
from tests.newsroom import Newsroom, sample_articles
from tests.pipeline.conftest import addresses
from tests.pipeline.killed import KILLED
from tests.pipeline.snapshot import pledges, row_counts

#: more statements than a whole run makes
_NEVER = 1_000_000


def run_killed(
    url: str, folder: Path, feeds: list[str], deaths: list[int], work: str = "poll", reads: str = "labels"
) -> list[int]:
    """Exit codes of runs that died at these statements."""
    task = {
        "url": url,
        "folder": str(folder),
        "feeds": feeds,
        "deaths": deaths,
        "told": str(folder / "told"),
        "work": work,
        "reads": reads,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.killed", json.dumps(task)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    codes: list[int] = json.loads(done.stdout)
    assert set(codes) <= {0, KILLED}, done.stderr
    return codes


def told(folder: Path) -> Counter[str]:
    return Counter((folder / "told").read_text().split("\n")[:-1])


@pytest.mark.parametrize("seed", [1, 2])
def test_a_poll_that_is_killed_again_and_again_ends_like_one_that_is_not(
    open_desk_at: Callable[..., Desk], database_url: str, tmp_path: Path, newsroom: Newsroom, seed: int
) -> None:
    chance = random.Random(seed)
    deaths = sorted(chance.sample(range(1, 120), 8)) + [chance.randrange(1, 400) for _ in range(6)]
    codes = run_killed(database_url, tmp_path, newsroom.feeds, [*deaths, _NEVER])
    assert codes.count(KILLED) >= 6
    assert codes[-1] == 0
    killed = open_desk_at(database_url)
    undisturbed = open_desk_at(f"sqlite:///{tmp_path}/undisturbed.db")
    poll(undisturbed, addresses(newsroom))
    assert pledges(killed.store) == pledges(undisturbed.store)
    assert row_counts(killed.store) == row_counts(undisturbed.store)
    with killed.store.read() as found:
        keys = set(found.connection.scalars(select(AlertRow.key)))
        assert found.outbox.counts() == {DeliveryState.SENT: len(keys)}
    assert set(told(tmp_path)) == keys
    # a line may be printed twice only where death came between the line and the note that it was printed
    assert sum(told(tmp_path).values()) - len(keys) <= codes.count(KILLED)


def test_a_backfill_that_is_killed_goes_on_where_it_was(
    open_desk_at: Callable[..., Desk], database_url: str, tmp_path: Path
) -> None:
    listing = tmp_path / "articles.jsonl"
    listing.write_text("".join(json.dumps(article) + "\n" for article in sample_articles()))
    codes = run_killed(database_url, tmp_path, [], [3, 40, 41, 90, 15, 77, 120, _NEVER], work=str(listing))
    assert KILLED in codes[:4]
    assert codes[-1] == 0
    killed = open_desk_at(database_url)
    undisturbed = open_desk_at(f"sqlite:///{tmp_path}/undisturbed.db")
    backfill(undisturbed, listing, alerting=True)
    assert pledges(killed.store) == pledges(undisturbed.store)
    assert row_counts(killed.store) == row_counts(undisturbed.store)
