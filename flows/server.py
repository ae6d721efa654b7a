"""Prefect's own server as a child process: its environment, its start and its end."""

from __future__ import annotations

import fcntl
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

from flows.lifeline import UP_PROCESS
from pledgewatch.errors import BusyError, PledgewatchError

#: seconds; a loaded machine of two cores has been seen to take ten
START_LIMIT = 120.0
#: seconds that an orphaned server needs at most to notice that its parent is gone and to free the port
ORPHAN_LIMIT = 5.0
#: seconds that the server gets to end its connections; an open browser page holds one for ever
STOP_LIMIT = 2.0


class UpError(PledgewatchError):
    """`pledgewatch up` cannot start or go on. The message says why and where to look."""


class AlreadyUpError(BusyError):
    """Another `pledgewatch up` runs on the same folder."""


def environment(home: Path, host: str, port: int) -> dict[str, str]:
    """Prefect's settings. It reads them at import, so they must be set before, here and in every child."""
    return {
        "PREFECT_HOME": str(home),
        "DO_NOT_TRACK": "1",  # the SDK's analytics, which know no setting of Prefect's own
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its page asks a third party for its configuration
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_API_HOST": host,  # not --host and --port: the page reads the settings
        "PREFECT_SERVER_API_PORT": str(port),
        # leases in memory would be lost with the server, and a lost lease blocks the schedule for good
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",  # runs are kept for ever by default
        "PREFECT_LOGGING_EXTRA_LOGGERS": "pledgewatch",
        "PREFECT_RUNNER_POLL_FREQUENCY": "5",  # seconds until a run started by hand is noticed
        UP_PROCESS: str(os.getpid()),
    }


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Two servers on one folder would ruin each other's database. The lock vanishes with the process.

    Raises :class:`AlreadyUpError`.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyUpError(
                f"pledgewatch is up already (process {lock.read().strip()}); stop that first"
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


@contextmanager
def prefect_server(home: Path, host: str, port: int, stopping: Callable[[], bool]) -> Iterator[subprocess.Popen[bytes]]:
    """A running server with page and API on ``host``:``port``, ended on exit.

    The process is yielded once it answers, or at once when ``stopping`` says so meanwhile. Its output goes to
    ``server.log`` in ``home``.

    Raises :class:`UpError` when the port is taken, or the server does not come up.
    """
    _wait_for_port(host, port)
    log_path = home / "server.log"
    with log_path.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.lifeline", "prefect", "server", "start"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C must not reach it before our runs have ended
        )
    try:
        deadline = time.monotonic() + START_LIMIT
        while not stopping() and not answers(host, port):
            if process.poll() is not None:
                raise UpError(f"the Prefect server stopped (exit code {process.returncode}); see {log_path}")
            if time.monotonic() > deadline:
                raise UpError(f"the Prefect server did not answer within {START_LIMIT:.0f} s; see {log_path}")
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(host: str, port: int) -> bool:
    """Whether the server's API says that it is well."""
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/api/health", timeout=1):
            return True
    except OSError:
        return False


def _wait_for_port(host: str, port: int) -> None:
    deadline = time.monotonic() + ORPHAN_LIMIT
    while _taken(host, port):
        if time.monotonic() > deadline:
            raise UpError(
                f"port {port} of {host} is taken by another program; end that, or choose another port"
                " (port in the section [run] of pledgewatch.toml, or PLEDGEWATCH_RUN__PORT)"
            )
        time.sleep(0.2)


def _taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0
