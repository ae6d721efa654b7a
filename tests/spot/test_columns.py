"""Rows added as one number give what their columns give one by one, to the last bit."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.columns import Columns

WEIGHTS = st.integers(-100_000, 100_000).map(lambda units: units / 10_000)


@given(st.lists(st.tuples(WEIGHTS, WEIGHTS, WEIGHTS), max_size=60))
def test_the_columns_of_a_sum_are_exact(rows: list[tuple[float, float, float]]) -> None:
    columns = Columns(3)
    total = sum(columns.pack(rows))
    each = [math.fsum(row[k] for row in rows) for k in range(3)]
    assert columns.unpack(total) == each
    assert [columns.column(total, k) for k in range(3)] == each
