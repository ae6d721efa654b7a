"""Articles that were read, and the index that finds near copies of a text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base


class ArticleRow(Base):
    """A page as extraction understood it. The text is kept, since the evidence of claims points into it."""

    __tablename__ = "articles"
    __table_args__ = ({"comment": "articles that were read, with their text"},)

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the article")
    url: Mapped[str] = mapped_column(Words, unique=True, comment="canonical URL")
    outlet: Mapped[str] = mapped_column(Words, comment="who published it")
    title: Mapped[str] = mapped_column(Words, comment="headline")
    text: Mapped[str] = mapped_column(Words, comment="the article's text, paragraphs parted by empty lines")
    published: Mapped[dt.date | None] = mapped_column(Date, comment="day of publication as the outlet printed it")
    published_from: Mapped[str | None] = mapped_column(
        Words, comment="where that day was found: feed, json-ld, meta, htmldate, url or given"
    )
    language: Mapped[str | None] = mapped_column(Words, comment="language of the text, if known")
    flags: Mapped[list[Any]] = mapped_column(Json, comment="what is odd about the page: paywall, stub ...")
    fetched: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when the page came over the wire")
    recorded: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when the article was stored")
    text_group: Mapped[int | None] = mapped_column(
        index=True, comment="smallest id of the articles whose texts are near copies of this one; null without claims"
    )


class SketchRow(Base):
    """One of the few hashes that stand for a text: near copies share most of them."""

    __tablename__ = "sketches"
    __table_args__ = (
        Index(None, "article_id"),
        {"comment": "near-duplicate index: shingle hashes of the texts that hold claims"},
    )

    hash: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, comment="hash of a shingle, as a signed 64-bit number"
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, comment="the article whose text holds it"
    )
