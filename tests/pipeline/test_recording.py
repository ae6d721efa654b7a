"""What cannot be written down fails by itself; copies of one text are one text."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from pledgewatch.model import (
    Article,
    Claim,
    Decision,
    DecisionKind,
    Kind,
    Money,
    PledgeState,
    Span,
    Status,
    Target,
    Theme,
)
from pledgewatch.pipeline import Desk, Reading, RunSummary, decide
from pledgewatch.pipeline.recording import record
from pledgewatch.resolve import fingerprint
from pledgewatch.store import Transaction
from pledgewatch.store.tables import ArticleRow
from tests.pipeline.conftest import NOW
from tests.pipeline.snapshot import pledges, row_counts

SENTENCE = "Halcyon Paper pledged on Friday to give 5 million dollars to food banks in the county of Hereford."
STORY = f"{SENTENCE} Its chairman said that nobody who works at the mill should know a neighbour who goes hungry."
OTHER = (
    "Food banks in Hereford will get 5 million dollars from Halcyon Paper, the mill by the river, it said on Friday."
)
CLAIM = Claim("Halcyon Paper", Kind.DONATION, Status.NEW, (Span(0, 40),), 0.9, money=Money(Decimal(5_000_000), "USD"))


class Settled:
    """Notes what became of readings."""

    def __init__(self) -> None:
        self.reasons: dict[str, str] = {}
        self.articles: dict[str, int] = {}

    def __call__(self, work: Transaction, readings: Sequence[Reading], articles: Mapping[str, int]) -> None:
        for each in readings:
            self.reasons[each.key] = each.failure.reason if each.failure else each.state.value
        self.articles |= articles


def reading(name: str, text: str = STORY, claim: Claim = CLAIM) -> Reading:
    return Reading(name, Article(f"https://{name}.example/a", name, text, None, outlet=name), (claim,))


def test_a_claim_that_no_database_takes_fails_alone(desk: Desk) -> None:
    absurd = replace(CLAIM, target=Target(None, "net zero", 10**30))
    settled, summary = Settled(), RunSummary()
    record(desk, [reading("good"), reading("bad", OTHER, absurd), reading("fine", OTHER)], settled, summary)
    assert settled.reasons == {"good": "read", "bad": "internal_error", "fine": "read"}
    assert (summary.articles, summary.claims, summary.pledges_new) == (2, 2, 1)
    assert row_counts(desk.store)["articles"] == 2


def test_a_name_that_no_index_takes_fails_alone(desk: Desk) -> None:
    endless = " ".join(random.Random(1).randbytes(5000).hex(" ", 400).split())
    settled = Settled()
    record(desk, [reading("good"), reading(endless), reading("fine", OTHER)], settled, RunSummary())
    assert (settled.reasons.pop("good"), settled.reasons.pop("fine")) == ("read", "read")
    assert set(settled.reasons.values()) <= {"read", "internal_error"}  # SQLite takes it
    assert len(pledges(desk.store)) == 1


def test_sums_beyond_all_reason_are_kept_to_the_last_digit(desk: Desk) -> None:
    for number, amount in enumerate((Decimal("621380.55"), Decimal("1000000000000000000.01"), Decimal("9e40"))):
        claim = replace(CLAIM, money=Money(amount, "USD"))
        record(desk, [reading(f"paper{number}", claim=claim)], Settled(), RunSummary())
        assert amount in [each["money"].amount for each in pledges(desk.store)]


def test_two_entries_that_lead_to_one_article_are_one_article(desk: Desk) -> None:
    settled, summary = Settled(), RunSummary()
    again = replace(reading("paper"), key="another address")
    record(desk, [reading("paper"), again], settled, summary)
    record(desk, [replace(again, key="a third")], settled, summary)
    assert (summary.articles, summary.claims) == (1, 1)
    assert set(settled.reasons.values()) == {"read"}
    assert len(settled.articles) == 1


def test_copies_of_a_text_are_one_text_whichever_comes_first(desk: Desk) -> None:
    edited = STORY.replace("chairman", "chairwoman")
    for name, text in (("first", STORY), ("own words", OTHER), ("copy", STORY), ("edited", edited)):
        record(desk, [reading(name.replace(" ", "-"), text)], Settled(), RunSummary())
    (pledge,) = pledges(desk.store)
    assert (pledge["outlets"], pledge["texts"]) == (4, 2)
    with desk.store.read() as found:
        groups = found.connection.scalars(select(ArticleRow.text_group).order_by(ArticleRow.id)).all()
    assert groups == [1, 2, 1, 1]


def test_alerts_are_raised_only_when_asked_for(desk: Desk) -> None:
    silent, loud = RunSummary(), RunSummary()
    record(desk, [reading("quiet")], Settled(), silent, alerting=False)
    record(desk, [reading("paper", claim=replace(CLAIM, pledger="Orrin Foods"))], Settled(), loud)
    assert (silent.pledges_new, silent.alerts_created) == (1, 0)
    assert (loud.pledges_new, loud.alerts_created) == (1, 1)


def test_what_was_said_of_one_of_two_equal_sums_is_not_said_of_the_other(desk: Desk) -> None:
    food = replace(CLAIM, recipient="Hereford Food Bank", themes=(Theme.FOOD,))
    school = replace(CLAIM, recipient="Ludlow School", themes=(Theme.EDUCATION,), evidence=(Span(0, 60),))
    both = replace(reading("first"), claims=(food, school))
    record(desk, [both], Settled(), RunSummary())
    with desk.store.read() as found:
        rejected, kept = found.pledges.walk()
        subject = fingerprint(found.claims.get([rejected.id])[0])
    decide(desk, [Decision(DecisionKind.REJECT, subject, "ann", NOW, "a grant of the county's")])
    record(desk, [reading("second", OTHER, school)], Settled(), RunSummary())
    with desk.store.read() as found:
        states = {pledge.id: pledge.state for pledge in found.pledges.walk()}
    assert states == {rejected.id: PledgeState.REJECTED, kept.id: PledgeState.ACTIVE}
