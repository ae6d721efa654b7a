"""What the benchmarks measure is what a newsroom would have left behind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Row, select

from benchmarks.fill import desk_for, write_down
from benchmarks.synthetic import SEED, readings
from pledgewatch.fetch.clock import Clock
from pledgewatch.pipeline import Reading
from pledgewatch.store import Store
from pledgewatch.store.tables import Base, PledgeRedirectRow

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def test_a_database_filled_in_batches_is_one_filled_article_by_article(tmp_path: Path) -> None:
    articles = of_large_givers(300)
    at_once = filled(tmp_path / "batches.db", [articles[:100], articles[100:]])
    one_by_one = filled(tmp_path / "single.db", [[article] for article in articles])
    assert at_once == one_by_one
    assert len(at_once["pledges"]) < len(articles) < len(at_once["claims"])


def test_the_same_articles_are_made_every_time() -> None:
    assert list(islice(readings(SEED), 300)) == list(islice(readings(SEED), 300))


def of_large_givers(number: int) -> list[Reading]:
    """Articles about a few companies that promise often, so that much of it is told again and recalled."""
    articles = list(islice(readings(SEED), 20_000))
    givers = Counter(reading.claims[0].pledger for reading in articles)
    largest = {name for name, _ in givers.most_common(8)}
    return [reading for reading in articles if reading.claims[0].pledger in largest][:number]


def filled(database: Path, batches: Sequence[Sequence[Reading]]) -> dict[str, list[Row[tuple[object, ...]]]]:
    """Every row of every table, but those for numbers that a pledge had between one batch and the next."""
    with Store(f"sqlite:///{database}") as store:
        desk = replace(desk_for(store), clock=Clock(now=lambda: NOON))
        for batch in batches:
            write_down(desk, batch)
        with store.read() as found:
            return {
                name: sorted(found.connection.execute(select(table)).all(), key=repr)
                for name, table in Base.metadata.tables.items()
                if name != PledgeRedirectRow.__tablename__
            }
