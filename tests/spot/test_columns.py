"""Rows added as one number give what their columns give one by one, to the last bit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.columns import Columns

UNITS = st.integers(-100_000, 100_000)


@given(st.lists(st.tuples(UNITS, UNITS, UNITS), max_size=60))
def test_the_columns_of_a_sum_are_exact(rows: list[tuple[int, int, int]]) -> None:
    columns = Columns(3)
    total = sum(columns.pack([[units / 10_000 for units in row] for row in rows]))
    each = [sum(row[k] for row in rows) / 10_000 for k in range(3)]
    assert columns.unpack(total) == each
    assert [columns.column(total, k) for k in range(3)] == each
