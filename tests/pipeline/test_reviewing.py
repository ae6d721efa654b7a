"""A person is asked what is doubtful, the worst first, and never twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pledgewatch.model import Article, Claim, Decision, DecisionKind
from pledgewatch.pipeline import Desk, backfill, decide, undo
from pledgewatch.pipeline.reviewing import Concern, NoSuchPledgeError, Question, questions, still_in_doubt, subject
from tests.pipeline.conftest import NOW
from tests.pipeline.reader import Reader

LABEL = {
    "key": "gift",
    "pledger": "Acme",
    "kind": "donation",
    "amount": 5_000_000,
    "currency": "USD",
    "announced": "2024-01-09",
    "status": "new",
    "themes": ["disaster"],
    "evidence": "It gives.",
}

Tell = Callable[..., None]


@pytest.fixture
def tell(desk: Desk, tmp_path: Path) -> Tell:
    """Publishes articles, each with one pledge: what is given differs from the label above."""
    articles: list[dict[str, Any]] = []

    def tell(*labels: dict[str, Any], flags: Sequence[str] = ()) -> None:
        for label in labels:
            number = len(articles) + 1
            articles.append(
                {
                    "url": f"https://paper{number}.example/{number}",
                    "outlet": f"Paper {number}",
                    "title": f"Story {number}",
                    "published": "2024-02-01",
                    "text": f"It gives. {number} is the number of this story, and no other story has it.",
                    "pledges": [LABEL | label],
                }
            )
        reader = Reader.of(articles)
        listing = tmp_path / "told.jsonl"
        listing.write_text("".join(json.dumps(article) + "\n" for article in articles))

        def spot(article: Article) -> list[Claim]:
            return [replace(claim, flags=tuple(flags)) for claim in reader(article)]

        backfill(replace(desk, spot=spot), listing)

    return tell


def says(desk: Desk, kind: DecisionKind, *numbers: int, **values: str) -> None:
    with desk.store.read() as found:
        one, other = [subject(found, number) for number in numbers] + [None] * (2 - len(numbers))
    assert one is not None
    decide(desk, [Decision(kind, one, "ann", NOW, other=other, **values)])


def concerns(desk: Desk) -> list[tuple[Concern, tuple[int, ...]]]:
    return [(each.concern, tuple(pledge.id for pledge in each.pledges)) for each in questions(desk)]


def test_the_worst_comes_first(desk: Desk, tell: Tell) -> None:
    tell({"pledger": "Waiting", "confidence": 0.3}, {"pledger": "Unlikely", "confidence": 0.2})
    tell({"pledger": "Bolt", "by": "2030"}, {"pledger": "Bolt", "by": "2040"})
    tell({"recipient": "Red Cross"}, {"recipient": "Unicef", "announced": "2024-01-29"})
    tell({"pledger": "Absurd"}, flags=["absurd_sum"])
    assert concerns(desk) == [
        (Concern.CONTRADICTION, (7,)),
        (Concern.MAY_BE_ONE, (5, 6)),
        (Concern.DISAGREEMENT, (3,)),
        (Concern.LOW_CONFIDENCE, (2,)),
        (Concern.LOW_CONFIDENCE, (1,)),
    ]


def test_nothing_is_asked_of_what_nobody_doubts(desk: Desk, tell: Tell) -> None:
    tell({}, {}, {"pledger": "Bolt"})
    assert questions(desk) == []


def test_a_pair_says_what_speaks_for_and_against_it(desk: Desk, tell: Tell) -> None:
    tell({"recipient": "Red Cross"}, {"recipient": "Unicef", "announced": "2024-01-29"})
    (question,) = questions(desk)
    assert question.doubt is not None
    reasons = dict(question.doubt.verdict.reasons)
    assert reasons["sum_same"] > 0 > reasons["recipient_apart"]


@pytest.mark.parametrize("kind", [DecisionKind.SAME, DecisionKind.DIFFERENT])
def test_a_pair_is_asked_about_until_somebody_decides_and_again_after_that_is_undone(
    desk: Desk, tell: Tell, kind: DecisionKind
) -> None:
    tell({"recipient": "Red Cross"}, {"recipient": "Unicef", "announced": "2024-01-29"})
    (asked,) = questions(desk)
    says(desk, kind, 1, 2)
    assert all(question.concern is not Concern.MAY_BE_ONE for question in questions(desk))
    assert still_in_doubt(desk, asked) is None
    undo(desk, 1)
    assert questions(desk) == [asked]
    assert still_in_doubt(desk, asked) == asked


@pytest.mark.parametrize("kind", [DecisionKind.CONFIRM, DecisionKind.REJECT])
def test_what_was_confirmed_or_rejected_is_not_asked_again(desk: Desk, tell: Tell, kind: DecisionKind) -> None:
    tell({"confidence": 0.3}, {"pledger": "Bolt", "by": "2030"}, {"pledger": "Bolt", "by": "2040"})
    asked = questions(desk)
    assert len(asked) == 2
    for question in asked:
        says(desk, kind, question.pledges[0].id)
    assert questions(desk) == []
    assert [still_in_doubt(desk, question) for question in asked] == [None, None]


def test_a_rejected_pledge_is_nobodys_double(desk: Desk, tell: Tell) -> None:
    tell({"recipient": "Red Cross"}, {"recipient": "Unicef", "announced": "2024-01-29"})
    says(desk, DecisionKind.REJECT, 2)
    assert questions(desk) == []


def test_a_correction_settles_what_was_wrong_and_nothing_else(desk: Desk, tell: Tell) -> None:
    tell({"usd_reported": 5_000_000, "currency": "CNY"}, flags=["instruction_in_text"])
    (question,) = questions(desk)
    assert question.contradictions == ("instruction_in_text", "usd_contradicts_rate")
    says(desk, DecisionKind.CORRECT, 1, field="currency", value="USD")
    left = still_in_doubt(desk, question)
    assert isinstance(left, Question)
    assert left.contradictions == ("instruction_in_text",)


def test_a_number_that_no_pledge_has_is_named(desk: Desk) -> None:
    with desk.store.read() as found, pytest.raises(NoSuchPledgeError, match="no pledge 7"):
        subject(found, 7)
