"""The gate: on articles that it has not learned from, the spotter may not do worse than it is recorded to.

The scores are cross-validated (docs/spotting.md says how) and judged on the articles that others labelled. Whoever
makes the spotter better raises the record; nobody lowers it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pledgewatch.evaluate import Score, score
from pledgewatch.labels import read_corpus
from pledgewatch.spot.spotter import BELIEVED
from pledgewatch.spot.training.cross_validation import cross_validate
from pledgewatch.spot.training.data import prepare
from pledgewatch.spotting_report import as_records

CORPUS = Path(__file__).parents[1] / "corpus"
RECORD = tomllib.loads(Path(__file__).with_name("recorded.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reached() -> Score:
    judged = read_corpus(sorted(CORPUS.glob("dev-*.jsonl")))
    prepared = prepare([*judged, *read_corpus(sorted((CORPUS / "own").glob("*.jsonl")))])
    (claims,) = cross_validate(prepared[: len(judged)], prepared[len(judged) :], at_least=(BELIEVED,))
    return score(judged, as_records(judged, claims))


@pytest.mark.parametrize("name", ["article", "new_pledge", "pledge"])
def test_f1_is_as_high_as_recorded(reached: Score, name: str) -> None:
    assert getattr(reached, name).f1 >= RECORD["f1"][name]


def test_articles_without_a_pledge_raise_no_more_false_alarms_than_recorded(reached: Score) -> None:
    assert reached.false_alarms_per_100 <= RECORD["false_alarms_per_100"]


@pytest.mark.parametrize("name", sorted(RECORD["fields"]))
def test_as_many_pledges_as_recorded_are_found_with_the_field_right(reached: Score, name: str) -> None:
    assert reached.fields[name].hits / reached.pledge.labelled >= RECORD["fields"][name]


@pytest.mark.parametrize("name", sorted(RECORD["of_those_found"]))
def test_fields_of_the_pledges_found_agree_as_often_as_wanted(reached: Score, name: str) -> None:
    assert reached.fields[name].recall >= RECORD["of_those_found"][name]
