from __future__ import annotations

import math

import pytest

from pledgewatch.spot.first_look import Look, look
from pledgewatch.spot.linear import Linear

FIRST = Linear(("yes",), (0.0,), {"will donate": (2.0,), "profit": (-9.0,)})
READINGS = Linear(
    ("donation", "public_money", "target"),
    (0.0, 0.0, 0.0),
    {"will donate": (3.0, 3.0, 0.0), "minister": (0.0, 4.0, 0.0)},
)


def test_a_ministers_gift_looks_less_like_a_pledge_than_another() -> None:
    company, minister = (look(FIRST, READINGS, features) for features in (["will donate"], ["will donate", "minister"]))
    assert company.reading == "donation"
    assert minister.reading == "public_money"
    assert minister.odds < 0 < company.odds


def test_the_odds_are_the_mean_of_both_answers() -> None:
    pledge, other = math.exp(3) + 1, math.exp(3)
    assert look(FIRST, READINGS, ["will donate"]).odds == pytest.approx((2 + math.log(pledge / other)) / 2)


def test_what_is_hardly_a_pledge_is_not_read_at_all() -> None:
    assert look(FIRST, READINGS, ["profit", "will donate"]) == Look(-7.0, "")
