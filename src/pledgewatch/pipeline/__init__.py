"""The stages put together: plain functions over batches, with no scheduler about them.

    with open_desk(load_settings(None, os.environ)) as desk:
        summary = poll(desk, read_opml(desk.settings.feeds_file))

Any process may die at any line: each unit of work is one transaction, each key is unique, and a run that is begun again
ends in the same state.
"""

from pledgewatch.pipeline.backfill import DateRange, backfill
from pledgewatch.pipeline.deciding import NoSuchDecisionError, decide, rebuild, undo
from pledgewatch.pipeline.desk import Desk, Progress, RunSummary, Unwatched, open_desk
from pledgewatch.pipeline.notify import deliver_due
from pledgewatch.pipeline.poll import follow, poll, poll_feeds, read_entries, run
from pledgewatch.pipeline.reading import Examine, Fetched, Reading, examine
from pledgewatch.pipeline.renewing import TERMINAL, Renewed
from pledgewatch.pipeline.web import Web

__all__ = [
    "TERMINAL",
    "DateRange",
    "Desk",
    "Examine",
    "Fetched",
    "NoSuchDecisionError",
    "Progress",
    "Reading",
    "Renewed",
    "RunSummary",
    "Unwatched",
    "Web",
    "backfill",
    "decide",
    "deliver_due",
    "examine",
    "follow",
    "open_desk",
    "poll",
    "poll_feeds",
    "read_entries",
    "rebuild",
    "run",
    "undo",
]
