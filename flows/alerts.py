"""Deliver the alerts that a channel did not take when they were new."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import flow

from flows.run import desk, show
from pledgewatch.pipeline import RunSummary, deliver_due


@flow
def alerts() -> dict[str, Any]:
    """Try every delivery that is due, once."""
    summary = RunSummary()
    with desk() as opened:
        deliver_due(opened, summary)
    show(summary, "alerts")
    return asdict(summary)


if __name__ == "__main__":
    alerts()
