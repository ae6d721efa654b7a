"""Which date a pledge is given, as a reader of a paper of Wednesday 15 May 2024 sees it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from pledgewatch.model import Status
from pledgewatch.spot.attributes.announcements import Candidate, Told, candidates, choose, link, told_before
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.deciding import judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.embeddings import Embeddings
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.models import load_models
from pledgewatch.spot.ranker import Ranker, Ranks

PUBLISHED = dt.date(2024, 5, 15)
#: Models that like what is dated in another company's section.
LIKES_APART = Linear(("new", "background"), (0.0, 0.0), {"date told_apart": (5.0, 5.0)})
TOO = Ranker(
    Embeddings({"date told_apart": 0}, np.array([[0, 5]], np.int8), np.ones(2)),
    Ranks(bias=np.zeros((2, 1)), hidden=np.zeros((1, 1)), hidden_bias=np.zeros(1), out=np.zeros(1)),
)


def telling_of(text: str) -> Telling:
    context = Context(Document("Companies make promises", text, PUBLISHED))
    return Telling(context, [j for j in judge(context, load_models()) if j.owners])


def dated(value: str, *features: str, plain: bool = False) -> Candidate:
    return Candidate(value, DateMention(0, 1, value, "said"), features, plain=plain)


FRIDAY = "2024-05-10"
PRINTED = Candidate("2024-05-15", None, ("date published always",))
APART = dated(FRIDAY, "date told_apart")


@pytest.mark.parametrize(
    ("status", "found", "value"),
    [
        (Status.NEW, [APART, PRINTED], "2024-05-15"),
        (Status.NEW, [dated(FRIDAY), PRINTED], FRIDAY),
        (Status.NEW, [APART], FRIDAY),
        (Status.NEW, [dated(FRIDAY, "date told_apart", plain=True), PRINTED], FRIDAY),
        (Status.BACKGROUND, [APART, Candidate(None, None, ())], FRIDAY),
    ],
    ids=["there is another", "its own section", "there is no other", "the text says so", "what is recalled"],
)
def test_news_is_not_dated_in_the_section_of_another(status: Status, found: list[Candidate], value: str) -> None:
    assert choose(LIKES_APART, TOO, status, PUBLISHED, found, []).value == value


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Fenwick Brothers gave $5 million. Orlop Bank gave $6 million. The pledge, made on Friday, is new.", [1]),
        ("Fenwick Brothers gave $5 million. The pledge, made on Friday, is new. Orlop Bank gave $6 million.", [0]),
        ("Fenwick Brothers gave $5 million. It also gave $6 million. The pledge, made on Friday, is new.", [0, 1]),
        ("The pledge, made on Friday, is new. Fenwick Brothers gave $5 million. Orlop Bank gave $6 million.", []),
    ],
    ids=["the last", "the first", "both of one owner", "nobody's yet"],
)
def test_the_day_of_the_pledge_is_of_whoever_was_told_of_last(text: str, whose: list[int]) -> None:
    # paragraphs apart, so that nothing but the reference dates them
    telling = telling_of(text.replace(". ", ".\n\n"))
    days = [[c for c in candidates(telling, k, None) if c.mention and c.value == FRIDAY] for k in range(2)]
    assert [k for k in range(2) if any(c.plain for c in days[k])] == whose


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("Acme said in April that it would give $5 million.", True),
        ("Acme, hit in April by a strike, will give $5 million.", False),
    ],
)
def test_a_month_in_which_it_was_said_is_when(text: str, is_plain: bool) -> None:
    context = Context(Document("Companies make promises", text, dt.date(2024, 5, 5)))
    telling = Telling(context, judge(context, load_models())[:1])
    assert [c.plain for c in candidates(telling, 0, None) if c.value == "2024-04"] == [is_plain]


def test_a_company_and_its_foundation_announce_as_one() -> None:
    telling = telling_of(
        "Fenwick Brothers gave $5 million. The Fenwick Brothers Foundation gave $6 million.\n\n"
        "Orlop Bank gave $7 million."
    )
    assert len(set(telling.owners)) == 3
    foundation = told_before(telling, 1, 0, FRIDAY, Status.NEW)
    bank = told_before(telling, 2, 0, FRIDAY, Status.NEW)
    assert foundation == Told(FRIDAY, Status.NEW, own=True, near=True, distance=1)
    assert bank == Told(FRIDAY, Status.NEW, own=False, near=False, distance=2)


def test_what_was_chosen_for_the_nearest_of_the_same_pledger_is_told() -> None:
    before = [
        Told("2024-05-13", Status.NEW, own=True, near=False, distance=2),
        Told(FRIDAY, Status.NEW, own=False, near=True, distance=1),
        Told("2019", Status.BACKGROUND, own=True, near=True, distance=1),
    ]
    (names,) = link([dated(FRIDAY)], Status.NEW, before)
    assert {"date own=other", "date any=same", "date near_any=same"} <= set(names)
    assert not any(name.startswith("date near_own") for name in names)
