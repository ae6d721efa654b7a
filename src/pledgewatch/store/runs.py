"""The last run of each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from pledgewatch.store.sql import table_of, upsert
from pledgewatch.store.tables import RunRow


@dataclass(frozen=True, slots=True)
class Run:
    """A run and what it did; ``finished`` is None while it runs, and for ever if it was killed."""

    name: str
    started: dt.datetime
    finished: dt.datetime | None
    summary: Mapping[str, Any]


class Runs:
    """Runs by kind."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, run: Run) -> None:
        """Write down a run in the place of the last one of its kind."""
        row = {"name": run.name, "started": run.started, "finished": run.finished, "summary": dict(run.summary)}
        upsert(self._connection, RunRow, [row])

    def last(self, name: str) -> Run | None:
        """The last run of a kind."""
        row = self._connection.execute(select(table_of(RunRow)).where(RunRow.name == name)).one_or_none()
        return None if row is None else Run(row.name, row.started, row.finished, row.summary)
