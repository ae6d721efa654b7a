"""All measures of an article together: recall over the labelled articles, order, and hostile text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import Measure, find_measures

CORPUS = Path(__file__).parent.parent / "corpus"
LEAST_RECALL = 0.99
MOST_PER_ARTICLE = 15.0


def articles() -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            published = dt.date.fromisoformat(record["published"])
            doc = Document(record["title"], record["text"], published, record["outlet"], record["url"])
            yield doc, record["pledges"]


def tells_of(measure: Measure, pledge: dict[str, Any]) -> bool:
    """The same measure by the scoring rule of docs/what-is-a-pledge.md."""
    if pledge["amount"] is not None:
        if measure.money is None:
            return False
        amount, code = float(measure.money.amount), measure.money.currency
        if code == pledge["currency"] and near(amount, pledge["amount"]):
            return True
        return bool(pledge["usd_reported"]) and code == "USD" and near(amount, pledge["usd_reported"])
    if pledge["target"] is None:
        return measure.share is not None
    if pledge["target"]["quantity"] is None:
        return measure.form == "aim" and measure.year == pledge["target"]["year"]
    return measure.quantity is not None and near(float(measure.quantity), pledge["target"]["quantity"])


def near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.01 * abs(b)


def test_nearly_every_labelled_pledge_has_a_measure_and_there_are_not_too_many() -> None:
    pledges = found = measures = count = 0
    for doc, labels in articles():
        here = find_measures(doc)
        measures, count = measures + len(here), count + 1
        pledges += len(labels)
        found += sum(any(tells_of(m, label) for m in here) for label in labels)
    assert found >= LEAST_RECALL * pledges
    assert measures <= MOST_PER_ARTICLE * count


def test_measures_stand_where_they_say() -> None:
    doc = Document("Acme gives $5m", "It adds 20 tents.\n\nNet zero by 2040.", dt.date(2022, 1, 1))
    assert [(m.form, doc.full[m.start : m.end], m.sentence) for m in find_measures(doc)] == [
        ("money", "$5m", 0),
        ("quantity", "20 tents", 1),
        ("aim", "Net zero", 2),
    ]


_WORDS = "$ € Rs 5 1,000 ½ m million won % - ( ) . by 2030 between to and half all one a zero net from trees each"
_PHRASES = ["of it", "the rest", "the same amount", "up to", "per cent", "\n", "\n\n", "\u00a0"]


@given(st.lists(st.sampled_from([*_WORDS.split(), *_PHRASES]), max_size=40), st.sampled_from(["", " "]))
def test_any_text_gives_measures_in_order_within_the_text(words: list[str], glue: str) -> None:
    doc = Document("", glue.join(words), dt.date(2022, 1, 1))
    found = find_measures(doc)
    assert all(0 <= m.start < m.end <= len(doc.full) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize("piece", ["7", "$", "(", "$5m (", "1,", "by 2030 ", "half of it ", "net-", "scope 1, 1, "])
def test_a_long_run_of_the_same_is_read_to_its_end(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "\n\nIn the end Acme gives $123m."
    sums = [m.money.amount for m in find_measures(Document("", text, dt.date(2022, 1, 1))) if m.money]
    assert sums[-1] == 123_000_000
