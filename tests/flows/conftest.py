"""What the flow tests share: a configuration folder, a free port, and one real Prefect server."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.server import environment, prefect_server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


# Prefect reads its environment once, when it is imported; all its threads in this process are to know the server.
PREFECT_HOME, PREFECT_PORT = tempfile.TemporaryDirectory(prefix="pledgewatch-prefect-"), free_port()
os.environ.update(environment(Path(PREFECT_HOME.name), "127.0.0.1", PREFECT_PORT))
os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{PREFECT_PORT}/api"

from prefect.events.worker import EventsWorker  # noqa: E402
from prefect.logging.handlers import APILogWorker  # noqa: E402

CONFIG = """
[fetch]
allow_private = ["127.0.0.0/8"]
[run]
port = {port}
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration folder of its own, without feeds yet; its data is kept beside it."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "pledgewatch.toml").write_text(CONFIG.format(port=free_port()))
    (folder / "feeds.opml").write_text('<opml version="2.0"><body/></opml>')
    (folder / "companies.toml").touch()
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    """A real server for the runs of this process; an ephemeral one has no scheduler."""
    with prefect_server(Path(PREFECT_HOME.name), "127.0.0.1", PREFECT_PORT, stopping=lambda: False):
        yield
        # What runs have to say goes out in the background: let it go before the server goes.
        EventsWorker.drain_all(timeout=5)
        APILogWorker.drain_all(timeout=5)
