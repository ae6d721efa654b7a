"""A person's word holds whatever runs afterwards, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pledgewatch.model import Decision, DecisionKind, Pledge, PledgeState
from pledgewatch.pipeline import Desk, NoSuchDecisionError, decide, poll, rebuild, undo
from pledgewatch.resolve import Companies, fingerprint
from pledgewatch.resolve.names import parse_name
from tests.newsroom import Newsroom
from tests.pipeline.conftest import NOW, Hands, Watcher, addresses
from tests.pipeline.reader import Reader
from tests.pipeline.snapshot import pledges


def of(desk: Desk, pledger: str) -> list[Pledge]:
    with desk.store.read() as found:
        return [pledge for pledge in found.pledges.walk() if pledge.pledger == pledger]


def mark(desk: Desk, pledge: Pledge) -> str:
    """The fingerprint that names a pledge: that of its founding claim."""
    with desk.store.read() as found:
        return fingerprint(found.claims.get([pledge.id])[0])


def says(desk: Desk, kind: DecisionKind, subject: Pledge, other: Pledge | None = None, **values: Any) -> Decision:
    return Decision(
        kind, mark(desk, subject), "ann", NOW, "I know", other=mark(desk, other) if other else None, **values
    )


@pytest.fixture
def polled(desk: Desk, newsroom: Newsroom) -> Desk:
    poll(desk, addresses(newsroom))
    return desk


def test_decisions_survive_a_rebuild_and_another_poll_and_can_be_undone(
    polled: Desk, newsroom: Newsroom, hands: Hands
) -> None:
    desk, untouched = polled, pledges(polled.store)
    rejected, corrected = of(desk, "Tencent")[0], of(desk, "Pinduoduo")[0]
    one, other = of(desk, "Delmar Shipping")[0], of(desk, "Vantage Software")[0]
    decisions = [
        says(desk, DecisionKind.REJECT, rejected),
        says(desk, DecisionKind.CORRECT, corrected, field="amount", value="2000000000"),
        says(desk, DecisionKind.SAME, one, other),
    ]
    assert decide(desk, decisions) == 3
    assert decide(desk, decisions) == 0

    def check() -> None:
        assert of(desk, "Tencent")[0].state is PledgeState.REJECTED
        (pinduoduo,) = of(desk, "Pinduoduo")
        assert pinduoduo.money is not None
        assert pinduoduo.money.amount == 2_000_000_000
        with desk.store.read() as found:
            merged = found.pledges.find(max(one.id, other.id))
            assert merged is not None
            assert merged.id == min(one.id, other.id)
            assert set(merged.claims) >= {*one.claims, *other.claims}

    check()
    rebuild(desk)
    check()
    hands.forward(days=2)
    poll(desk, addresses(newsroom))
    check()
    for number in (1, 2, 3):
        undo(desk, number)
    assert pledges(desk.store) == untouched
    with desk.store.read() as found:
        again = found.pledges.find(max(one.id, other.id))
        assert again is not None
        assert again.id == max(one.id, other.id)
    with pytest.raises(NoSuchDecisionError, match="no decision 3 stands"):
        undo(desk, 3)


def test_a_rebuild_of_what_is_right_changes_nothing_and_tells_nobody(polled: Desk, watcher: Watcher) -> None:
    before, told = pledges(polled.store), len(watcher.alerts)
    renewed = rebuild(polled)
    assert (renewed.new, renewed.updated, renewed.alerts) == (0, 0, 0)
    assert pledges(polled.store) == before
    assert len(watcher.alerts) == told


def test_a_rebuild_follows_a_change_of_companies(polled: Desk) -> None:
    rebuild(replace(polled, companies=Companies(canonical={parse_name("Tencent").key: "Tencent Holdings"})))
    assert of(polled, "Tencent") == []
    assert len(of(polled, "Tencent Holdings")) == 1


def test_what_waits_for_review_is_told_when_a_person_confirms_it(
    open_desk_at: Callable[..., Desk], database_url: str, newsroom: Newsroom, watcher: Watcher
) -> None:
    sure = Reader.of_sample()
    desk = replace(
        open_desk_at(database_url), spot=lambda article: [replace(claim, confidence=0.3) for claim in sure(article)]
    )
    poll(desk, addresses(newsroom))
    assert watcher.alerts == []
    (pledge,) = of(desk, "Delmar Shipping")
    assert pledge.state is PledgeState.REVIEW
    decide(desk, [says(desk, DecisionKind.CONFIRM, pledge)])
    poll(desk, [])
    assert [alert.pledge.pledger for alert in watcher.alerts] == ["Delmar Shipping"]


def test_a_decision_about_an_article_that_is_yet_to_come_waits_for_it(
    open_desk_at: Callable[..., Desk], database_url: str, tmp_path: Any, newsroom: Newsroom
) -> None:
    elsewhere = open_desk_at(f"sqlite:///{tmp_path}/elsewhere.db")
    poll(elsewhere, addresses(newsroom))
    one, other = of(elsewhere, "Delmar Shipping")[0], of(elsewhere, "Vantage Software")[0]
    decisions = [
        says(elsewhere, DecisionKind.SAME, one, other),
        replace(says(elsewhere, DecisionKind.REJECT, of(elsewhere, "Tencent")[0]), when=NOW - dt.timedelta(days=1)),
    ]
    decide(elsewhere, decisions)
    desk = open_desk_at(database_url, batch=2)
    decide(desk, decisions)
    poll(desk, addresses(newsroom))
    unalerted = [[told | {"alerted": None} for told in pledges(each.store)] for each in (desk, elsewhere)]
    assert unalerted[0] == unalerted[1]
