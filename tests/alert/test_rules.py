"""Which changes of a pledge people are told of, and whom a rule chooses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from pledgewatch.alert import Reason, Rule, alerts_for
from pledgewatch.alert.rules import EVERYTHING
from pledgewatch.model import Change, Kind, Money, Pledge, PledgeState, Status, Target, Theme


def reasons(pledge: Pledge, before: Pledge | None, now: dt.datetime, *rules: Rule) -> list[str]:
    return [alert.reason for alert in alerts_for(pledge, before, rules or [EVERYTHING], now)]


def test_a_new_pledge_is_told_once_to_all_channels_of_all_its_rules(pledge: Pledge, now: dt.datetime) -> None:
    rules = [
        Rule(name="large", min_usd=Decimal(10**9), channels=("desk", "chat")),
        Rule(name="jobs", themes=frozenset({Theme.JOBS}), channels=("chat", "jobs")),
        Rule(name="nature", themes=frozenset({Theme.NATURE}), channels=("nature",)),
    ]
    (alert,) = alerts_for(pledge, None, rules, now)
    assert (alert.key, alert.reason, alert.created) == ("7:new", "new", now)
    assert alert.rule == "large, jobs"
    assert alert.channels == ("desk", "chat", "jobs")


def test_the_same_record_again_tells_nothing(pledge: Pledge, now: dt.datetime) -> None:
    assert reasons(replace(pledge, outlets=5, confidence=0.99), pledge, now) == []


@pytest.mark.parametrize(
    "quiet",
    [
        {"part_of": 3},
        {"status": Status.BACKGROUND},
        {"state": PledgeState.REVIEW},
        {"state": PledgeState.REJECTED},
        {"state": PledgeState.REVIEW, "change": Change.RAISED},
    ],
)
def test_parts_background_and_doubtful_records_raise_nothing(
    pledge: Pledge, now: dt.datetime, quiet: dict[str, object]
) -> None:
    silent = replace(pledge, **quiet)  # type: ignore[arg-type]
    assert reasons(silent, None, now) == []
    assert reasons(silent, pledge, now) == []


def test_a_pledge_that_a_person_confirms_is_new_then(pledge: Pledge, now: dt.datetime) -> None:
    assert reasons(pledge, replace(pledge, state=PledgeState.REVIEW), now) == ["new"]


@pytest.mark.parametrize("change", list(Change))
def test_a_change_is_told_as_what_it_is_and_once(pledge: Pledge, now: dt.datetime, change: Change) -> None:
    changed = replace(pledge, change=change, status=Status.UPDATE)
    assert reasons(changed, pledge, now) == [change.value]
    assert reasons(changed, None, now) == [change.value]
    assert reasons(changed, changed, now) == []


def test_raised_twice_is_told_twice_under_two_keys(pledge: Pledge, now: dt.datetime) -> None:
    once = replace(pledge, change=Change.RAISED, money=Money(Decimal(120), "CNY"))
    twice = replace(once, money=Money(Decimal(150), "CNY"))
    (first,) = alerts_for(once, pledge, [EVERYTHING], now)
    (second,) = alerts_for(twice, once, [EVERYTHING], now)
    assert (first.reason, second.reason) == ("raised", "raised")
    assert first.key != second.key


def test_delayed_again_is_told_again(pledge: Pledge, now: dt.datetime) -> None:
    once = replace(pledge, change=Change.DELAYED, by="2031")
    assert reasons(replace(once, by="2035"), once, now) == ["delayed"]
    assert reasons(replace(once, by="2031-12-31"), once, now) == []


@pytest.mark.parametrize(
    ("corrected", "told"),
    [
        ({"money": Money(Decimal(10_000_000_000), "CNY")}, True),
        ({"money": Money(Decimal(99_500_000_000), "CNY")}, False),
        ({"pledger": "Ant Group", "also": ("Ant",)}, True),
        ({"pledger": "Alibaba", "also": ()}, False),
        ({"money": None, "target": Target(Decimal(4000), "jobs", 2030)}, False),
    ],
)
def test_only_what_contradicts_what_was_told_is_a_correction(
    pledge: Pledge, now: dt.datetime, corrected: dict[str, object], told: bool
) -> None:
    changed = replace(pledge, **corrected)  # type: ignore[arg-type]
    assert reasons(changed, pledge, now) == (["corrected"] if told else [])


def test_a_corrected_aim_is_told(pledge: Pledge, now: dt.datetime) -> None:
    jobs = replace(pledge, money=None, usd=None, target=Target(Decimal(4000), "jobs", 2030))
    assert reasons(replace(jobs, target=Target(Decimal(400), "jobs", 2030)), jobs, now) == ["corrected"]
    assert reasons(replace(jobs, target=Target(Decimal(4000), "jobs", 2035)), jobs, now) == ["corrected"]


def test_a_rule_that_chooses_the_pledge_only_now_tells_it_as_new(pledge: Pledge, now: dt.datetime) -> None:
    unsure = replace(pledge, confidence=0.6)
    sure = Rule(name="sure", min_confidence=0.9)
    assert reasons(unsure, None, now, sure) == []
    assert reasons(pledge, unsure, now, sure) == ["new"]


@pytest.mark.parametrize(
    ("rule", "chosen"),
    [
        (Rule(name="r", companies=("alibaba",)), True),
        (Rule(name="r", companies=("Tencent", "ALIBABA Ltd.")), True),
        (Rule(name="r", companies=("Ali",)), False),
        (Rule(name="r", kinds=frozenset({Kind.DONATION})), False),
        (Rule(name="r", kinds=frozenset({Kind.DONATION, Kind.INVESTMENT})), True),
        (Rule(name="r", regions=("china", "Japan")), True),
        (Rule(name="r", regions=("Japan",)), False),
        (Rule(name="r", min_usd=Decimal(15_000_000_000)), True),
        (Rule(name="r", min_usd=Decimal(16_000_000_000)), False),
        (Rule(name="r", reasons=frozenset({Reason.CUT})), False),
        (Rule(name="r", min_confidence=0.95), False),
    ],
)
def test_what_a_rule_chooses(pledge: Pledge, now: dt.datetime, rule: Rule, chosen: bool) -> None:
    assert bool(alerts_for(pledge, None, [rule], now)) is chosen


def test_a_joint_pledger_is_a_pledger(pledge: Pledge) -> None:
    assert Rule(name="r", companies=("Nestle",)).chooses(replace(pledge, joint=("Nestlé S.A.",)))


def test_a_sum_that_nobody_can_value_reaches_no_minimum(pledge: Pledge) -> None:
    unknown = replace(pledge, usd=None, money=Money(Decimal(10**12), "XYZ"))
    assert not Rule(name="r", min_usd=Decimal(0)).chooses(unknown)
    assert Rule(name="r", min_usd=Decimal(5)).chooses(replace(unknown, usd_reported=Decimal(6)))
