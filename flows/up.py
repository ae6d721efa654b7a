"""`pledgewatch up`: Prefect's server, its page and our schedules in one command, with one clean stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.server import UpError, environment, only_one, prefect_server
from pledgewatch.settings import ENV_FOLDER, Settings

if TYPE_CHECKING:
    from prefect.runner import Runner

#: seconds that runs under way get to end; what is left then ends with us, by its lifeline
RUNS_LIMIT = 4.0


def up(settings: Settings) -> int:
    """Run the server and the schedules until SIGINT or SIGTERM; 0 when stopped so.

    The first ingest starts at once, the next after ``run.interval`` seconds. Prefect keeps its files in
    ``data/prefect`` beside the configuration folder.

    Raises AlreadyUpError when another one runs, UpError when it cannot start or the server dies.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    home, host, port = settings.home / "data" / "prefect", settings.run.host, settings.run.port
    os.environ.update(environment(home, host, port))
    os.environ[ENV_FOLDER] = str(settings.folder)
    os.environ["PREFECT_API_URL"] = f"http://{host}:{port}/api"
    with only_one(home):
        _say(f"starting Prefect's server (its log: {home / 'server.log'})")
        with prefect_server(home, host, port, stop.is_set) as server:
            if not stop.is_set():
                _end_lost_runs("pledgewatch was gone when this ran")
                with _schedules(settings) as runner:
                    _say(f"up: http://{host}:{port} shows the runs; Ctrl-C stops")
                    while not stop.wait(1):
                        if server.poll() is not None:
                            raise UpError(f"the Prefect server died; see {home / 'server.log'}")
                        if not runner.is_alive():
                            raise UpError("the process that starts the runs died; its log is above")
                    _say("stopping")
                _end_lost_runs("pledgewatch was stopped")
                _let_logs_go()
    _say("stopped")
    return 0


@contextmanager
def _schedules(settings: Settings) -> Iterator[threading.Thread]:
    """The thread that starts what is scheduled or asked for; ended on exit, runs under way with it.

    In a thread, since Prefect's runner would take the signals of the main thread for itself and answer SIGTERM
    by leaving runs behind that still count as running.
    """
    from prefect.runner import Runner

    # not paused on shutdown: what was missed while we were down is then made up for by one run
    runner = Runner(name="pledgewatch", limit=4, pause_on_shutdown=False)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(_deploy(settings, runner))
    thread = threading.Thread(target=lambda: loop.run_until_complete(runner.start()), name="runner", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        if runner.started:
            asyncio.run_coroutine_threadsafe(runner.astop(), loop)
        thread.join(RUNS_LIMIT)


async def _deploy(settings: Settings, runner: Runner) -> None:
    """Register the deployments, and ask for the first ingest: its schedule starts one interval from now."""
    from prefect.client.orchestration import get_client

    from flows.deployments import INGEST, deployments

    known = {deployment.name: await runner.aadd_deployment(deployment) for deployment in deployments(settings)}
    async with get_client() as client:
        await client.create_flow_run_from_deployment(known[INGEST])


def _end_lost_runs(reason: str) -> None:
    """Tell the server that what it takes for running is not: no process of ours lives now.

    A run that counts as running for ever would hold its deployment's only slot, and the schedule would stand.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
        FlowRunFilterTags,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    from flows.deployments import TAG

    living = FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
    ours = FlowRunFilter(state=FlowRunFilterState(type=living), tags=FlowRunFilterTags(all_=[TAG]))
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=ours):
            client.set_flow_run_state(run.id, Crashed(message=reason), force=True)


def _let_logs_go() -> None:
    """What the runner has to say goes out in the background, and would keep us from ending once the server is gone."""
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=1)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
