"""Messages arrive at real receivers on loopback, and what goes wrong is said."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from pledgewatch.alert import Channel, Format, Outcome, deliver, next_try, render
from pledgewatch.alert.delivery import open_channel
from pledgewatch.model import Alert

DAYS = dt.timedelta(days=1)


def channel(url: str) -> Channel:
    opened = open_channel("desk", url)
    assert opened is not None
    return opened


@contextmanager
def mail_server() -> Iterator[tuple[int, list[bytes]]]:
    received: list[bytes] = []

    class Inbox:
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
            assert isinstance(envelope.original_content, bytes)
            received.append(envelope.original_content)
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]  # the controller cannot tell which port it was given
    controller = Controller(Inbox(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port, received
    finally:
        controller.stop()


@contextmanager
def web_server(status: int) -> Iterator[tuple[int, list[bytes]]]:
    received: list[bytes] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_mail_arrives_as_text_and_html(alert: Alert) -> None:
    with mail_server() as (port, received):
        desk = channel(f"mailto://127.0.0.1:{port}?from=a@example.org&to=b@example.org&mode=insecure")
        assert deliver(render(alert, desk.format), desk) == Outcome("desk")
    (raw,) = received
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["Subject"] == "New pledge: Alibaba Group, CNY 100 billion"
    html, text = mail.get_body(("html",)), mail.get_body(("plain",))
    assert html is not None
    assert text is not None
    assert '<a href="https://news.example/alibaba"' in html.get_content()
    assert "about USD 15.5 billion" in text.get_content()


def test_a_webhook_is_handed_title_and_text(alert: Alert) -> None:
    with web_server(200) as (port, received):
        hook = channel(f"json://127.0.0.1:{port}/hook")
        assert deliver(render(alert, hook.format), hook).ok
    (raw,) = received
    posted = json.loads(raw)
    assert posted["title"] == "New pledge: Alibaba Group, CNY 100 billion"
    assert posted["message"] == render(alert, Format.TEXT).body.strip()


def test_a_refusal_is_told_with_its_reason_and_without_the_password(
    alert: Alert, caplog: pytest.LogCaptureFixture
) -> None:
    with web_server(500) as (port, _):
        hook = channel(f"json://user:hunter2@127.0.0.1:{port}/hook")
        refused = deliver(render(alert, hook.format), hook)
    assert not refused.ok
    assert refused.failure is not None
    assert "500" in refused.failure
    assert "hunter2" not in caplog.text + refused.failure


def test_a_host_that_does_not_answer_is_a_failure_and_no_exception(alert: Alert) -> None:
    with web_server(200) as (port, _):
        pass
    hook = channel(f"json://127.0.0.1:{port}/hook")
    assert not deliver(render(alert, hook.format), hook).ok


def test_two_deliveries_at_once_do_not_mix_their_reasons(alert: Alert) -> None:
    failures: dict[int, str | None] = {}

    def run(status: int) -> None:
        with web_server(status) as (port, _):
            hook = channel(f"json://127.0.0.1:{port}/hook")
            failures[status] = deliver(render(alert, hook.format), hook).failure

    threads = [threading.Thread(target=run, args=(status,)) for status in (503, 410)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "503" in (failures[503] or "")
    assert "410" not in (failures[503] or "")
    assert "410" in (failures[410] or "")


def test_tries_are_spread_over_days_and_end_when_the_time_is_up(now: dt.datetime) -> None:
    tries, clock, waits = 1, now, []
    while (following := next_try(tries, now, clock, 3 * DAYS, jitter=0)) is not None:
        waits.append(following - clock)
        tries, clock = tries + 1, following
    assert waits[0] == dt.timedelta(minutes=5)
    assert waits[:-1] == sorted(waits[:-1])
    assert max(waits) == dt.timedelta(hours=12)
    assert clock == now + 3 * DAYS


def test_what_failed_together_does_not_come_back_together(now: dt.datetime) -> None:
    soon = next_try(1, now, now, 3 * DAYS, jitter=0)
    late = next_try(1, now, now, 3 * DAYS, jitter=1)
    assert soon is not None
    assert late is not None
    assert dt.timedelta(0) < late - soon <= dt.timedelta(minutes=2)


def test_no_patience_means_no_second_try(now: dt.datetime) -> None:
    assert next_try(1, now, now, dt.timedelta(0), jitter=0) is None
