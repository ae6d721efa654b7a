"""What does one more article cost when ten thousand, or a million, claims are stored already?

    python -m benchmarks.resolve_incremental data/million/10000.db data/million/1000000.db

Each database, as ``benchmarks.fill`` makes them, has a process of its own, and these take turns: one article here, one
there. Whatever else slows the machine down slows all of them. An article is recorded as a poll records it: stored,
looked up among the copies of its text, indexed, related, resolved, pledges written, in one transaction.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.fill import count, desk_for, write_down
from benchmarks.synthetic import SEED, readings
from pledgewatch.store import Store

#: articles that are added before anything is measured: statements are compiled, files are in memory
_WARMING = 50
#: one article of so many is taken: those that tell of one pledge follow one another
_STRIDE = 20


def main() -> None:
    """Measure, print one line a database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=500, help="articles that are added one by one to each database")
    options = parser.parse_args()
    with ExitStack() as open_ones:
        turns = [open_ones.enter_context(_adding(path, options.articles)) for path in options.databases]
        sizes = [turn.recv() for turn in turns]
        costs: list[list[float]] = [[] for _ in turns]
        for _ in range(_WARMING + options.articles):
            for turn, its in zip(turns, costs, strict=True):
                turn.send(None)
                its.append(turn.recv())
        memory = [turn.recv() for turn in turns]
    print("    claims   pledges  claims each  median ms   mean ms   p95 ms  at most  RSS MB  grew MB  disk MB")
    for path, size, its, (before, after) in zip(options.databases, sizes, costs, memory, strict=True):
        claims, pledges, each = size
        measured = its[_WARMING:]
        median, mean = statistics.median(measured), statistics.fmean(measured)
        late = statistics.quantiles(measured, n=20)[-1]
        print(
            f"{claims:>10} {pledges:>9} {each:>12.2f} {median:>10.2f} {mean:>9.2f} {late:>8.2f} {max(measured):>8.1f}"
            f" {after:>7.1f} {after - before:>8.1f} {path.stat().st_size >> 20:>8}"
        )


@contextmanager
def _adding(database: Path, articles: int) -> Iterator[Connection]:
    """A process that adds an article whenever it is sent something, and answers with the milliseconds it took."""
    afresh = multiprocessing.get_context("spawn")
    ours, theirs = afresh.Pipe()
    process = afresh.Process(target=_add, args=(database, articles, theirs))
    process.start()
    theirs.close()
    yield ours
    process.join()


def _add(database: Path, articles: int, turn: Connection) -> None:
    with Store(f"sqlite:///{database}") as store:
        desk = desk_for(store)
        following = islice(readings(SEED), count(store, "articles"), None, _STRIDE)
        ahead = list(islice(following, _WARMING + articles))
        each = statistics.fmean(len(reading.claims) for reading in ahead[_WARMING:])
        turn.send((count(store, "claims"), count(store, "pledges"), each))
        warm = 0.0
        for number, reading in enumerate(ahead):
            turn.recv()
            began = time.process_time()
            write_down(desk, [reading])
            turn.send(1000 * (time.process_time() - began))
            if number == _WARMING:
                warm = _memory()
        turn.send((warm, _memory()))


def _memory() -> float:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
