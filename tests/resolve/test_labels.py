"""The labelled articles hold resolution to what it could do when this was written."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from pledgewatch.model import Kind, Status, StoredClaim, Theme
from pledgewatch.resolve.labels import read_labels, score_resolution
from tests.resolve.telling import COMPANIES, RATES, told

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("dev-*.jsonl"))


def test_all_articles_together() -> None:
    score = score_resolution(read_labels(CORPUS), COMPANIES, RATES)

    assert score.items >= 1326
    assert score.f1 >= 0.99


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_each_file_by_itself(path: Path) -> None:
    assert score_resolution(read_labels([path]), COMPANIES, RATES).f1 >= 0.99


def test_labels_damaged_as_a_poor_spotter_would() -> None:
    chance = random.Random(7)
    damaged = [(_damage(stored, chance), key) for stored, key in read_labels(CORPUS)]

    assert score_resolution(damaged, COMPANIES, RATES).f1 >= 0.97


def _damage(stored: StoredClaim, chance: random.Random) -> StoredClaim:
    """The claim with wrong themes and kinds, lost words, dates and parts, other names and invented receivers."""
    claim = stored.claim
    if chance.random() < 0.15:
        claim = replace(claim, themes=tuple(chance.sample(list(Theme), 2)))
    if chance.random() < 0.15:
        claim = replace(claim, kind=chance.choice(list(Kind)))
    if chance.random() < 0.25:
        claim = replace(claim, recipient=chance.choice([None, "local charities", "schools", "Red Cross"]))
    if chance.random() < 0.1:
        claim = replace(claim, announced=chance.choice([None, str(stored.published)]), by=None, years=None)
    if chance.random() < 0.07:
        claim = replace(claim, status=chance.choice([Status.NEW, Status.BACKGROUND]))
    if chance.random() < 0.3:
        claim = replace(claim, region=(), joint=())
    if claim.target and chance.random() < 0.6:
        kept = [word for word in claim.target.unit.split() if chance.random() < 0.5]
        claim = replace(claim, target=replace(claim.target, unit=" ".join(kept) or claim.target.unit))
    if claim.also and chance.random() < 0.2:
        claim = replace(claim, pledger=chance.choice(claim.also), also=(claim.pledger,))
    return replace(stored, claim=claim, part_of=stored.part_of if chance.random() < 0.85 else None)


def test_a_claim_that_matches_no_label_is_not_scored_but_may_join_others() -> None:
    gift = told(1, money="5 USD", announced="2024-01-09")
    bridge = [(gift, "a"), (told(2, money="5 USD", announced="2024-01-09"), None), (told(3, "Bolt", "7 USD"), "b")]

    score = score_resolution(bridge, COMPANIES, RATES)

    assert (score.items, score.f1) == (2, 1.0)


def test_names_and_numbers_of_labels_arrive() -> None:
    stored, key = read_labels(CORPUS)[0]

    assert key
    assert stored.claim.pledger
    assert stored.published is not None
    assert stored.evidence_text
