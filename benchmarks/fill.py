"""Fill a database with made-up claims and keep a copy of it at each size.

    python -m benchmarks.fill --claims 10000 100000 1000000 --folder data/million

Articles are recorded as a poll records them, but a thousand in one transaction. A run that was broken off is taken up
again where it stopped.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from benchmarks.synthetic import SEED, readings
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.reading import Reading
from pledgewatch.pipeline.recording import record
from pledgewatch.resolve import Companies, ecb_rates
from pledgewatch.settings import Settings
from pledgewatch.store import Store

_BATCH = 1_000
#: batches between two lines about how far it is
_QUIET = 10
#: filling is not measured, so it may keep the pages that it writes to in memory
_PRAGMAS = ("cache_size = -800000", "wal_autocheckpoint = 50000")


def main() -> None:
    """Fill, copy, say how far it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    growing = options.folder / "growing.db"
    gc.freeze()  # what is loaded already need not be looked through for garbage after every few articles
    gc.set_threshold(100_000)
    with Store(f"sqlite:///{growing}") as store:
        desk = desk_for(store)
        stored, articles = count(store, "claims"), count(store, "articles")
        news = islice(readings(SEED), articles, None)
        with store.write() as work:
            for pragma in _PRAGMAS:
                work.connection.exec_driver_sql(f"PRAGMA {pragma}")
        batches = 0
        for size in sorted(options.claims):
            copy = options.folder / f"{size}.db"
            while stored < size:
                batch = list(islice(news, _BATCH))
                write_down(desk, batch)
                stored += sum(len(reading.claims) for reading in batch)
                batches += 1
                if batches % _QUIET == 0:
                    _say(stored)
            if not copy.exists():
                _copy(growing, copy)
                _say(stored)


def desk_for(store: Store) -> Desk:
    """What recording needs; nothing is spotted and nobody is alerted."""
    return Desk(Settings(), store, lambda _: (), (), {}, Companies(), ecb_rates())


def write_down(desk: Desk, articles: Sequence[Reading]) -> None:
    """Record articles in one transaction, as a poll does."""
    record(desk, articles, lambda work, batch, numbers: None, RunSummary(), alerting=False)


def count(store: Store, table: str) -> int:
    """The number of rows of a table."""
    with store.read() as work:
        return int(work.connection.execute(text(f"select count(*) from {table}")).scalar_one())  # noqa: S608


def _copy(database: Path, to: Path) -> None:
    part = to.with_suffix(".part")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.rename(to)


def _say(claims: int) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{claims:>10} claims  {time.process_time():>8.0f} s of CPU  {memory} MB at most", flush=True)


if __name__ == "__main__":
    main()
