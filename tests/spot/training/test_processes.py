"""Work in several processes gives what it would give in one."""

from __future__ import annotations

import os

import pytest

from pledgewatch.spot.training.processes import in_processes


def test_results_come_in_the_order_of_the_numbers_whoever_is_done_first() -> None:
    assert in_processes(lambda number: number * number, range(7)) == [0, 1, 4, 9, 16, 25, 36]


CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@pytest.mark.skipif(CORES < 2, reason="nothing is forked")
def test_a_process_that_dies_is_not_passed_over() -> None:
    with pytest.raises(RuntimeError, match="worked on 1 died"):
        in_processes(lambda number: os._exit(3) if number else number, range(2))
