"""An alert reaches every channel once, however often a channel fails before it takes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from sqlalchemy import select

from pledgewatch.alert.delivery import Channel, open_channel
from pledgewatch.alert.rules import Rule
from pledgewatch.pipeline import Desk, RunSummary, deliver_due, poll
from pledgewatch.store.tables import DeliveryRow
from tests.newsroom import Newsroom
from tests.pipeline.conftest import Hands, Watcher, addresses


class Receiver(ThreadingHTTPServer):
    """A webhook that can be out of order."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.broken = False
        self.received: list[dict[str, Any]] = []

    def channel(self) -> Channel:
        channel = open_channel("desk", f"json://127.0.0.1:{self.server_address[1]}/hook")
        assert channel is not None
        return channel


class _Hook(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.server.broken:
            self.server.received.append(json.loads(body))
        self.send_response(500 if self.server.broken else 200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()


def states(desk: Desk) -> set[tuple[str, str, int]]:
    with desk.store.read() as found:
        rows = found.connection.execute(select(DeliveryRow.channel, DeliveryRow.state, DeliveryRow.tries))
        return {(row.channel, row.state, row.tries) for row in rows}


def errors(desk: Desk) -> set[str]:
    with desk.store.read() as found:
        return set(found.connection.scalars(select(DeliveryRow.last_error)))


def alibaba(desk: Desk, *channels: str) -> Desk:
    return replace(desk, rules=[Rule(name="giants", companies=("Alibaba Group",), channels=channels)])


def test_a_channel_that_fails_is_tried_again_and_then_gets_the_alert_once(
    desk: Desk, newsroom: Newsroom, receiver: Receiver, hands: Hands, watcher: Watcher
) -> None:
    desk = replace(alibaba(desk, "desk"), channels={"desk": receiver.channel()})
    receiver.broken = True
    summary = poll(desk, addresses(newsroom))
    assert (summary.alerts_created, summary.alerts_delivered, summary.deliveries_failed) == (1, 1, 1)
    assert states(desk) == {("", "sent", 1), ("desk", "pending", 1)}
    assert any("500" in error for error in errors(desk))
    poll(desk, [])
    assert states(desk) == {("", "sent", 1), ("desk", "pending", 1)}
    receiver.broken = False
    hands.forward(hours=1)
    for _ in range(2):
        poll(desk, [])
    assert states(desk) == {("", "sent", 1), ("desk", "sent", 2)}
    assert ["Alibaba" in message["title"] for message in receiver.received] == [True]
    assert len(watcher.alerts) == 1


def test_a_channel_that_is_not_in_the_file_is_named_and_given_up_in_the_end(
    desk: Desk, newsroom: Newsroom, hands: Hands
) -> None:
    desk = alibaba(desk, "pager")
    poll(desk, addresses(newsroom))
    assert "alerts.toml has no channel called 'pager'" in errors(desk)
    for _ in range(4):
        hands.forward(days=1)
        deliver_due(desk, RunSummary())
    assert ("pager", "given_up") in {(channel, state) for channel, state, _ in states(desk)}


def test_two_processes_never_deliver_at_once(desk: Desk, newsroom: Newsroom, watcher: Watcher) -> None:
    with desk.store.exclusive("delivery"):
        assert poll(desk, addresses(newsroom)).alerts_delivered == 0
    assert watcher.alerts == []
    summary = RunSummary()
    deliver_due(desk, summary)
    assert summary.alerts_delivered == len(watcher.alerts) > 0
