"""What does one more article cost when ten thousand, or a million, claims are stored already?

    python benchmarks/resolve_incremental.py --claims 10000 100000 1000000 --database /tmp/bench.db

Articles are recorded as a poll records them: stored, indexed, related, resolved, pledges written, in one transaction.
A database that is there already is filled further, so a long run may be broken off and taken up again.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from benchmarks.synthetic import readings
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.reading import Reading
from pledgewatch.pipeline.recording import record
from pledgewatch.resolve import Companies, ecb_rates
from pledgewatch.settings import Settings
from pledgewatch.store import Store

_SEED = 20_240_601
_BATCH = 400


def main() -> None:
    """Fill, measure, print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--probes", type=int, default=300, help="articles that are added one by one at each size")
    options = parser.parse_args()
    with Store(f"sqlite:///{options.database}") as store:
        desk = Desk(Settings(), store, lambda _: (), (), {}, Companies(), ecb_rates())
        stored, articles = _count(store, "claims"), _count(store, "articles")
        news = islice(readings(_SEED), articles, None)
        print("    claims   pledges  median ms   mean ms   p95 ms  RSS MB  disk MB")
        for size in sorted(options.claims):
            while stored < size:
                batch = list(islice(news, _BATCH))
                stored += sum(len(reading.claims) for reading in batch)
                _record(desk, batch)
            costs = []
            for reading in islice(news, options.probes):
                began = time.process_time()
                _record(desk, [reading])
                costs.append(1000 * (time.process_time() - began))
                stored += len(reading.claims)
            print(
                f"{_count(store, 'claims'):>10} {_count(store, 'pledges'):>9} {statistics.median(costs):>10.2f}"
                f" {statistics.fmean(costs):>9.2f} {statistics.quantiles(costs, n=20)[-1]:>8.2f}"
                f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:>7}"
                f" {options.database.stat().st_size >> 20:>8}",
                flush=True,
            )


def _record(desk: Desk, batch: list[Reading]) -> None:
    record(desk, batch, lambda work, batch, articles: None, RunSummary(), alerting=False)


def _count(store: Store, table: str) -> int:
    with store.read() as work:
        return int(work.connection.execute(text(f"select count(*) from {table}")).scalar_one())  # noqa: S608


if __name__ == "__main__":
    main()
