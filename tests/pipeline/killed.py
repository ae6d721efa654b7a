"""Run the pipeline again and again, each time in a process that dies at some SQL statement.

python -m tests.pipeline.killed '{"url": ..., "folder": ..., "feeds": [...], "deaths": [...], "told": ..., "work": ...}'

``"reads": "spotter"`` reads with the program's own spotter, else the labels of the sample newsroom are what is read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from pledgewatch.alert.rules import EVERYTHING
from pledgewatch.fetch.clock import Clock
from pledgewatch.model import Alert
from pledgewatch.pipeline import Desk, Unwatched, backfill, poll
from pledgewatch.resolve import Companies, Rates, ecb_rates
from pledgewatch.sources.opml import FeedAddress
from pledgewatch.spot import spot
from pledgewatch.store import Store
from tests.pipeline.conftest import NOW, settings_for
from tests.pipeline.reader import Reader

#: exit code of a process that was killed before its work was done
KILLED = 9


class _Teller(Unwatched):
    """Writes down at once what the terminal would show."""

    def __init__(self, path: str) -> None:
        self._path = path

    def alert(self, alert: Alert) -> None:
        with Path(self._path).open("a") as file:
            file.write(alert.key + "\n")


def _work(task: dict[str, Any], death: int, rates: Rates) -> None:
    """Do the task, and die before the SQL statement of this number, or after it if the number is odd."""
    statements = 0

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1
        if statements == death:
            os._exit(KILLED)

    event.listen(Engine, "after_cursor_execute" if death % 2 else "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    real = task.get("reads") == "spotter"
    with Store(task["url"]) as store:
        desk = Desk(
            settings_for(task["url"], Path(task["folder"]), batch=50 if real else 4),
            store,
            spot if real else Reader.of_sample(),
            [EVERYTHING],
            {},
            Companies(),
            rates,
            Clock(now=lambda: NOW),
            jitter=lambda: 0.5,
            progress=_Teller(task["told"]),
        )
        if task["work"] == "poll":
            poll(desk, [FeedAddress(feed) for feed in task["feeds"]])
        else:
            backfill(desk, Path(task["work"]), alerting=True)


def _exit_codes(task: dict[str, Any], deaths: Sequence[int]) -> list[int]:
    codes, rates = [], ecb_rates()
    for death in deaths:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _work(task, death, rates)
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return codes


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    print(json.dumps(_exit_codes(given, given["deaths"])))
