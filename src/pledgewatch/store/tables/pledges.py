"""Pledges, which are derived, and people's decisions, which are not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Exact, Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base, Promise


class PledgeRow(Promise, Base):
    """One real-world promise. A pure function of claims and decisions: it can be dropped and rebuilt."""

    __tablename__ = "pledges"
    __table_args__ = ({"comment": "one row a promise, derived from claims and decisions"},)

    id: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="stable number: that of the claim that founded the pledge"
    )
    state: Mapped[str] = mapped_column(Words, comment="active, review or rejected; only active ones count and alert")
    part_of: Mapped[int | None] = mapped_column(index=True, comment="the pledge that this one is a part of")
    usd_amount: Mapped[Decimal | None] = mapped_column(Exact, comment="the sum in US dollars at the rate beside it")
    usd_rate: Mapped[Decimal | None] = mapped_column(Exact, comment="US dollars for one unit of the currency")
    usd_rate_date: Mapped[dt.date | None] = mapped_column(Date, comment="day of that rate")
    usd_rate_source: Mapped[str | None] = mapped_column(Words, comment="who published that rate")
    evidence: Mapped[list[Any]] = mapped_column(Json, comment="the sentences that carry it, in words")
    first_seen: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when its first claim was recorded")
    outlets: Mapped[int] = mapped_column(comment="outlets that told of it")
    texts: Mapped[int] = mapped_column(comment="independent texts among its articles: near copies count once")
    history: Mapped[list[Any]] = mapped_column(Json, comment="announced, raised, cut ...: events in order")
    because: Mapped[dict[str, Any]] = mapped_column(Json, comment="for each field the claim that it was taken from")


class PledgeClaimRow(Base):
    """Which pledge a claim belongs to: exactly one."""

    __tablename__ = "pledge_claims"
    __table_args__ = (Index(None, "pledge_id"), {"comment": "which pledge a claim belongs to"})

    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="the claim"
    )
    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledges.id", ondelete="CASCADE"), comment="its pledge")


class PledgeRedirectRow(Base):
    """The number of a pledge that was merged into another, so that old links still find it."""

    __tablename__ = "pledge_redirects"
    __table_args__ = (Index(None, "pledge_id"), {"comment": "numbers of pledges that were merged into others"})

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="the number it had")
    pledge_id: Mapped[int] = mapped_column(
        ForeignKey("pledges.id", ondelete="CASCADE"), comment="the pledge that it is now"
    )


class DecisionRow(Base):
    """A person's word. Rows are only added; taking one back sets ``undone``."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "subject"),
        Index(None, "other"),
        {"comment": "what people decided; outranks every run"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the decision, in order of arrival")
    key: Mapped[str] = mapped_column(Words, unique=True, comment="hash of its content: importing twice adds nothing")
    kind: Mapped[str] = mapped_column(Words, comment="confirm, reject, same, different or correct")
    subject: Mapped[str] = mapped_column(Words, comment="fingerprint of the claim it is about")
    other: Mapped[str | None] = mapped_column(Words, comment="fingerprint of the other claim (same, different)")
    field: Mapped[str | None] = mapped_column(Words, comment="the field that is corrected")
    value: Mapped[str | None] = mapped_column(Words, comment="its right value")
    who: Mapped[str] = mapped_column(Words, comment="who decided")
    decided: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when")
    why: Mapped[str] = mapped_column(Words, comment="for what reason, in the person's words")
    undone: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it was taken back, else null")
