"""The work queue: addresses to read, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from pledgewatch.model import Entry, EntryState
from pledgewatch.store.sql import batches, insert_new, table_of, update_by_id
from pledgewatch.store.tables import EntryRow

_TABLE = table_of(EntryRow)


@dataclass(frozen=True, slots=True)
class QueuedEntry:
    """An entry that waits to be read. ``url`` is its canonical URL, ``entry.url`` the address to fetch."""

    id: int
    url: str
    entry: Entry
    tries: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one try to read an entry.

    ``next_try`` is None unless the entry stays pending; ``tries`` counts failures so far.
    """

    id: int
    state: EntryState
    reason: str = ""
    tries: int = 0
    next_try: dt.datetime | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry that could not be read so far, and why. A ``pending`` one is tried again at ``next_try``."""

    address: str
    state: EntryState
    reason: str
    tries: int
    next_try: dt.datetime | None


class Queue:
    """The entries table: nothing leaves it, only the state of an entry changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, feed_id: int | None, entries: Sequence[tuple[str, Entry]], now: dt.datetime) -> int:
        """Queue entries by their canonical URLs; those that are known already stay as they are.

        :return: how many are new
        """
        first: dict[str, Entry] = {}
        for url, entry in entries:
            first.setdefault(url, entry)
        known = self._known(list(first))
        rows = [
            {
                "url": url,
                "address": entry.url,
                "feed_id": feed_id,
                "title": entry.title,
                "summary": entry.summary,
                "content": entry.content,
                "published": entry.published,
                "recorded": now,
                "state": EntryState.PENDING.value,
                "reason": "",
                "tries": 0,
                "next_try": now,
            }
            for url, entry in first.items()
            if url not in known
        ]
        return len(insert_new(self._connection, EntryRow, rows, "id"))

    def _known(self, urls: Sequence[str]) -> set[str]:
        # asked first, because an insert that meets a known key still burns a number on PostgreSQL
        return {
            url
            for piece in batches(urls)
            for url in self._connection.scalars(select(EntryRow.url).where(EntryRow.url.in_(piece)))
        }

    def due(self, now: dt.datetime, limit: int) -> list[QueuedEntry]:
        """The next entries to read, those that wait longest first."""
        columns = (_TABLE.c[name] for name in ("id", "url", "address", "title", "summary", "content", "published"))
        rows = self._connection.execute(
            select(*columns, _TABLE.c.tries)
            .where(_TABLE.c.state == EntryState.PENDING.value, _TABLE.c.next_try <= now)
            .order_by(_TABLE.c.next_try, _TABLE.c.id)
            .limit(limit)
        )
        return [
            QueuedEntry(
                row.id, row.url, Entry(row.address, row.title, row.summary, row.published, row.content), row.tries
            )
            for row in rows
        ]

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of entries. The feed's full text is dropped with the last try."""
        for pending in (True, False):
            rows = [
                {
                    "id": outcome.id,
                    "state": outcome.state.value,
                    "reason": outcome.reason,
                    "tries": outcome.tries,
                    "article_id": outcome.article_id,
                }
                | ({"next_try": outcome.next_try} if pending else {"content": ""})
                for outcome in outcomes
                if (outcome.state is EntryState.PENDING) == pending
            ]
            update_by_id(self._connection, EntryRow, rows)

    def counts(self) -> dict[EntryState, int]:
        """How many entries are in each state."""
        rows = self._connection.execute(select(EntryRow.state, func.count()).group_by(EntryRow.state))
        return {EntryState(state): count for state, count in rows}

    def unread(self, limit: int) -> list[UnreadEntry]:
        """The entries that could not be read, those that arrived last first."""
        columns = (_TABLE.c[name] for name in ("address", "state", "reason", "tries", "next_try"))
        rows = self._connection.execute(
            select(*columns).where(_TABLE.c.reason != "").order_by(_TABLE.c.id.desc()).limit(limit)
        )
        return [
            UnreadEntry(
                row.address,
                EntryState(row.state),
                row.reason,
                row.tries,
                row.next_try if row.state == EntryState.PENDING.value else None,
            )
            for row in rows
        ]

    def due_count(self, now: dt.datetime) -> int:
        """How many entries wait to be read now."""
        waiting = (EntryRow.state == EntryState.PENDING.value, EntryRow.next_try <= now)
        return self._connection.scalar(select(func.count()).select_from(EntryRow).where(*waiting)) or 0
