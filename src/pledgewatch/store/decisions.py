"""People's decisions. They are only ever added; taking one back leaves a trace too."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from pledgewatch.model import Decision, DecisionKind
from pledgewatch.store.sql import insert_new, table_of
from pledgewatch.store.tables import DecisionRow

_TABLE = table_of(DecisionRow)


@dataclass(frozen=True, slots=True)
class RecordedDecision:
    """A decision with its number, and when it was taken back, if it was."""

    id: int
    decision: Decision
    undone: dt.datetime | None


class Decisions:
    """Decisions in order of arrival."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decisions: Sequence[Decision]) -> list[int]:
        """Record decisions; one that is there already, to the letter, is not recorded twice.

        :return: the numbers of the new ones
        """
        rows = {_key(decision): _values(decision) for decision in decisions}
        keyed = [values | {"key": key} for key, values in rows.items()]
        return [row.id for row in insert_new(self._connection, DecisionRow, keyed, "id")]

    def all(self) -> list[RecordedDecision]:
        """Every decision ever made, the undone ones too."""
        rows = self._connection.execute(select(_TABLE).order_by(_TABLE.c.id))
        return [RecordedDecision(row.id, _decision(row._mapping), row.undone) for row in rows]

    def standing(self) -> list[Decision]:
        """The decisions that hold."""
        return [recorded.decision for recorded in self.all() if recorded.undone is None]

    def undo(self, number: int, now: dt.datetime) -> Decision | None:
        """Take a decision back.

        :return: the decision, or None if none of this number stands
        """
        taken_back = (
            update(_TABLE)
            .where(_TABLE.c.id == number, _TABLE.c.undone.is_(None))
            .values(undone=now)
            .returning(*_TABLE.c)
        )
        row = self._connection.execute(taken_back).one_or_none()
        return None if row is None else _decision(row._mapping)


def _values(decision: Decision) -> dict[str, Any]:
    return {
        "kind": decision.kind.value,
        "subject": decision.subject,
        "other": decision.other,
        "field": decision.field,
        "value": decision.value,
        "who": decision.who,
        "decided": decision.when,
        "why": decision.why,
    }


def _key(decision: Decision) -> str:
    values = _values(decision) | {"decided": decision.when.astimezone(dt.UTC).isoformat()}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _decision(row: Mapping[Any, Any]) -> Decision:
    return Decision(
        kind=DecisionKind(row["kind"]),
        subject=row["subject"],
        who=row["who"],
        when=row["decided"],
        why=row["why"],
        other=row["other"],
        field=row["field"],
        value=row["value"],
    )
