"""Deliver what waits in the outbox. Each delivery is written down once it is made: at least once, rarely twice."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from pledgewatch.alert.delivery import deliver, next_try
from pledgewatch.alert.message import render
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.renewing import TERMINAL
from pledgewatch.store import AlreadyRunningError
from pledgewatch.store.outbox import Delivery

_BATCH = 100


def deliver_due(desk: Desk, summary: RunSummary) -> None:
    """Try every delivery that is due, once; nothing while another process delivers, which finds these too."""
    with suppress(AlreadyRunningError), desk.store.exclusive("delivery"):
        _deliver_all(desk, summary)


def _deliver_all(desk: Desk, summary: RunSummary) -> None:
    now = desk.now()
    while True:
        with desk.store.read() as found:
            due = found.outbox.due(now, _BATCH)
        if not due:
            return
        desk.progress.stage("alerts", len(due))
        for delivery in due:
            failure = _deliver(desk, delivery)
            with desk.store.write() as work:
                if failure is None:
                    work.outbox.sent(delivery, desk.now())
                else:
                    work.outbox.failed(delivery, failure, _again(desk, delivery))
            summary.alerts_delivered += failure is None
            summary.deliveries_failed += failure is not None
            desk.progress.step()


def _deliver(desk: Desk, delivery: Delivery) -> str | None:
    """Why the delivery failed; None if it did not."""
    if delivery.channel == TERMINAL:
        desk.progress.alert(delivery.alert)
        return None
    channel = desk.channels.get(delivery.channel)
    if channel is None:
        return f"alerts.toml has no channel called {delivery.channel!r}"
    return deliver(render(delivery.alert, channel.format), channel).failure


def _again(desk: Desk, delivery: Delivery) -> dt.datetime | None:
    give_up = dt.timedelta(seconds=desk.settings.alerts.give_up_after)
    return next_try(delivery.tries + 1, delivery.alert.created, desk.now(), give_up, desk.jitter())
