"""Alembic runs this file for each command; the connection comes from :mod:`pledgewatch.store.migrate`."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from pledgewatch.store.columns import Exact, UTCDateTime, Words
from pledgewatch.store.tables import Base

# A migration is history: it must not change when today's column types do, so it names plain ones
# (EXACT and JSON are defined at the head of each migration).
_PLAIN = {UTCDateTime: "sa.DateTime(timezone=True)", Words: "sa.Text()", Exact: "EXACT", sa.JSON: "JSON"}


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    return _PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
