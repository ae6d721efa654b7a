"""`pledgewatch up` as a person meets it: a real process, signals, and a power cut."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pledgewatch.settings import load_settings

UP = """
import os, sys
from pathlib import Path
from flows.up import up
from pledgewatch.settings import load_settings
sys.exit(up(load_settings(Path(sys.argv[1]), os.environ)))
"""

#: a feed on a host that takes the connection and never answers: its ingest is under way for long
OPML = (
    '<opml version="2.0"><body><outline type="rss" text="silent" xmlUrl="http://127.0.0.1:{port}/feed"/></body></opml>'
)


@pytest.fixture
def silent_feed(config: Path) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as host:
        (config / "feeds.opml").write_text(OPML.format(port=host.getsockname()[1]))
        yield


@contextmanager
def started(config: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", UP, str(config)],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("PREFECT")},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


#: seconds; more than a start needs by far, for machines that have much else to do
START = 180


def until(found: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (answer := found()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return answer


def states(config: Path) -> list[str]:
    """The states of all ingest runs; nothing while the server does not answer."""
    asked: dict[str, Any] = {"flows": {"name": {"any_": ["ingest"]}}, "sort": "EXPECTED_START_TIME_ASC"}
    request = urllib.request.Request(
        page(config) + "/api/flow_runs/filter",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return [run["state"]["name"] for run in json.load(response) if run["state"]]
    except OSError:
        return []


def page(config: Path) -> str:
    run = load_settings(config, {}).run
    return f"http://{run.host}:{run.port}"


def port_is_free(config: Path) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", load_settings(config, {}).run.port)) != 0


@pytest.mark.usefixtures("silent_feed")
def test_it_runs_by_itself_survives_a_power_cut_and_stops_when_told(config: Path) -> None:
    with started(config) as first:
        assert until(lambda: "Running" in states(config), START), "the scheduled run did not start by itself"
        with urllib.request.urlopen(page(config), timeout=5) as response:
            assert b"<html" in response.read().lower()
        with started(config) as second:
            assert second.wait(30) == 1
            assert second.stdout is not None
            assert f"pledgewatch is up already (process {first.pid})" in second.stdout.read()
        first.kill()
    assert until(lambda: port_is_free(config), 10), "the server outlived the command"

    with started(config) as again:
        assert until(lambda: {"Crashed", "Running"} <= set(states(config)), START), states(config)
        again.send_signal(signal.SIGTERM)
        assert again.wait(10) == 0
        assert port_is_free(config)


def test_a_taken_port_is_said_so(config: Path) -> None:
    port = load_settings(config, {}).run.port
    with socket.create_server(("127.0.0.1", port)), started(config) as process:
        assert process.wait(30) == 1
        assert process.stdout is not None
        assert f"port {port} of 127.0.0.1 is taken by another program" in process.stdout.read()


def test_it_can_be_stopped_while_it_starts(config: Path) -> None:
    with started(config) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("starting")
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
