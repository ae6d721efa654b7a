"""What goes into the database comes out again, to the last digit and the last microsecond."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from pledgewatch.store.columns import Exact, Json, UTCDateTime, Words, storable
from pledgewatch.store.engine import database_url as parse_url
from pledgewatch.store.engine import open_engine

SHELF = Table(
    "shelf",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("number", Exact),
    Column("time", UTCDateTime),
    Column("words", Words),
    Column("json", Json),
)
SUMS = st.decimals(min_value=0, max_value=Decimal(10) ** 18, places=2, allow_nan=False, allow_infinity=False)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(parse_url(database_url))
    SHELF.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        yield connection


# the shelf is emptied by each example itself
_shared = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_shared
@given(sums=st.lists(SUMS, min_size=1, max_size=5))
def test_sums_are_kept_and_sorted_exactly(connection: Connection, sums: list[Decimal]) -> None:
    connection.execute(SHELF.delete())
    connection.execute(insert(SHELF), [{"number": number} for number in sums])
    assert list(connection.scalars(select(SHELF.c.number).order_by(SHELF.c.number))) == sorted(sums)
    middle = sums[0]
    larger = connection.scalars(select(SHELF.c.number).where(SHELF.c.number > middle))
    assert sorted(larger) == sorted(number for number in sums if number > middle)


@pytest.mark.parametrize("number", ["621380.55", "1000000000000000000.01", "0.1", "33.33", "1E+3", "1e30", "5.00"])
def test_a_sum_as_printed_comes_back_as_the_same_number(connection: Connection, number: str) -> None:
    connection.execute(insert(SHELF).values(number=Decimal(number)))
    assert connection.scalar(select(SHELF.c.number)) == Decimal(number)


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(connection: Connection, number: str) -> None:
    with pytest.raises(StatementError, match="not a number"):
        connection.execute(insert(SHELF).values(number=Decimal(number)))


@_shared
@given(time=st.datetimes(min_value=dt.datetime(1900, 1, 2), timezones=st.timezones()))  # noqa: DTZ001
def test_an_instant_comes_back_as_the_same_instant_in_utc(connection: Connection, time: dt.datetime) -> None:
    connection.execute(SHELF.delete())
    connection.execute(insert(SHELF).values(time=time))
    kept = connection.scalar(select(SHELF.c.time))
    assert kept == time.astimezone(dt.UTC)
    assert kept is not None
    assert kept.tzinfo is dt.UTC


def test_a_time_without_a_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="without a time zone"):
        connection.execute(insert(SHELF).values(time=dt.datetime(2026, 1, 1)))  # noqa: DTZ001


@_shared
@given(words=st.text(st.characters()))
def test_any_text_can_be_kept(connection: Connection, words: str) -> None:
    connection.execute(SHELF.delete())
    connection.execute(insert(SHELF).values(words=words, json=[words, {"in": words}]))
    kept = connection.execute(select(SHELF.c.words, SHELF.c.json)).one()
    assert kept.words == storable(words)
    assert kept.json == [storable(words), {"in": storable(words)}]
    assert len(storable(words)) == len(words)


def test_characters_that_no_database_keeps_are_replaced_one_for_one() -> None:
    assert storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_a_backslash_before_u0000_is_not_mistaken_for_a_nul(connection: Connection) -> None:
    connection.execute(insert(SHELF).values(json=["\\u0000", "\\\x00"]))
    assert connection.scalar(select(SHELF.c.json)) == ["\\u0000", "\\\ufffd"]
