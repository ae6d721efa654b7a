"""Long work and its progress: backfills, and the last run of each kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base


class BackfillRow(Base):
    """A list of articles read on request, apart from the feeds."""

    __tablename__ = "backfills"
    __table_args__ = ({"comment": "lists of articles that a person asked to be read"},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the backfill")
    key: Mapped[str] = mapped_column(
        Words, unique=True, comment="source and options: asking for the same again resumes it"
    )
    source: Mapped[str] = mapped_column(Words, comment="what is read: a file, a folder")
    options: Mapped[dict[str, Any]] = mapped_column(Json, comment="date range, whether alerts were asked for")
    created: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when it was first asked for")
    finished: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when its source was read to the end")


class BackfillItemRow(Base):
    """One item of a backfill that was dealt with. What has no row is still to do."""

    __tablename__ = "backfill_items"
    __table_args__ = (Index(None, "backfill_id", "state"), {"comment": "the items of backfills that were dealt with"})

    backfill_id: Mapped[int] = mapped_column(
        ForeignKey("backfills.id", ondelete="CASCADE"), primary_key=True, comment="the backfill"
    )
    item: Mapped[str] = mapped_column(Words, primary_key=True, comment="canonical URL or file of the item")
    state: Mapped[str] = mapped_column(Words, comment="read, screened_out, out_of_range, failed or gone")
    reason: Mapped[str] = mapped_column(Words, comment="why it failed: a short slug, else empty")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"), index=True, comment="the article that it led to"
    )


class RunRow(Base):
    """The last run of each kind: a run that finds nothing new leaves no new row behind."""

    __tablename__ = "runs"
    __table_args__ = ({"comment": "the last run of each kind"},)

    name: Mapped[str] = mapped_column(Words, primary_key=True, comment="kind of run: poll, backfill ...")
    started: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when it started")
    finished: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it ended; null: it did not")
    summary: Mapped[dict[str, Any]] = mapped_column(Json, comment="what it did, in numbers")
