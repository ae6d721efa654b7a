"""A person's word outranks every run, whatever the run makes of the claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from pledgewatch.model import Decision, DecisionKind, Money, Pledge, PledgeState, StoredClaim, Theme
from pledgewatch.resolve import CorrectionError, fingerprint, read_correction, resolve
from tests.resolve.telling import COMPANIES, RATES, RECORDED, told

ONE = told(1, "Acme", "5000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))
TWIN = told(2, "Acme", "5000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))
THIRD = told(3, "Acme", "5000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))
STRANGER = told(4, "Bolt", "7 EUR", announced="2020")


def decided(
    kind: DecisionKind,
    subject: StoredClaim,
    other: StoredClaim | None = None,
    *,
    minute: int = 0,
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    return Decision(
        kind=kind,
        subject=fingerprint(subject),
        other=fingerprint(other) if other else None,
        who="ann",
        when=RECORDED + dt.timedelta(minutes=minute),
        field=field,
        value=value,
    )


def pledges_of(claims: Sequence[StoredClaim], *decisions: Decision) -> list[Pledge]:
    return resolve(claims, decisions, COMPANIES, RATES)


def groups_of(claims: Sequence[StoredClaim], *decisions: Decision) -> list[tuple[int, ...]]:
    return [pledge.claims for pledge in pledges_of(claims, *decisions)]


def test_what_a_person_calls_the_same_is_one_pledge_with_all_their_claims() -> None:
    same = decided(DecisionKind.SAME, ONE, STRANGER)

    assert groups_of([ONE, TWIN, STRANGER]) == [(1, 2), (4,)]
    assert groups_of([ONE, TWIN, STRANGER], same) == [(1, 2, 4)]


def test_what_a_person_calls_different_is_two_pledges() -> None:
    assert groups_of([ONE, TWIN], decided(DecisionKind.DIFFERENT, ONE, TWIN)) == [(1,), (2,)]


def test_a_person_may_join_two_claims_of_one_article() -> None:
    twice = replace(TWIN, url=ONE.url, article_id=ONE.article_id, evidence_text=("Told again.",))

    assert groups_of([ONE, twice]) == [(1,), (2,)]
    assert groups_of([ONE, twice], decided(DecisionKind.SAME, ONE, twice)) == [(1, 2)]


def test_the_later_word_counts() -> None:
    same = decided(DecisionKind.SAME, ONE, TWIN, minute=1)
    different = decided(DecisionKind.DIFFERENT, ONE, TWIN, minute=2)

    assert groups_of([ONE, TWIN], same, different) == [(1,), (2,)]
    assert groups_of([ONE, TWIN], replace(same, when=different.when + dt.timedelta(minutes=1)), different) == [(1, 2)]


def test_a_chain_of_sames_does_not_undo_a_later_different() -> None:
    decisions = [
        decided(DecisionKind.SAME, ONE, TWIN, minute=1),
        decided(DecisionKind.SAME, TWIN, THIRD, minute=2),
        decided(DecisionKind.DIFFERENT, ONE, THIRD, minute=3),
    ]

    groups = groups_of([ONE, TWIN, THIRD], *decisions)

    assert not any({1, 3} <= set(group) for group in groups)


def test_rejecting_and_confirming() -> None:
    doubtful = replace(ONE, claim=replace(ONE.claim, confidence=0.3))
    reject, confirm = decided(DecisionKind.REJECT, ONE, minute=1), decided(DecisionKind.CONFIRM, ONE, minute=2)

    assert [pledge.state for pledge in pledges_of([ONE, TWIN], reject)] == [PledgeState.REJECTED]
    assert [pledge.state for pledge in pledges_of([doubtful], confirm)] == [PledgeState.ACTIVE]
    assert [pledge.state for pledge in pledges_of([ONE], confirm, reject)] == [PledgeState.ACTIVE]


def test_a_corrected_sum_is_valued_anew_and_no_claims_word_any_more() -> None:
    (pledge,) = pledges_of([ONE, TWIN], decided(DecisionKind.CORRECT, TWIN, field="amount", value="6,000,000"))

    assert pledge.money == Money(Decimal(6_000_000), "USD")
    assert pledge.usd is not None
    assert pledge.usd.amount == Decimal(6_000_000)
    assert "money" not in pledge.because
    assert "corrected:amount" in pledge.flags


def test_a_correction_holds_for_the_pledge_whichever_claim_it_was_given_for() -> None:
    (pledge,) = pledges_of(
        [ONE, TWIN],
        decided(DecisionKind.CORRECT, ONE, field="recipient", value="Red Cross", minute=2),
        decided(DecisionKind.CORRECT, TWIN, field="recipient", value="Blue Cross", minute=1),
    )

    assert pledge.recipient == "Red Cross"


def test_decisions_find_their_claims_after_the_article_was_read_again_with_other_evidence() -> None:
    again = replace(ONE, id=77, evidence_text=("Read with a better spotter.",))

    (pledge,) = pledges_of([again], decided(DecisionKind.REJECT, ONE))

    assert pledge.state is PledgeState.REJECTED


def test_a_decision_about_a_claim_that_is_not_there_waits() -> None:
    assert groups_of([TWIN], decided(DecisionKind.SAME, ONE, TWIN)) == [(2,)]


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("amout", "5", "no field 'amout'"),
        ("amount", "five", "expected a number"),
        ("amount", "nan", "expected a number"),
        ("currency", "euro", "ISO 4217"),
        ("kind", "gift", "one of donation"),
        ("announced", "yesterday", "expected a date"),
        ("announced", "2021-13", "expected a date"),
        ("themes", "climate, cars", "some of climate"),
        ("pledger", "", "cannot be empty"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_in_words(field: str, value: str, complaint: str) -> None:
    with pytest.raises(CorrectionError, match=complaint):
        read_correction(field, value)


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("amount", "1_000", Decimal(1000)),
        ("currency", "eur", "EUR"),
        ("themes", "climate, nature", (Theme.CLIMATE, Theme.NATURE)),
        ("region", "", ()),
        ("recipient", "", None),
        ("announced", "2021-08", "2021-08"),
    ],
)
def test_corrections_are_read_as_typed(field: str, value: str, meant: object) -> None:
    assert read_correction(field, value) == meant
