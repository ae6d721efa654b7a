"""Deliver the alerts that a channel did not take when they were new."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import State, flow
from prefect.states import Cancelled

from flows.run import desk, show
from pledgewatch.errors import BusyError
from pledgewatch.pipeline import RunSummary, deliver_due


@flow
def alerts() -> dict[str, Any] | State[Any]:
    """Try every delivery that is due, once.

    Cancelled while a poll is at work: it delivers at its end, and both at once would send twice.
    """
    summary = RunSummary()
    try:
        with desk() as opened, opened.store.exclusive("poll"):
            deliver_due(opened, summary)
    except BusyError as busy:
        return Cancelled(message=str(busy))
    show(summary, "alerts")
    return asdict(summary)


if __name__ == "__main__":
    alerts()
