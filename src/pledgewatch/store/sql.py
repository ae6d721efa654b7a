"""The few statements that every part of the store writes in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Insert, Row, Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from pledgewatch.store.tables import Base

T = TypeVar("T")

#: parameters of one ``IN (...)``; databases bound their number
BATCH = 500

Values = Mapping[str, Any]


def table_of(row: type[Base]) -> Table:
    """The table behind a declared class, for statements that need no objects."""
    return cast(Table, row.__table__)


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """``items`` in pieces that fit one statement."""
    iterator = iter(items)
    while piece := tuple(islice(iterator, BATCH)):
        yield piece


def insert_new(
    connection: Connection, table: type[Base], rows: Sequence[Values], *returning: str
) -> Sequence[Row[Any]]:
    """Insert the rows whose unique keys are not there yet, and give back those: "what is new" in one statement."""
    if not rows:
        return ()
    statement = _insert(connection.dialect.name, table).on_conflict_do_nothing()
    if not returning:
        connection.execute(statement, list(rows))
        return ()
    columns = [table_of(table).c[name] for name in returning]
    return connection.execute(statement.returning(*columns), list(rows)).all()


def upsert(connection: Connection, table: type[Base], rows: Sequence[Values]) -> None:
    """Insert rows, or overwrite those with the same primary key. A key may stand in ``rows`` only once (PostgreSQL)."""
    if rows:
        connection.execute(_upserting(connection.dialect.name, table, tuple(rows[0])), list(rows))


def update_by_id(connection: Connection, table: type[Base], rows: Sequence[Values]) -> None:
    """Overwrite columns of rows named by ``id``. All of ``rows`` set the same columns."""
    if rows:
        keyed = [{f"_{name}" if name == "id" else name: value for name, value in row.items()} for row in rows]
        target = table_of(table)
        connection.execute(update(target).where(target.c.id == bindparam("_id")), keyed)


@cache  # what a conflict would overwrite takes longer to spell out than to write
def _upserting(dialect: str, table: type[Base], columns: tuple[str, ...]) -> Insert:
    statement, key = _insert(dialect, table), table_of(table).primary_key.columns
    changed = {name: statement.excluded[name] for name in columns if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=changed)


def _insert(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
