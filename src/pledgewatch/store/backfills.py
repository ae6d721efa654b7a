"""Backfills: what was asked for, and which items are dealt with."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select, update

from pledgewatch.model import EntryState
from pledgewatch.store.sql import batches, insert_new, table_of, upsert
from pledgewatch.store.tables import BackfillItemRow, BackfillRow

#: the state of an item that was published outside the dates asked for
OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Backfill:
    """A list of articles that a person asked to be read; ``items`` counts those dealt with, by state."""

    id: int
    source: str
    options: Mapping[str, Any]
    created: dt.datetime
    finished: dt.datetime | None
    items: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What became of one item: ``state`` is an :class:`~pledgewatch.model.EntryState` or :data:`OUT_OF_RANGE`."""

    item: str
    state: str
    reason: str = ""
    article_id: int | None = None


class Backfills:
    """Backfills by number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, source: str, options: Mapping[str, Any], now: dt.datetime) -> int:
        """Begin a backfill, or take up the one that was asked for in the same words."""
        key = hashlib.sha256(json.dumps([source, options], sort_keys=True).encode()).hexdigest()
        known = self._connection.scalar(select(BackfillRow.id).where(BackfillRow.key == key))
        if known is not None:
            return known
        row = {"key": key, "source": source, "options": dict(options), "created": now}
        return int(insert_new(self._connection, BackfillRow, [row], "id")[0].id)

    def finish(self, number: int, now: dt.datetime) -> None:
        """Its source was read to the end."""
        self._connection.execute(update(BackfillRow).where(BackfillRow.id == number).values(finished=now))

    def all(self) -> list[Backfill]:
        """Every backfill with its progress, in order."""
        items: dict[int, dict[str, int]] = {}
        counted = select(BackfillItemRow.backfill_id, BackfillItemRow.state, func.count())
        for number, state, count in self._connection.execute(
            counted.group_by(BackfillItemRow.backfill_id, BackfillItemRow.state)
        ):
            items.setdefault(number, {})[state] = count
        rows = self._connection.execute(select(table_of(BackfillRow)).order_by(BackfillRow.id))
        return [
            Backfill(row.id, row.source, row.options, row.created, row.finished, items.get(row.id, {})) for row in rows
        ]

    def done(self, number: int, items: Sequence[str], *, failed_again: bool = False) -> set[str]:
        """Which of ``items`` are dealt with; with ``failed_again`` those that failed count as still to do."""
        conditions = [BackfillItemRow.backfill_id == number]
        if failed_again:
            conditions.append(BackfillItemRow.state != EntryState.FAILED.value)
        return {
            item
            for piece in batches(items)
            for item in self._connection.scalars(
                select(BackfillItemRow.item).where(*conditions, BackfillItemRow.item.in_(piece))
            )
        }

    def settle(self, number: int, outcomes: Sequence[ItemOutcome]) -> None:
        """Write down what became of items."""
        rows = {
            outcome.item: {
                "backfill_id": number,
                "item": outcome.item,
                "state": outcome.state,
                "reason": outcome.reason,
                "article_id": outcome.article_id,
            }
            for outcome in outcomes
        }
        upsert(self._connection, BackfillItemRow, list(rows.values()))
