"""B-cubed on cases worked out by hand."""

from __future__ import annotations

import pytest

from pledgewatch.resolve import b_cubed


def test_perfect_groups_score_one_whatever_they_are_called() -> None:
    score = b_cubed([(10, "a"), (10, "a"), (20, "b")])

    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_everything_in_one_group_costs_precision() -> None:
    score = b_cubed([(1, "a"), (1, "a"), (1, "b")])

    assert score.recall == 1.0
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


def test_everything_alone_costs_recall() -> None:
    score = b_cubed([(1, "a"), (2, "a"), (3, "a"), (4, "b")])

    assert score.precision == 1.0
    assert score.recall == pytest.approx((3 * 1 / 3 + 1) / 4)
    assert score.f1 == pytest.approx(2 / 3)


def test_nothing_to_score_is_no_failure() -> None:
    assert b_cubed([]).f1 == 1.0
