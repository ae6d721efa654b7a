from __future__ import annotations

import pytest

from pledgewatch.spot.training.data import prepare
from pledgewatch.spot.training.readings import reading_of, readings
from tests.spot.training.labelled import labelled


@pytest.mark.parametrize(
    ("reason", "reading"),
    [
        ("government aid", "public_money"),
        ("EU budget", "public_money"),
        ("a loan guaranteed by the state", "public_money"),
        ("gift of an individual", "private_gift"),
        ("private foundation", "private_gift"),
        ("football club", "non_profit"),
        ("customers’ gifts", "staff_or_customers"),
        ("demand of activists", "demand_or_denial"),
        ("giving history", "past"),
        ("sales forecast", "figure_or_forecast"),
        ("settlement", "penalty"),
        ("share buyback", "capital"),
        ("quarterly profit", "trade"),
        ("a hunch", "other"),
    ],
)
def test_a_labellers_reason_says_what_a_sum_is_instead(reason: str, reading: str) -> None:
    assert reading_of(reason) == reading


def test_a_measure_is_read_as_its_pledge_its_decoy_or_nothing_said() -> None:
    article = labelled(
        text="Acme will donate $5 million to food banks. The ministry has set aside $7 million. Lunch was $12.",
        pledges=[{"pledger": "Acme", "amount": 5_000_000, "evidence": "Acme will donate $5 million to food banks."}],
        decoys=[{"text": "set aside $7 million", "why": "government budget"}],
    )
    (prepared,) = prepare([article])
    assert readings(prepared) == ["donation", "public_money", "unsaid"]
