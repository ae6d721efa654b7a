"""Alerts: written in the transaction of the pledge change that caused them, delivered afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base


class AlertRow(Base):
    """What people are told of one pledge change."""

    __tablename__ = "alerts"
    __table_args__ = (Index(None, "pledge_id"), {"comment": "the outbox: what people are to be told"})

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the alert")
    key: Mapped[str] = mapped_column(Words, unique=True, comment="idempotency key: one alert for one occasion")
    pledge_id: Mapped[int] = mapped_column(comment="the pledge's number when the alert was raised")
    reason: Mapped[str] = mapped_column(Words, comment="what happened: new, raised, cut ...")
    rule: Mapped[str] = mapped_column(Words, comment="the rule of alerts.toml that chose it")
    payload: Mapped[dict[str, Any]] = mapped_column(Json, comment="the alert with its pledge as it then was")
    created: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when the pledge changed")


class DeliveryRow(Base):
    """One alert on its way over one channel."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("alert_id", "channel"),
        Index(None, "state", "next_try"),
        {"comment": "each alert's way over each of its channels"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the delivery")
    alert_id: Mapped[int] = mapped_column(ForeignKey("alerts.id", ondelete="CASCADE"), comment="the alert")
    channel: Mapped[str] = mapped_column(Words, comment="name of the channel in alerts.toml")
    state: Mapped[str] = mapped_column(Words, comment="pending, sent or given_up")
    tries: Mapped[int] = mapped_column(comment="tries so far")
    next_try: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="while pending: not to be tried before")
    last_error: Mapped[str] = mapped_column(Words, comment="why the last try failed, else empty")
    sent: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it was delivered")
