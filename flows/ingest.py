"""One run over the feeds that are due: the same as `pledgewatch poll`, with its batches shown as tasks."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import State, flow
from prefect.states import Cancelled

from flows.run import desk, show
from flows.workers import workers
from pledgewatch.errors import BusyError
from pledgewatch.pipeline import poll
from pledgewatch.sources.opml import read_opml


@flow
def ingest() -> dict[str, Any] | State[Any]:
    """Poll the feeds that are due, read what is new, and tell people of new pledges.

    Cancelled when a poll started otherwise is at work: that one does it.
    """
    try:
        with desk() as opened, workers(opened.settings.run) as examine:
            summary = poll(opened, read_opml(opened.settings.feeds_file), examine=examine)
    except BusyError as busy:
        return Cancelled(message=str(busy))
    show(summary, "ingest")
    return asdict(summary)


if __name__ == "__main__":
    ingest()
