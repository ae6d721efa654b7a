"""Decisions on their way from one database to another."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.cli.decisions import DecisionLineError, decision_record, read_decisions
from pledgewatch.model import Decision, DecisionKind

MARK = "0123456789abcdef-01234567"
GOOD = {
    "kind": "correct",
    "subject": MARK,
    "other": None,
    "field": "amount",
    "value": "5",
    "who": "ann",
    "when": "2026-06-01T12:00:00+00:00",
    "why": "",
}

_MARKS = st.text("0123456789abcdef", min_size=24, max_size=24).map(lambda digits: f"{digits[:16]}-{digits[16:]}")
_SAID = st.builds(
    Decision,
    kind=st.sampled_from([DecisionKind.CONFIRM, DecisionKind.REJECT]),
    subject=_MARKS,
    who=st.text(),
    when=st.datetimes(timezones=st.just(dt.UTC)),
    why=st.text(),
)
_PAIRED = st.builds(
    Decision,
    kind=st.sampled_from([DecisionKind.SAME, DecisionKind.DIFFERENT]),
    subject=_MARKS,
    who=st.text(),
    when=st.datetimes(timezones=st.just(dt.UTC)),
    other=_MARKS,
)


@given(st.lists(_SAID | _PAIRED))
def test_what_is_written_is_read_again(decisions: list[Decision]) -> None:
    lines = [json.dumps(decision_record(decision), ensure_ascii=False) for decision in decisions]
    assert list(read_decisions(lines, "file")) == decisions


def test_a_time_is_the_same_instant_in_any_zone() -> None:
    (decision,) = read_decisions([json.dumps(GOOD | {"when": "2026-06-01T14:00:00+02:00"})], "file")
    assert decision.when == dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def test_keys_that_a_newer_version_may_add_are_left_aside() -> None:
    assert list(read_decisions([json.dumps(GOOD | {"mood": "sure"}), ""], "file"))


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"kind": "maybe"}, "'maybe' is not a valid DecisionKind"),
        ({"subject": "12"}, '"subject" should be the fingerprint'),
        ({"kind": "same"}, '"other" should be a string'),
        ({"field": "amout"}, "there is no field 'amout'"),
        ({"value": "a lot"}, "expected a number"),
        ({"when": "2026-06-01T12:00:00"}, "time zone"),
        ({"when": "yesterday"}, "Invalid isoformat"),
        ({"who": None}, '"who" should be a string'),
    ],
)
def test_a_line_that_is_none_is_named_with_what_is_wrong(wrong: dict[str, object], complaint: str) -> None:
    with pytest.raises(DecisionLineError, match=r"^file:2: ") as raised:
        list(read_decisions([json.dumps(GOOD), json.dumps(GOOD | wrong)], "file"))
    assert complaint in str(raised.value)


@given(
    st.text() | st.dictionaries(st.sampled_from(sorted(GOOD)), st.text() | st.none() | st.integers()).map(json.dumps)
)
def test_nothing_else_than_a_complaint_comes_of_nonsense(line: str) -> None:
    with suppress(DecisionLineError):
        list(read_decisions([line], "file"))
