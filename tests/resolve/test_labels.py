"""The labelled articles hold resolution to what it could do when this was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgewatch.resolve.labels import read_labels, score_resolution
from tests.resolve.telling import COMPANIES, RATES

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("dev-*.jsonl"))


def test_all_articles_together() -> None:
    score = score_resolution(read_labels(CORPUS), COMPANIES, RATES)

    assert score.items >= 1326
    assert score.f1 >= 0.99


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_each_file_by_itself(path: Path) -> None:
    assert score_resolution(read_labels([path]), COMPANIES, RATES).f1 >= 0.99


def test_names_and_numbers_of_labels_arrive() -> None:
    stored, key = read_labels(CORPUS)[0]

    assert key
    assert stored.claim.pledger
    assert stored.published is not None
    assert stored.evidence_text
