"""The network in use: the same answers from a file, in any order of the features, and no answers for no measures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pledgewatch.spot.embeddings import read_network, write_network
from pledgewatch.spot.network import Layers, Network, load_network
from pledgewatch.spot.training.lessons import Lesson
from pledgewatch.spot.training.network import fit_network

_GIFT, _PROFIT = ["gave", "money"], ["profit", "money"]
_LESSONS = [
    Lesson(["a story"], [_GIFT, _PROFIT], [True, False], [True, False], ["donation", "profit"]),
    Lesson(["results"], [_PROFIT], [False], [False], ["profit"]),
] * 200


@pytest.fixture(scope="module")
def network() -> Network:
    return fit_network(_LESSONS)


def test_a_gift_is_told_from_a_profit(network: Network) -> None:
    gift, profit = network.log_odds([_GIFT, _PROFIT], ["a story"])
    assert gift > 0 > profit


def test_an_article_without_measures_has_no_answers(network: Network) -> None:
    assert network.log_odds([], ["a story"]) == []


def test_features_that_are_not_known_change_nothing(network: Network) -> None:
    assert network.log_odds([[*_GIFT, "never seen"]], ["never seen"]) == network.log_odds([_GIFT], [])


def test_the_order_of_features_does_not_matter(network: Network) -> None:
    assert network.log_odds([_GIFT[::-1]], []) == network.log_odds([_GIFT], [])


def test_a_file_holds_all_of_it_and_is_the_same_each_time(network: Network, tmp_path: Path) -> None:
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    write_network(one, network.embeddings, network.layers._asdict())
    embeddings, layers = read_network(one)
    write_network(other, embeddings, layers)
    assert one.read_bytes() == other.read_bytes()
    read = Network(embeddings, Layers(**layers))
    assert read.log_odds([_GIFT, _PROFIT], ["a story"]) == network.log_odds([_GIFT, _PROFIT], ["a story"])


def test_the_shipped_one_knows_its_features() -> None:
    shipped = load_network()
    assert len(shipped.embeddings.rows) == len(shipped.embeddings.whole) > 1000
    assert np.isfinite(shipped.log_odds([["cue=n_cause"]] * 500, [])).all()
