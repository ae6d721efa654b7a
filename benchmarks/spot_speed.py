"""How long the spotter takes for an article, how long it takes to load, and whether its memory grows.

    python -m benchmarks.spot_speed [articles]

Reads the labelled articles of tests/corpus. ``articles`` is how many the memory is watched over (100,000 unless
given, which takes some ten minutes; 0 leaves it out).
"""

from __future__ import annotations

import gc
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from pledgewatch.labels import read_corpus
from pledgewatch.model import Article
from pledgewatch.spot.compiled import is_current
from pledgewatch.spot.spotter import spot

_CORPUS = Path("tests/corpus")
_REPETITIONS = 5
_WORDS = 300
_NEAR = range(250, 351)
_LOAD = (
    "import time; from pledgewatch.model import Article; from pledgewatch.spot.spotter import spot; "
    "imported = time.process_time(); "
    "spot(Article('', 'Acme gives $5m', 'Acme will give $5 million to schools.', None)); "
    "print(imported, time.process_time())"
)


def main() -> None:
    articles = [labelled.article for labelled in read_corpus(sorted(_CORPUS.glob("dev-*.jsonl")))]
    print(f"the spotter as {'compiled' if is_current() else 'Python'}, by Python {sys.version.split()[0]}")
    load_time()
    spotting_time(articles)
    memory(articles, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)


def load_time() -> None:
    """CPU time of a new process until its first article is done, the quickest of some."""
    runs = [
        subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
        for _ in range(_REPETITIONS)
    ]
    imported, ready = min(((float(a), float(b)) for a, b in runs), key=lambda run: run[1])
    print(f"load: {ready:.2f} s of CPU until the first article is done, {imported:.2f} s of them imports")


def spotting_time(articles: Sequence[Article]) -> None:
    """CPU time an article, the quickest of some runs through all: what else the machine does is no part of it."""
    best = [math.inf] * len(articles)
    for _ in range(_REPETITIONS):
        for number, article in enumerate(articles):
            began = time.process_time()
            spot(article)
            best[number] = min(best[number], 1000 * (time.process_time() - began))
    lengths = [len(f"{article.title} {article.text}".split()) for article in articles]
    near = [ms for ms, words in zip(best, lengths, strict=True) if words in _NEAR]
    per = [ms * _WORDS / words for ms, words in zip(best, lengths, strict=True)]
    print(f"{len(articles)} articles, median {statistics.median(lengths):.0f} words")
    for name, times in (
        ("an article", best),
        (f"{_WORDS} words", per),
        (f"an article of {_NEAR[0]} to {_NEAR[-1]} words ({len(near)})", near),
    ):
        print(f"{name}: median {statistics.median(times):.2f} ms, 95th percentile {_percentile(times, 0.95):.2f} ms")


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))]


def memory(articles: Sequence[Article], total: int) -> None:
    """What the process holds after more and more articles, no two alike, so that whatever keeps texts would show."""
    marks = [mark for mark in (1_000, 10_000, 50_000, 100_000) if mark <= total]
    for number, article in enumerate(islice(_varied(articles), total), 1):
        spot(article)
        if number in marks:
            gc.collect()
            print(f"{number:,} articles: {_resident():.1f} MB held, {_peak():.1f} MB at most", flush=True)


def _varied(articles: Sequence[Article]) -> Iterator[Article]:
    for number, article in enumerate(cycle(articles)):
        more = f"Vexil{number} Group and its partner Orlo{number} will give ${number + 1:,} to word{number} schools."
        yield replace(article, url=f"{article.url}/{number}", text=f"{article.text}\n\n{more}")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    main()
