"""A user opens any database, old, new or shared, and finds its tables right."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Table, inspect, text

from pledgewatch.store import NewerSchemaError, Store
from pledgewatch.store.engine import database_url as parse_url
from pledgewatch.store.engine import open_engine
from pledgewatch.store.migrate import check, upgrade
from pledgewatch.store.tables import Base


def test_the_migrations_make_the_tables_that_the_program_declares(database_url: str) -> None:
    url = parse_url(database_url)
    upgrade(url)
    check(url)  # raises if they differ
    assert set(inspect(open_engine(url)).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_opening_a_database_twice_changes_nothing(database_url: str) -> None:
    for _ in range(2):
        with Store(database_url) as store, store.read() as found:
            assert found.connection.scalar(text("select count(*) from alembic_version")) == 1


def test_several_processes_may_make_the_tables_at_once(database_url: str, tmp_path: Path) -> None:
    program = "import sys; from pledgewatch.store import Store; Store(sys.argv[1]).close()"
    started = [
        subprocess.Popen([sys.executable, "-c", program, database_url], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [("", 0)] * 3
    check(parse_url(database_url))


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    with Store(database_url) as store, store.write() as work:
        work.connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(NewerSchemaError, match=r"schema 9999.*upgrade pledgewatch"):
        Store(database_url)


def test_opening_a_database_that_is_up_to_date_does_not_read_it_through(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'p.db'}"
    Store(url).close()
    with sqlite3.connect(tmp_path / "p.db") as by_hand:  # without looking after references
        by_hand.execute("insert into sketches (hash, article_id) values (1, 99)")
    Store(url).close()  # the reading would find the article missing, and blame an upgrade that there was none of


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_and_column_says_what_it_means(table: Table) -> None:
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []
