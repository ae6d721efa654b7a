"""How a database is opened: one way for SQLite, one for PostgreSQL, and never the drivers' defaults."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from pledgewatch.store.columns import storable
from pledgewatch.store.errors import CannotOpenError, DatabaseURLError

#: seconds that a writer waits for another before it gives up
BUSY_TIMEOUT = 60
_NUL_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def database_url(text: str) -> URL:
    """``text`` as a URL with the driver that pledgewatch uses: ``postgresql://`` means psycopg 3, whatever
    SQLAlchemy's version takes it for.

    :raises DatabaseURLError: if it is no URL, or of another kind of database
    """
    hint = "use sqlite:///FILE or postgresql://USER@HOST/NAME"
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise DatabaseURLError(f"[database] url is not a database's URL; {hint}") from error
    match url.get_backend_name():
        case "sqlite":
            if url.database in (None, "", ":memory:"):
                raise DatabaseURLError(
                    "[database] url names no file: SQLite must have one, such as sqlite:///data/p.db"
                )
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise DatabaseURLError(f"[database] url: pledgewatch cannot use {other}; {hint}")


def open_engine(url: URL, *, migrating: bool = False) -> Engine:
    """An engine whose transactions lose nothing.

    On SQLite, writers queue up at BEGIN IMMEDIATE: with the driver's own transactions two processes that read and then
    write lose each other's updates without an error. ``migrating`` leaves foreign keys unchecked, since rebuilding a
    parent table would otherwise delete its children.

    :raises CannotOpenError: if the folder of an SQLite file cannot be made
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            json_serializer=_dump_json,
            json_deserializer=orjson.loads,
            poolclass=NullPool if migrating else None,
            pool_pre_ping=not migrating,
        )
    folder = sqlite_path(url).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpenError(f"the database's folder {folder} cannot be made: {error.strerror}") from error
    engine = create_engine(
        url,
        json_serializer=_dump_json,
        json_deserializer=orjson.loads,
        poolclass=NullPool if migrating else None,
    )
    pragmas = (
        f"busy_timeout={BUSY_TIMEOUT * 1000}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        f"foreign_keys={'OFF' if migrating else 'ON'}",
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def sqlite_path(url: URL) -> Path:
    """The file of an SQLite database."""
    return Path(str(url.database)).absolute()


def _dump_json(value: Any) -> str:
    """JSON that PostgreSQL's ``jsonb`` takes whatever a page held: see :func:`~pledgewatch.store.columns.storable`."""
    return storable(_NUL_ESCAPE.sub(r"\1" + "\ufffd", json.dumps(value, ensure_ascii=False)))
