"""One run over the feeds that are due: the same as `pledgewatch poll`, with its batches shown as tasks."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import flow

from flows.run import desk, show
from flows.workers import workers
from pledgewatch.pipeline import poll
from pledgewatch.sources.opml import read_opml


@flow
def ingest() -> dict[str, Any]:
    """Poll the feeds that are due, read what is new, and tell people of new pledges."""
    with desk() as opened, workers(opened.settings.run) as examine:
        summary = poll(opened, read_opml(opened.settings.feeds_file), examine=examine)
    show(summary, "ingest")
    return asdict(summary)


if __name__ == "__main__":
    ingest()
