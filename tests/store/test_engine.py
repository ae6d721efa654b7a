"""A wrong database is one clear line, and no update is ever lost."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from pledgewatch.store import AlreadyRunningError, CannotOpenError, DatabaseURLError, Store, StoreError
from pledgewatch.store.engine import database_url as parse_url
from pledgewatch.store.runs import Run

RUN = Run("poll", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None, {"feeds": 3})
COUNT_UP = """
import sys
from sqlalchemy import text
from pledgewatch.store import Store
with Store(sys.argv[1]) as store:
    for _ in range(50):
        with store.write() as work:
            count = work.connection.scalar(text("select tries from entries"))
            work.connection.execute(text("update entries set tries = :n"), {"n": count + 1})
"""
HOLD = """
import sys, time
from pledgewatch.store import Store
with Store(sys.argv[1]) as store, store.exclusive("poll"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("url", ["postgresql://me@host/name", "postgres://me@host/name", "postgresql+psycopg2://h/n"])
def test_every_way_to_write_postgresql_means_the_driver_that_we_ship_with(url: str) -> None:
    assert parse_url(url).drivername == "postgresql+psycopg"


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_cannot_be_used_is_said_to_be_wrong(url: str) -> None:
    with pytest.raises(DatabaseURLError, match=r"\[database\] url"):
        Store(url)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(CannotOpenError, match=r"postgresql.*cannot be opened.*check \[database\] url") as caught:
        Store("postgresql://me:secret@127.0.0.1:1/name")
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("shopping list " * 100)
    with pytest.raises(CannotOpenError, match="not a database"):
        Store(f"sqlite:///{tmp_path}/notes.db")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpenError, match=r"folder .*file/data cannot be made"):
        Store(f"sqlite:///{tmp_path}/file/data/p.db")


def test_two_processes_that_read_and_then_write_lose_nothing(database_url: str) -> None:
    with Store(database_url) as store:
        with store.write() as work:
            work.connection.execute(
                text(
                    "insert into entries (url, address, title, summary, content, recorded, state, reason, tries, "
                    "next_try) values ('u', 'u', '', '', '', '2026-01-01', 'pending', '', 0, '2026-01-01')"
                )
            )
        started = [
            subprocess.Popen([sys.executable, "-c", COUNT_UP, database_url], stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        assert [process.communicate(timeout=60)[1] for process in started] == ["", ""]
        with store.read() as found:
            assert found.connection.scalar(text("select tries from entries")) == 100


def test_only_one_process_does_one_kind_of_work_and_a_dead_one_holds_nothing(database_url: str) -> None:
    with Store(database_url) as store:
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            with pytest.raises(AlreadyRunningError, match="another poll is running"), store.exclusive("poll"):
                pass
            with store.exclusive("backfill"):
                pass
            other.kill()
            other.wait(timeout=30)
        with store.exclusive("poll"):
            pass


def test_a_transaction_that_fails_leaves_no_trace(store: Store) -> None:
    def fail() -> None:
        with store.write() as work:
            work.runs.save(RUN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.read() as found:
        assert found.runs.last("poll") is None


def test_a_reader_sees_one_state_while_others_write(store: Store) -> None:
    with store.read() as found:
        assert found.runs.last("poll") is None
        with store.write() as work:
            work.runs.save(RUN)
        assert found.runs.last("poll") is None
    with store.read() as found:
        assert found.runs.last("poll") == RUN


def test_a_database_that_fails_as_such_is_said_to_fail(store: Store) -> None:
    end = {
        "sqlite": "pragma max_page_count = 1",  # the disk is full
        "postgresql": "select pg_terminate_backend(pg_backend_pid())",
    }

    def fail() -> None:
        with store.write() as work:
            work.connection.execute(text(end[work.connection.dialect.name]))
            work.runs.save(replace(RUN, summary={"text": "x" * 100_000}))

    with pytest.raises(StoreError, match=r"the database failed: .*(full|terminat)"):
        fail()
