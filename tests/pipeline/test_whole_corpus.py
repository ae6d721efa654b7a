"""All labelled articles of others as one newsroom of many hosts, read by the program's own spotter."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgewatch.labels import Record, same_pledge
from pledgewatch.model import Claim
from pledgewatch.store import Store
from tests.newsroom import ArticleDict, Newsroom
from tests.pipeline.snapshot import pledges
from tests.pipeline.test_killed import run_killed, told

CORPUS = Path(__file__).parents[1] / "corpus"
NEVER = 10**9


@pytest.fixture(scope="module")
def articles() -> list[ArticleDict]:
    return [json.loads(line) for path in sorted(CORPUS.glob("dev-*.jsonl")) for line in path.open(encoding="utf-8")]


@pytest.fixture(scope="module")
def newsroom(articles: list[ArticleDict]) -> Iterator[Newsroom]:
    with Newsroom(articles, hosts=12) as site:
        yield site


def test_every_pledge_has_one_record_and_one_alert_whatever_the_order_and_whoever_dies(
    newsroom: Newsroom, articles: list[ArticleDict], sqlite_url: str, postgresql_url: str, tmp_path: Path
) -> None:
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    for folder in (calm, rough):
        folder.mkdir()
    poll(sqlite_url, calm, newsroom.feeds, [NEVER])

    shuffled = random.Random(3).sample(newsroom.feeds, len(newsroom.feeds))
    codes = poll(postgresql_url, rough, shuffled[: len(shuffled) // 2], [400, 1201, NEVER])
    codes += poll(postgresql_url, rough, shuffled, [300, 901, NEVER])
    assert [code != 0 for code in codes] == [True, True, False, True, True, False]

    with Store(sqlite_url) as one, Store(postgresql_url) as other:
        assert told_by(one) == told_by(other)
        records, keys = found(one, articles)
    assert records == pytest.approx(keys, rel=0.05)
    assert set(told(calm).values()) == {1}
    # a line may be printed twice only where death came between the line and the note that it was printed
    assert sum(told(rough).values()) - len(told(rough)) <= sum(code != 0 for code in codes)


def told_by(store: Store) -> list[dict[str, Any]]:
    """The pledges, without whether each was alerted: an old promise that is first met as news may have been."""
    return [{name: value for name, value in pledge.items() if name != "alerted"} for pledge in pledges(store)]


def poll(url: str, folder: Path, feeds: list[str], deaths: list[int]) -> list[int]:
    return run_killed(url, folder, feeds, deaths, reads="spotter")


def found(store: Store, articles: list[ArticleDict]) -> tuple[int, int]:
    """How many records tell of a labelled pledge, and how many labelled pledges they tell of."""
    labels: dict[str, list[Record]] = {}
    for article in articles:
        labels.setdefault(article["title"], []).extend(article["pledges"])
    keys, records = Counter[str](), 0
    with store.read() as reading:
        for pledge in reading.pledges.walk():
            matched = {
                label["key"]
                for stored in reading.claims.get(pledge.claims)
                for label in labels.get(stored.title, [])
                if same_pledge(label, as_record(stored.claim))
            }
            keys.update(matched)
            records += bool(matched)
    return records, len(keys)


def as_record(claim: Claim) -> Record:
    money, target = claim.money, claim.target
    return {
        "pledger": claim.pledger,
        "amount": float(money.amount) if money else None,
        "currency": money.currency if money else None,
        "usd_reported": float(claim.usd_reported) if claim.usd_reported is not None else None,
        "share": claim.share,
        "target": {
            "quantity": None if target.quantity is None else float(target.quantity),
            "unit": target.unit,
            "year": target.year,
        }
        if target
        else None,
    }
