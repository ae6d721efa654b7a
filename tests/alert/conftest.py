"""What the alert tests share: the pledge of the project's first story."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pledgewatch.alert import Reason
from pledgewatch.model import (
    Alert,
    Claim,
    DollarValue,
    Kind,
    Money,
    Pledge,
    PledgeState,
    Status,
    StoredClaim,
    Theme,
)

NOW = dt.datetime(2021, 9, 4, 12, tzinfo=dt.UTC)


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def pledge() -> Pledge:
    return Pledge(
        id=7,
        pledger="Alibaba Group",
        kind=Kind.INVESTMENT,
        status=Status.NEW,
        state=PledgeState.ACTIVE,
        confidence=0.93,
        claims=(1,),
        also=("Alibaba",),
        money=Money(Decimal(100_000_000_000), "CNY"),
        usd=DollarValue(Decimal("15497451234.12"), Decimal("0.154975"), dt.date(2021, 9, 3), "ECB"),
        announced="2021-09-03",
        themes=(Theme.JOBS, Theme.POVERTY),
        region=("China",),
        evidence=("Alibaba will put 100 billion yuan into common prosperity.",),
    )


@pytest.fixture
def claim() -> StoredClaim:
    said = Claim("Alibaba Group", Kind.INVESTMENT, Status.NEW, evidence=(), confidence=0.93)
    return StoredClaim(
        id=1,
        claim=said,
        article_id=1,
        url="https://news.example/alibaba",
        title="Alibaba promises 100 billion yuan",
        outlet="The Example",
        published=dt.date(2021, 9, 4),
        recorded=NOW,
    )


@pytest.fixture
def alert(pledge: Pledge, claim: StoredClaim, now: dt.datetime) -> Alert:
    return Alert(
        key="7:new",
        pledge=pledge,
        reason=Reason.NEW,
        rule="everything",
        channels=(),
        created=now,
        claims=(claim,),
    )
