"""What a person is asked: pledges that were held apart for little."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pledgewatch.model import Decision, DecisionKind, StoredClaim, Theme
from pledgewatch.resolve import Doubt, doubts, fingerprint, resolve
from tests.resolve.telling import COMPANIES, RATES, RECORDED, told

GIFT = told(1, money="5000000 USD", announced="2024-01-09", themes=(Theme.DISASTER,), recipient="Red Cross")
NEARLY = told(2, money="5000000 USD", announced="2024-01-29", themes=(Theme.DISASTER,), recipient="Unicef")


def doubts_about(*claims: StoredClaim, decisions: tuple[Decision, ...] = ()) -> list[Doubt]:
    return doubts(resolve(claims, decisions, COMPANIES, RATES), claims, decisions, COMPANIES, RATES)


def test_a_near_miss_is_shown_with_its_reasons() -> None:
    (doubt,) = doubts_about(GIFT, NEARLY)

    assert (doubt.one, doubt.other) == (1, 2)
    assert {"recipient_apart", "time_weeks_apart"} <= {reason for reason, _ in doubt.verdict.reasons}


def test_what_a_person_called_different_is_not_asked_again() -> None:
    different = Decision(
        DecisionKind.DIFFERENT, fingerprint(GIFT), "ann", RECORDED + dt.timedelta(days=1), other=fingerprint(NEARLY)
    )

    assert doubts_about(GIFT, NEARLY, decisions=(different,)) == []


def test_what_one_article_tells_side_by_side_is_beyond_doubt() -> None:
    assert doubts_about(GIFT, replace(NEARLY, url=GIFT.url, article_id=GIFT.article_id)) == []


def test_strangers_are_beyond_doubt() -> None:
    assert doubts_about(GIFT, told(3, "Bolt", "5000000 USD", announced="2024-01-09")) == []
