"""The store: a database that is up to date, and transactions on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from typing import Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from pledgewatch.store.articles import Articles
from pledgewatch.store.backfills import Backfills
from pledgewatch.store.claims import Claims
from pledgewatch.store.decisions import Decisions
from pledgewatch.store.engine import database_url, open_engine
from pledgewatch.store.errors import CannotOpenError, StoreError
from pledgewatch.store.feeds import Feeds
from pledgewatch.store.lock import run_lock
from pledgewatch.store.migrate import upgrade
from pledgewatch.store.outbox import Outbox
from pledgewatch.store.pledges import Pledges
from pledgewatch.store.queue import Queue
from pledgewatch.store.runs import Runs

#: advisory lock of writers on PostgreSQL; any number, but always the same
_WRITERS = 724_002
#: the class of PostgreSQL's errors for a value that is beyond its limits: not the database is at fault, the value is
_TOO_MUCH = "54"


@contextmanager
def _said_plainly() -> Iterator[None]:
    """What is wrong with the database, not with what was asked of it: it is full, it is locked, it is gone."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if str(getattr(error.orig, "sqlstate", "")).startswith(_TOO_MUCH):
            raise
        raise StoreError(f"the database failed: {_first_line(error)}; run again when it is well") from error


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]


class Transaction:
    """What can be done in one transaction, by table."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def feeds(self) -> Feeds:
        return Feeds(self.connection)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.connection)

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.connection)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self.connection)

    @cached_property
    def pledges(self) -> Pledges:
        return Pledges(self.connection)

    @cached_property
    def decisions(self) -> Decisions:
        return Decisions(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def backfills(self) -> Backfills:
        return Backfills(self.connection)

    @cached_property
    def runs(self) -> Runs:
        return Runs(self.connection)


class Store:
    """A database, opened and upgraded. Use it as a context manager, or :meth:`close` it.

    :raises DatabaseURLError: if the URL names no database that can be used
    :raises CannotOpenError: if the database is not there or does not let us in
    :raises NewerSchemaError: if a newer pledgewatch wrote it
    """

    def __init__(self, url: str) -> None:
        parsed = database_url(url)
        self.url = parsed.render_as_string(hide_password=True)
        try:
            upgrade(parsed)
        except DatabaseError as error:
            raise CannotOpenError(
                f"the database {self.url} cannot be opened: {_first_line(error)}; check [database] url"
            ) from error
        self._engine = open_engine(parsed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads: it waits for no writer and sees one state of the database throughout.

        :raises StoreError: if the database fails as such
        """
        with _said_plainly(), self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            else:
                connection.execution_options(reading=True)
            yield Transaction(connection)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that is committed as a whole or not at all. Writers take turns, on both databases: what one
        reads before it writes (which claims are related) is what another would change. Keep it short.

        :raises StoreError: if the database fails as such
        """
        with _said_plainly(), self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
            yield Transaction(connection)

    def exclusive(self, name: str) -> AbstractContextManager[None]:
        """Hold the lock for one kind of work on this database.

        :raises AlreadyRunningError: at once, if another process holds it
        """
        return run_lock(self._engine, name)
