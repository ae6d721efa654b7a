"""Work on every core. Only results travel between processes: the rest would take longer to send than to make."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")


def in_processes(work: Callable[[int], T], numbers: Sequence[int]) -> list[T]:
    """``work`` done for each number, as many at a time as there are cores; the results in the order of the numbers.

    Each runs in a fork of this process and so sees all that this one has in memory. Where processes cannot be forked
    safely (macOS, Windows), or for want of a second core, the work is done here. Raises RuntimeError if a process dies.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if cores < 2:
        return [work(number) for number in numbers]
    fork = multiprocessing.get_context("fork")
    waiting, running, done = list(reversed(numbers)), dict[Connection, int](), dict[int, T]()

    def start(number: int) -> None:
        ours, theirs = fork.Pipe(duplex=False)

        def send() -> None:
            with threadpool_limits(1):  # there are no cores left for more
                theirs.send(work(number))

        fork.Process(target=send, daemon=True).start()
        theirs.close()
        running[ours] = number

    while waiting or running:
        while waiting and len(running) < cores:
            start(waiting.pop())
        ready = [each for each in wait(list(running)) if isinstance(each, Connection)]
        for each in ready:
            number = running.pop(each)
            try:
                done[number] = each.recv()
            except (EOFError, OSError) as error:
                raise RuntimeError(f"the process that worked on {number} died; see what it printed") from error
    return [done[number] for number in numbers]
