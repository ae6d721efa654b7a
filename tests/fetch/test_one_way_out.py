"""Nothing but fetch/ opens a connection, so that no request can pass by the guard, robots.txt and the pauses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "pledgewatch"

NETWORK = {"aiohttp", "aiohappyeyeballs", "urllib3", "requests", "httpx", "socket", "ftplib", "smtplib", "telnetlib"}
NETWORK |= {"urllib.request", "http.client", "xmlrpc.client", "asyncio.streams", "apprise", "websockets", "pycurl"}

ALLOWED = {"fetch": {"aiohttp", "socket"}, "alert": {"apprise"}}


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def network_imports(source: str) -> set[str]:
    return {known for name in imports(source) for known in NETWORK if name == known or name.startswith(known + ".")}


@pytest.mark.parametrize("file", sorted(SOURCES.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCES)))
def test_only_fetch_talks_to_the_network_and_only_alerts_use_apprise(file: Path) -> None:
    package = file.relative_to(SOURCES).parts[0]
    assert network_imports(file.read_text()) <= ALLOWED.get(package, set())


@pytest.mark.parametrize(
    "source", ["import requests", "from urllib import request", "import urllib.request as r", "def f():\n import httpx"]
)
def test_the_search_finds_every_way_to_write_an_import(source: str) -> None:
    assert network_imports(source)
