"""The outbox: alerts that a pledge change caused, and their way over each channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, select, update

from pledgewatch.model import Alert
from pledgewatch.store.sql import insert_new
from pledgewatch.store.tables import AlertRow, DeliveryRow

_ALERT = TypeAdapter(Alert)


class DeliveryState(StrEnum):
    """Where one alert stands on one channel."""

    PENDING = "pending"
    SENT = "sent"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Delivery:
    """An alert on its way over one channel; ``tries`` counts the failures so far."""

    id: int
    alert: Alert
    channel: str
    tries: int


class Outbox:
    """Alerts, once per key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, alerts: Sequence[Alert]) -> list[str]:
        """Put alerts in the outbox, in the transaction of the change that they tell of. A key is never used twice.

        :return: the keys of the new ones
        """
        rows = {
            alert.key: {
                "key": alert.key,
                "pledge_id": alert.pledge.id,
                "reason": alert.reason,
                "rule": alert.rule,
                "payload": _ALERT.dump_python(alert, mode="json"),
                "created": alert.created,
            }
            for alert in alerts
        }
        numbers = {row.key: row.id for row in insert_new(self._connection, AlertRow, list(rows.values()), "id", "key")}
        deliveries = [
            {
                "alert_id": numbers[alert.key],
                "channel": channel,
                "state": DeliveryState.PENDING.value,
                "tries": 0,
                "next_try": alert.created,
                "last_error": "",
            }
            for alert in alerts
            if alert.key in numbers
            for channel in alert.channels
        ]
        insert_new(self._connection, DeliveryRow, deliveries)
        return list(numbers)

    def due(self, now: dt.datetime, limit: int) -> list[Delivery]:
        """The deliveries to be tried now, in the order of the alerts."""
        rows = self._connection.execute(
            select(DeliveryRow.id, DeliveryRow.channel, DeliveryRow.tries, AlertRow.payload)
            .join(AlertRow, AlertRow.id == DeliveryRow.alert_id)
            .where(DeliveryRow.state == DeliveryState.PENDING.value, DeliveryRow.next_try <= now)
            .order_by(DeliveryRow.next_try, DeliveryRow.id)
            .limit(limit)
        )
        return [Delivery(row.id, _ALERT.validate_python(row.payload), row.channel, row.tries) for row in rows]

    def sent(self, delivery: Delivery, now: dt.datetime) -> None:
        """The channel took it."""
        self._settle(delivery, DeliveryState.SENT, last_error="", sent=now)

    def failed(self, delivery: Delivery, error: str, next_try: dt.datetime | None) -> None:
        """The channel did not take it; None for ``next_try`` gives it up."""
        if next_try is None:
            self._settle(delivery, DeliveryState.GIVEN_UP, last_error=error)
        else:
            self._settle(delivery, DeliveryState.PENDING, last_error=error, next_try=next_try)

    def counts(self) -> dict[DeliveryState, int]:
        """How many deliveries are in each state."""
        rows = self._connection.execute(select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state))
        return {DeliveryState(state): count for state, count in rows}

    def _settle(self, delivery: Delivery, state: DeliveryState, **values: str | dt.datetime) -> None:
        statement = update(DeliveryRow).where(DeliveryRow.id == delivery.id)
        self._connection.execute(statement.values(state=state.value, tries=delivery.tries + 1, **values))
