"""An address that gives nothing is tried again, ever more rarely, and given up in the end."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.model import EntryState
from pledgewatch.pipeline.retry import Failure, Verdict, after_failure

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TIMEOUT = Failure("timeout", permanent=False)


def test_waits_grow_until_the_last_try() -> None:
    verdicts = [after_failure(TIMEOUT, tries, limit=5, now=NOW, jitter=0) for tries in range(5)]
    waits = [verdict.next_try - NOW for verdict in verdicts if verdict.next_try]
    assert waits == [dt.timedelta(minutes=minutes) for minutes in (15, 60, 240, 960)]
    assert verdicts[-1] == Verdict(EntryState.FAILED, 5)


@pytest.mark.parametrize(("reason", "state"), [("http_410", "gone"), ("not_html", "failed"), ("robots", "failed")])
def test_what_will_not_change_is_given_up_at_once(reason: str, state: str) -> None:
    verdict = after_failure(Failure(reason, permanent=True), 0, limit=5, now=NOW, jitter=0)
    assert verdict == Verdict(EntryState(state), 1)


def test_a_page_that_stays_missing_is_gone_in_the_end() -> None:
    verdict = after_failure(Failure("http_404", permanent=False), 4, limit=5, now=NOW, jitter=0)
    assert verdict.state is EntryState.GONE


def test_a_host_that_asks_for_rest_is_given_it_and_that_is_no_try() -> None:
    resting = Failure("host_resting", permanent=False, retry_after=7200)
    assert after_failure(resting, 4, limit=5, now=NOW, jitter=0) == Verdict(
        EntryState.PENDING, 4, NOW + dt.timedelta(hours=16)
    )
    assert after_failure(resting, 0, limit=5, now=NOW, jitter=0) == Verdict(
        EntryState.PENDING, 0, NOW + dt.timedelta(hours=2)
    )


@given(
    st.integers(0, 20), st.floats(0, 1), st.none() | st.floats(0, 1e9), st.integers(1, 20), st.sampled_from(["a", "b"])
)
def test_an_entry_that_waits_always_comes_back_within_a_day_and_a_quarter(
    tries: int, jitter: float, retry_after: float | None, limit: int, reason: str
) -> None:
    verdict = after_failure(Failure(reason, False, retry_after), tries, limit=limit, now=NOW, jitter=jitter)
    assert (verdict.state is EntryState.PENDING) == (tries + 1 < limit) == (verdict.next_try is not None)
    if verdict.next_try is not None:
        assert dt.timedelta(minutes=15) <= verdict.next_try - NOW <= dt.timedelta(hours=30)
