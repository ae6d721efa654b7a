"""What every flow run begins and ends with."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from prefect.artifacts import create_table_artifact

from flows import lifeline
from pledgewatch.alert import terminal_line
from pledgewatch.model import Alert
from pledgewatch.pipeline import Desk, RunSummary, open_desk
from pledgewatch.settings import load_settings

log = logging.getLogger("pledgewatch.run")


class RunLog:
    """The pipeline's ``Progress`` as lines of the run's log; the page shows batches by itself."""

    def stage(self, name: str, total: int | None) -> None:
        log.info("%s%s", name, "" if total is None else f": {total}")

    def step(self, count: int = 1) -> None:
        pass

    def alert(self, alert: Alert) -> None:
        log.info("%s", terminal_line(alert))


@contextmanager
def desk() -> Iterator[Desk]:
    """The desk of this run, by the settings in ``PLEDGEWATCH_CONFIG`` (which `pledgewatch up` sets) or ``./config``.

    Also ties the process to `pledgewatch up`, and lets what the package logs reach the run's log: Prefect passes
    on only warnings of a logger that has no level of its own.
    """
    lifeline.hold()
    logging.getLogger("pledgewatch").setLevel(logging.INFO)
    with open_desk(load_settings(None, os.environ), progress=RunLog()) as opened:
        yield opened


def show(summary: RunSummary, name: str) -> None:
    """The summary as a table on the run's page; artifacts of one ``name`` (a-z and dashes) form a series there."""
    table = [{"what": what.replace("_", " "), "count": count} for what, count in asdict(summary).items()]
    create_table_artifact(table, key=name, description="What this run did.")
