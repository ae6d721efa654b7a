"""Schedules become runs: with some versions of Prefect and SQLAlchemy they silently do not."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId

from flows.deployments import ALERTS, BACKFILL, INGEST, TAG, deployments
from pledgewatch.settings import load_settings


@pytest.mark.usefixtures("server")
def test_schedules_become_runs_and_backfills_wait_to_be_asked_for(config: Path) -> None:
    settings = load_settings(config, {})
    known = {deployment.name: asyncio.run(deployment.aapply()) for deployment in deployments(settings)}
    with get_client(sync_client=True) as client:

        def runs(name: str) -> list[set[str]]:
            found = DeploymentFilter(id=DeploymentFilterId(any_=[known[name]]))
            return [set(run.tags) for run in client.read_flow_runs(deployment_filter=found)]

        deadline = time.monotonic() + 60
        while not (runs(INGEST) and runs(ALERTS)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert all(TAG in tags for name in (INGEST, ALERTS) for tags in runs(name))
        assert runs(INGEST)
        assert runs(ALERTS)
        assert not runs(BACKFILL)


def test_runs_start_from_any_working_directory(config: Path) -> None:
    entrypoints = {deployment.entrypoint for deployment in deployments(load_settings(config, {}))}
    assert entrypoints == {"flows.ingest.ingest", "flows.alerts.alerts", "flows.backfill.backfill"}
