"""Alerts, decisions, backfills and runs: each key is used once."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgewatch.model import Alert, Decision, DecisionKind, Pledge
from pledgewatch.store import Store
from pledgewatch.store.backfills import ItemOutcome
from pledgewatch.store.outbox import DeliveryState
from tests.store.examples import pledges

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DECISION = Decision(DecisionKind.CORRECT, "ab-1", "ann", NOW, "typo", field="amount", value="5")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pledge=pledges(1, (1,)), parts=st.lists(pledges(2, (2,)), max_size=1))
def test_an_alert_comes_back_as_it_was_raised(store: Store, pledge: Pledge, parts: list[Pledge]) -> None:
    alert = Alert(str(uuid.uuid4()), pledge, "new", "rule", ("a", "b"), NOW, tuple(parts))
    with store.write() as work:
        assert work.outbox.add([alert]) == [alert.key]
        due = work.outbox.due(NOW, 100)
        assert [(each.alert, each.channel) for each in due] == [(alert, "a"), (alert, "b")]
        for each in due:
            work.outbox.sent(each, NOW)


@given(pledge=pledges(1, (1,)))
@settings(max_examples=1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_alert_is_raised_once_and_each_delivery_goes_its_own_way(store: Store, pledge: Pledge) -> None:
    alert = Alert("key", replace(pledge, id=7), "new", "rule", ("a", "b", "c"), NOW)
    with store.write() as work:
        assert work.outbox.add([alert, alert]) == ["key"]
        assert work.outbox.add([alert]) == []
        sent, failed, lost = work.outbox.due(NOW, 10)
        work.outbox.sent(sent, NOW)
        work.outbox.failed(failed, "out of order", NOW + HOUR)
        work.outbox.failed(lost, "no such channel", None)
        assert work.outbox.due(NOW, 10) == []
        assert [(each.channel, each.tries) for each in work.outbox.due(NOW + HOUR, 10)] == [("b", 1)]
        assert work.outbox.counts() == {
            DeliveryState.SENT: 1,
            DeliveryState.PENDING: 1,
            DeliveryState.GIVEN_UP: 1,
        }


def test_a_decision_is_recorded_once_and_can_be_taken_back(store: Store) -> None:
    same = replace(DECISION, kind=DecisionKind.SAME, other="cd-2", field=None, value=None)
    with store.write() as work:
        assert work.decisions.add([DECISION, same]) == [1, 2]
        assert work.decisions.add([replace(DECISION, when=NOW.astimezone(dt.timezone(5 * HOUR)))]) == []
        assert work.decisions.standing() == [DECISION, same]
        assert work.decisions.undo(1, NOW + HOUR) == DECISION
        assert work.decisions.undo(1, NOW + HOUR) is None
        assert work.decisions.standing() == [same]
        assert [(each.id, each.undone) for each in work.decisions.all()] == [(1, NOW + HOUR), (2, None)]


def test_a_backfill_that_is_asked_for_again_is_the_same_and_knows_what_is_done(store: Store) -> None:
    with store.write() as work:
        number = work.backfills.start("list.txt", {"since": None}, NOW)
        assert work.backfills.start("list.txt", {"since": None}, NOW + HOUR) == number
        assert work.backfills.start("list.txt", {"since": "2021-01-01"}, NOW) != number
        work.backfills.settle(number, [ItemOutcome("a", "read"), ItemOutcome("b", "failed", "timeout")])
        assert work.backfills.done(number, ["a", "b", "c"]) == {"a", "b"}
        assert work.backfills.done(number, ["a", "b", "c"], failed_again=True) == {"a"}
        work.backfills.settle(number, [ItemOutcome("b", "read")])
        work.backfills.finish(number, NOW + HOUR)
        kept = work.backfills.all()[0]
    assert (kept.items, kept.created, kept.finished) == ({"read": 2}, NOW, NOW + HOUR)
