"""What articles say: claims, and the blocks in which resolution compares them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base, Promise


class ClaimRow(Promise, Base):
    """What one article says of one pledge. Never changed once written; everything else is derived from it."""

    __tablename__ = "claims"
    __table_args__ = (Index(None, "article_id"), {"comment": "what one article says of one pledge"})

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the claim")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), comment="the article that says it"
    )
    fingerprint: Mapped[str] = mapped_column(
        Words, unique=True, comment="the same for the same claim in every database and run; decisions name it"
    )
    recorded: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when the claim was stored")
    part_of: Mapped[int | None] = mapped_column(
        ForeignKey("claims.id"), index=True, comment="the claim of the same article that this one is a part of"
    )
    family: Mapped[int | None] = mapped_column(
        index=True, comment="smallest number of the claims that must be resolved together with it"
    )
    evidence: Mapped[list[Any]] = mapped_column(
        Json, comment="the sentences that carry it: [start, end, title|text] in the article's characters"
    )
    evidence_text: Mapped[list[Any]] = mapped_column(Json, comment="the same sentences in words")
    sources: Mapped[dict[str, Any]] = mapped_column(
        Json, comment="for each field the characters it was read from: {field: [[start, end, part], ...]}"
    )


class ClaimBlockRow(Base):
    """A key under which a claim is found by those that may be the same pledge."""

    __tablename__ = "claim_blocks"
    __table_args__ = (
        Index(None, "claim_id"),
        {"comment": "keys under which claims are found by those that may be the same pledge"},
    )

    block: Mapped[str] = mapped_column(Words, primary_key=True, comment="pledger, size and year, coarsely")
    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, comment="a claim in it"
    )
