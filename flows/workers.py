"""Where the CPU work of a run is done: threads of this process, other processes, or a Dask cluster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from pledgewatch.errors import ConfigError
from pledgewatch.pipeline import Examine, Fetched, Reading, examine
from pledgewatch.pipeline.desk import Spotter
from pledgewatch.settings import RunSettings

# A page cannot make it fail, but a worker may die under it: reading the same batch once more is harmless.
_read_pages = task(name="read pages", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1)(examine)


@contextmanager
def workers(settings: RunSettings) -> Iterator[Examine]:
    """The pipeline's ``examine`` as Prefect tasks on the task runner of the settings, each worker a share of the batch.

    The parent fetches and writes; workers compute, and need only have pledgewatch installed.
    """
    with _task_runner(settings) as runner:

        def spread(batch: Sequence[Fetched], now: dt.datetime, spot: Spotter) -> list[Reading]:
            share = max(-(-len(batch) // settings.workers), 1)
            # quoted: Prefect would search every page for futures
            futures = [
                runner.submit(_read_pages, {"batch": quote(part), "now": now, "spot": spot})
                for part in (batch[start : start + share] for start in range(0, len(batch), share))
            ]
            return [reading for future in futures for reading in future.result()]

        yield spread


def _task_runner(settings: RunSettings) -> TaskRunner[Any]:
    kind, _, address = settings.task_runner.partition(":")
    if kind == "threads":
        return ThreadPoolTaskRunner(max_workers=settings.workers)
    if kind == "processes":
        return ProcessPoolTaskRunner(max_workers=settings.workers)
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError:
        raise ConfigError("run.task_runner: dask needs another package: pip install prefect-dask") from None
    local = {"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": None}
    runner: TaskRunner[Any] = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=local)
    return runner
