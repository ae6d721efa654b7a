"""Column types that hold exactly what they are given, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Numeric, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

#: digits before the point up to which sums sort by size on SQLite
_DIGITS = 24
# PostgreSQL keeps no NUL in text, and neither database a lone half of a surrogate pair; hostile pages hold both.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

#: lists and small records; ``jsonb`` on PostgreSQL
Json = JSON().with_variant(JSONB(), "postgresql")


def storable(text: str) -> str:
    """``text`` with each character that no database keeps replaced by U+FFFD, so that offsets stay right."""
    return _UNSTORABLE.sub("\ufffd", text)


class UTCDateTime(TypeDecorator[dt.datetime]):
    """An instant. SQLite would drop the offset of an aware time without a word, so all are kept in UTC.

    :raises ValueError: for a naive time, which says no instant at all
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value!r}")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept to the last digit: NUMERIC on PostgreSQL, text on SQLite.

    SQLite has no exact decimal (NUMERIC is a float there), and 64-bit cents end below 10^17. Its text is padded with
    zeros, so that it sorts and compares by size up to 10^24; ``sum()`` over it is only as exact as a float, so totals
    are added up in Python.

    :raises ValueError: for what is not a number (NaN, infinity)
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"not a number that can be kept: {value}")
        plain = format(value, "f")
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        if dialect.name != "sqlite":
            return Decimal(plain)
        whole, point, rest = plain.partition(".")
        return whole.zfill(_DIGITS) + point + rest

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Words(TypeDecorator[str]):
    """Text from outside, made :func:`storable` on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)
