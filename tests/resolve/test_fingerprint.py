"""A claim keeps its name through rebuilds, and two claims of one article do not share one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from pledgewatch.model import Kind, Money, Span, Status
from pledgewatch.resolve import fingerprint
from pledgewatch.resolve.fingerprint import find_claims
from tests.resolve.telling import told

CLAIM = told(1, "Acme Inc.", "5000000 USD", recipient="Red Cross")


def test_numbers_dates_of_reading_and_judgement_do_not_matter() -> None:
    again = replace(
        CLAIM,
        id=99,
        article_id=12,
        recorded=CLAIM.recorded + dt.timedelta(days=30),
        text_group=4,
        claim=replace(
            CLAIM.claim,
            pledger="ACME",
            money=Money(Decimal("5E+6"), "USD"),
            kind=Kind.INVESTMENT,
            confidence=0.4,
            status=Status.BACKGROUND,
        ),
    )

    assert fingerprint(again) == fingerprint(CLAIM)


def test_another_page_pledger_or_sum_is_another_claim() -> None:
    others = [
        replace(CLAIM, url="https://other.example/story"),
        replace(CLAIM, claim=replace(CLAIM.claim, pledger="Bolt")),
        replace(CLAIM, claim=replace(CLAIM.claim, money=Money(Decimal(6), "USD"))),
    ]

    assert len({fingerprint(each) for each in [CLAIM, *others]}) == 4


def test_two_equal_sums_of_one_sentence_are_two_claims() -> None:
    evidence = (Span(100, 180),)
    first = replace(CLAIM, claim=replace(CLAIM.claim, evidence=evidence, sources={"money": (Span(110, 115),)}))
    second = replace(CLAIM, claim=replace(CLAIM.claim, evidence=evidence, sources={"money": (Span(150, 155),)}))
    moved = replace(CLAIM, claim=replace(CLAIM.claim, evidence=(Span(0, 80),), sources={"money": (Span(10, 15),)}))

    assert fingerprint(first) != fingerprint(second)
    assert fingerprint(moved) == fingerprint(first)


def test_a_claim_read_with_other_evidence_is_found_unless_two_could_be_meant() -> None:
    mark = fingerprint(CLAIM)
    reread = replace(CLAIM, id=2, evidence_text=("Other words.",))
    second = replace(CLAIM, id=3, evidence_text=("Yet other words.",))

    assert find_claims([reread], [mark]) == {mark: 2}
    assert find_claims([reread, second], [mark]) == {}
    assert find_claims([reread, second, CLAIM], [mark]) == {mark: 1}
