"""What a database says, without what may differ between two that say the same: numbers and times."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func, select

from pledgewatch.store import Store
from pledgewatch.store.tables import AlertRow, Base

#: what holds numbers or times, or is told in other words below
_OWN = frozenset({"id", "claims", "because", "first_seen", "history", "part_of"})


def row_counts(store: Store) -> dict[str, int]:
    """The number of rows of each table."""
    with store.read() as found:
        return {
            name: found.connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def pledges(store: Store) -> list[dict[str, Any]]:
    """Every pledge by what it says and where it was read, in an order that does not depend on numbers."""
    with store.read() as found:
        kept = list(found.pledges.walk())
        claims = {each.id: each for pledge in kept for each in found.claims.get(pledge.claims)}
        alerted = set(found.connection.scalars(select(AlertRow.pledge_id)))
    by_id = {pledge.id: pledge for pledge in kept}
    told = []
    for pledge in kept:
        facts = {field.name: getattr(pledge, field.name) for field in fields(pledge) if field.name not in _OWN}
        whole = by_id[pledge.part_of].money if pledge.part_of else None
        pages = sorted(urlsplit(claims[claim].url).path for claim in pledge.claims)
        events = [(event.date, event.what, event.money, event.target) for event in pledge.history]
        told.append(facts | {"whole": whole, "pages": pages, "events": events, "alerted": pledge.id in alerted})
    return sorted(told, key=repr)
