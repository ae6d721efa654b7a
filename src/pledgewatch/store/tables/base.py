"""What all tables share: names that both databases agree on, and the columns of a promise."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Double, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pledgewatch.store.columns import Exact, Json, Words

# Constraints must have names, else SQLite's batch migrations cannot find them again.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of the tables."""

    metadata = MetaData(naming_convention=_NAMES)


class Promise:
    """The columns that a claim and the pledge derived from it have in common (docs/what-is-a-pledge.md)."""

    pledger: Mapped[str] = mapped_column(Words, comment="who promises, as a person would file it")
    kind: Mapped[str] = mapped_column(Words, comment="donation, investment, financing, in_kind or target")
    status: Mapped[str] = mapped_column(Words, comment="new, background or update")
    change: Mapped[str | None] = mapped_column(
        Words, comment="of an update: raised, cut, withdrawn, delayed or fulfilled"
    )
    confidence: Mapped[float] = mapped_column(Double, comment="probability that a careful reader would record it")
    also: Mapped[list[Any]] = mapped_column(Json, comment="other names of the pledger")
    joint: Mapped[list[Any]] = mapped_column(Json, comment="other pledgers of the same pledge")
    amount: Mapped[Decimal | None] = mapped_column(Exact, comment="the sum as printed, in whole currency units, exact")
    currency: Mapped[str | None] = mapped_column(Words, comment="ISO 4217 code of the sum")
    qualifier: Mapped[str | None] = mapped_column(Words, comment="exact, about, at_least or up_to")
    share: Mapped[str | None] = mapped_column(Words, comment='a share of money, such as "1% of annual revenue"')
    usd_reported: Mapped[Decimal | None] = mapped_column(Exact, comment="US dollars printed beside the sum")
    target_quantity: Mapped[Decimal | None] = mapped_column(Exact, comment="number of an aim that is not money")
    target_unit: Mapped[str | None] = mapped_column(Words, comment="what the aim counts; set for every aim")
    target_year: Mapped[int | None] = mapped_column(comment="year by which the aim is to be reached")
    by: Mapped[str | None] = mapped_column(Words, comment="when it is to be done by: YYYY, YYYY-MM or YYYY-MM-DD")
    years: Mapped[int | None] = mapped_column(comment="duration in years")
    announced: Mapped[str | None] = mapped_column(
        Words, comment="when the pledger said it: YYYY, YYYY-MM or YYYY-MM-DD"
    )
    themes: Mapped[list[Any]] = mapped_column(Json, comment="the public purposes")
    recipient: Mapped[str | None] = mapped_column(Words, comment="who receives it, by name")
    region: Mapped[list[Any]] = mapped_column(Json, comment="places it is meant for")
    flags: Mapped[list[Any]] = mapped_column(Json, comment="what a person should look at")
