"""One process at a time for one kind of work. The lock vanishes with the process that holds it, however that ends."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from pledgewatch.store.engine import sqlite_path
from pledgewatch.store.errors import AlreadyRunningError


@contextmanager
def run_lock(engine: Engine, name: str) -> Iterator[None]:
    """Hold the lock ``name`` of this database: an advisory lock of PostgreSQL, a locked file beside SQLite's.

    :raises AlreadyRunningError: at once, if another process holds it
    """
    busy = AlreadyRunningError(f"another {name} is running on this database; wait for it to end or stop it")
    if engine.dialect.name == "postgresql":
        key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
        # held by the session, not by a transaction
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.scalar(text("select pg_try_advisory_lock(:key)"), {"key": key}):
                raise busy
            try:
                yield
            finally:
                connection.execute(text("select pg_advisory_unlock(:key)"), {"key": key})
    else:
        path = sqlite_path(engine.url)
        with path.with_name(f"{path.name}.{name}.lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise busy from None
            yield
