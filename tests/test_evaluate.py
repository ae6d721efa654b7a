"""Which prediction is held against which label."""

from __future__ import annotations

import random
from typing import Any

import pytest

from pledgewatch.evaluate import match
from pledgewatch.labels import Record


def pledge(amount: int, status: str = "new", evidence: str = "It gives.", pledger: str = "Acme") -> Record:
    told: dict[str, Any] = {"pledger": pledger, "amount": amount, "currency": "USD", "usd_reported": None}
    return told | {"target": None, "share": None, "status": status, "evidence": evidence}


def test_of_two_halves_the_first_label_is_held_against_the_first_prediction() -> None:
    halves = [pledge(5), pledge(5)]
    assert match(halves, halves) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    "other", [pledge(5, status="background"), pledge(5, evidence="It has given.")], ids=["status", "evidence"]
)
def test_the_likeliest_of_several_is_chosen(other: Record) -> None:
    assert match([pledge(5), other], [other, pledge(5)]) == [(0, 1), (1, 0)]


def test_as_many_are_matched_as_can_be() -> None:
    # either label fits the first prediction, only the second label the second
    labels = [pledge(5, pledger="Acme Bank"), pledge(5, pledger="Acme")]
    assert match(labels, [pledge(5, pledger="Acme"), pledge(5, pledger="Acme Foods")]) == [(0, 0), (1, 1)]
    assert match(labels[::-1], [pledge(5, pledger="Acme"), pledge(5, pledger="Acme Foods")]) == [(0, 1), (1, 0)]


def test_the_order_of_labels_does_not_change_how_many_are_matched() -> None:
    labels = [pledge(amount, pledger=name) for amount in (5, 5, 7) for name in ("Acme", "Acme Bank", "Bolt")]
    predictions = [pledge(amount, pledger=name) for amount in (5, 7, 7) for name in ("Acme Foods", "Acme", "Bolt")]
    sizes = set()
    for seed in range(20):
        shuffled = random.Random(seed).sample(labels, len(labels))
        sizes.add(len(match(shuffled, predictions)))
    assert len(sizes) == 1
