"""Where articles come from: feeds, and the queue of addresses that they handed on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pledgewatch.store.columns import Json, UTCDateTime, Words
from pledgewatch.store.tables.base import Base


class FeedRow(Base):
    """A feed that is followed, with what polling has learnt of it (:class:`pledgewatch.model.Feed`)."""

    __tablename__ = "feeds"
    __table_args__ = (Index(None, "next_due"), {"comment": "feeds that are followed, and how they behave"})

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the feed")
    address: Mapped[str] = mapped_column(Words, unique=True, comment="as feeds.opml has it; a move does not change it")
    url: Mapped[str] = mapped_column(Words, comment="where the feed is now: permanent redirects are followed")
    title: Mapped[str] = mapped_column(Words, comment="name of the feed")
    group: Mapped[str] = mapped_column(Words, comment="heading that it stands under in feeds.opml")
    enabled: Mapped[bool] = mapped_column(comment="whether feeds.opml names it and has it switched on")
    state: Mapped[str] = mapped_column(Words, comment="new, ok, failing or retired")
    note: Mapped[str] = mapped_column(Words, comment="what a person should know of it")
    interval: Mapped[int] = mapped_column(comment="seconds between two polls while it works")
    next_due: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when to poll next; null: at once")
    last_polled: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it was last asked")
    last_ok: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it last answered and was understood")
    last_changed: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="when it last held something new")
    last_error: Mapped[str | None] = mapped_column(Words, comment="why the last poll failed, else null")
    failures: Mapped[int] = mapped_column(comment="polls that failed in a row")
    polls: Mapped[int] = mapped_column(comment="polls in all")
    etag: Mapped[str | None] = mapped_column(Words, comment="validator from the last answer (RFC 9110, 8.8.3)")
    last_modified: Mapped[str | None] = mapped_column(Words, comment="validator from the last answer (RFC 9110, 8.8.2)")
    trust_validators: Mapped[bool] = mapped_column(comment="false: its 304 answers proved false")
    unmodified: Mapped[int] = mapped_column(comment="304 answers in a row since a body was last seen")
    body_hash: Mapped[str | None] = mapped_column(Words, comment="SHA-256 of the last body, in hexadecimal")
    last_entries: Mapped[list[Any]] = mapped_column(Json, comment="hashes of the addresses that the last poll saw")
    newest_published: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="latest time among its entries")
    gap: Mapped[bool] = mapped_column(comment="whether entries were missed between the last two polls")


class EntryRow(Base):
    """An address to read: this table is the work queue, and the memory of what was read."""

    __tablename__ = "entries"
    __table_args__ = (
        Index(None, "state", "next_try", "id"),
        {"comment": "the work queue: every address that a feed handed on, once"},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="number of the entry, in order of arrival")
    url: Mapped[str] = mapped_column(Words, unique=True, comment="canonical URL: one story, one entry")
    address: Mapped[str] = mapped_column(Words, comment="the URL as the feed gave it: what is fetched")
    feed_id: Mapped[int | None] = mapped_column(
        ForeignKey("feeds.id", ondelete="SET NULL"), index=True, comment="the feed that handed it on first"
    )
    title: Mapped[str] = mapped_column(Words, comment="title in the feed")
    summary: Mapped[str] = mapped_column(Words, comment="summary in the feed (HTML, untrusted)")
    content: Mapped[str] = mapped_column(
        Words, comment="full text in the feed (HTML, untrusted); emptied when the entry is done with"
    )
    published: Mapped[dt.datetime | None] = mapped_column(UTCDateTime, comment="time of publication in the feed")
    recorded: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="when the entry was first seen")
    state: Mapped[str] = mapped_column(Words, comment="pending, screened_out, read, failed or gone")
    reason: Mapped[str] = mapped_column(Words, comment="why it failed or waits: a short slug, else empty")
    tries: Mapped[int] = mapped_column(comment="failed tries so far")
    next_try: Mapped[dt.datetime] = mapped_column(UTCDateTime, comment="while pending: not to be fetched before")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"), index=True, comment="the article that it led to"
    )
