"""All measures of an article together: recall over the labelled articles, order, and hostile text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.labels import read_corpus, same_measure
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.finding import find_measures
from pledgewatch.spot.training.data import measure_record

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("dev-*.jsonl"))
LEAST_RECALL = 0.99
MOST_PER_ARTICLE = 15.0


def test_nearly_every_labelled_pledge_has_a_measure_and_there_are_not_too_many() -> None:
    pledges = found = measures = count = 0
    for labelled in read_corpus(CORPUS):
        a = labelled.article
        here = find_measures(Document(a.title, a.text, a.published, a.outlet, a.url))
        measures, count = measures + len(here), count + 1
        records = [measure_record(measure) for measure in here]
        pledges += len(labelled.pledges)
        found += sum(any(same_measure(label, record) for record in records) for label in labelled.pledges)
    assert pledges > 1000
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
