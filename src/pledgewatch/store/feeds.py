"""The feeds that are followed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, or_, select

from pledgewatch.model import Feed, FeedState
from pledgewatch.store.sql import insert_new, table_of, update_by_id
from pledgewatch.store.tables import FeedRow

_FIELDS = tuple(field.name for field in fields(Feed))
_TABLE = table_of(FeedRow)
_COLUMNS = [_TABLE.c[name] for name in _FIELDS]
# feeds.opml has the word on these; a poll that ran meanwhile must not undo an edit
_OPML = frozenset({"group", "enabled"})


class Feeds:
    """Feeds, by the address that feeds.opml has for them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def follow(self, feeds: Sequence[Feed]) -> None:
        """Follow exactly ``feeds``, as feeds.opml names them now. What is known of a feed already is kept; one that is
        no longer named is switched off, not forgotten."""
        named = {feed.url: feed for feed in feeds}
        known = {row.address: row for row in self._connection.execute(select(_TABLE))}
        insert_new(
            self._connection,
            FeedRow,
            [_values(feed) | {"address": address} for address, feed in named.items() if address not in known],
        )
        changed = []
        for address, row in known.items():
            feed = named.get(address)
            wanted = (feed.group, feed.enabled) if feed else (row.group, False)
            if wanted != (row.group, row.enabled):
                changed.append({"id": row.id, "group": wanted[0], "enabled": wanted[1]})
        update_by_id(self._connection, FeedRow, changed)

    def due(self, now: dt.datetime) -> list[Feed]:
        """Feeds that are switched on and due, the longest waiting first."""
        waiting = or_(FeedRow.next_due.is_(None), FeedRow.next_due <= now)
        return self._select(FeedRow.enabled, FeedRow.state != FeedState.RETIRED, waiting)

    def all(self) -> list[Feed]:
        """Every feed, in order of first mention."""
        return self._select()

    def save(self, feeds: Sequence[Feed]) -> None:
        """Write down what a poll has learnt."""
        rows = [_values(feed) | {"id": feed.id} for feed in feeds]
        learnt = [{name: value for name, value in row.items() if name not in _OPML} for row in rows]
        update_by_id(self._connection, FeedRow, learnt)

    def _select(self, *conditions: Any) -> list[Feed]:
        order = (FeedRow.next_due.is_not(None), FeedRow.next_due, FeedRow.id) if conditions else (FeedRow.id,)
        rows = self._connection.execute(select(*_COLUMNS).where(*conditions).order_by(*order))
        return [_feed(row._mapping) for row in rows]


def _values(feed: Feed) -> dict[str, Any]:
    values = {name: getattr(feed, name) for name in _FIELDS if name != "id"}
    return values | {"state": feed.state.value, "last_entries": list(feed.last_entries)}


def _feed(row: Any) -> Feed:
    feed = Feed(**row)
    return replace(feed, state=FeedState(feed.state), last_entries=tuple(feed.last_entries))
