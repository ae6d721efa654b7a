"""What `pledgewatch up` offers in Prefect: the scheduled ingest, deliveries tried again, and backfills by hand."""

from __future__ import annotations

import datetime as dt

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Interval
from prefect.types.entrypoint import EntrypointType

from flows.alerts import alerts
from flows.backfill import backfill
from flows.ingest import ingest
from pledgewatch.settings import Settings

#: on every run of ours, to tell it from other flows on the same server
TAG = "pledgewatch"

INGEST, ALERTS, BACKFILL = "scheduled", "try-again", "by-hand"

#: a failed delivery waits at least five minutes; looking more often would find nothing
ALERTS_INTERVAL = dt.timedelta(minutes=10)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """The deployments, with schedules that count from now.

    They name modules, not files, so that runs start from any working directory.
    """
    now = dt.datetime.now(dt.UTC)
    # A run that finds the last one still at work is cancelled: the next comes soon enough.
    skip = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    # A person asked for each backfill: the second waits.
    queue = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
    return [
        RunnerDeployment.from_flow(
            ingest,
            INGEST,
            schedule=Interval(dt.timedelta(seconds=settings.run.interval), anchor_date=now),
            concurrency_limit=skip,
            tags=[TAG],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        RunnerDeployment.from_flow(
            alerts,
            ALERTS,
            schedule=Interval(ALERTS_INTERVAL, anchor_date=now),
            concurrency_limit=skip,
            tags=[TAG],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        RunnerDeployment.from_flow(
            backfill,
            BACKFILL,
            concurrency_limit=queue,
            tags=[TAG],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    ]
