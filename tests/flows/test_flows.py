"""Flows do the work of the commands, on a real server, and show what they did."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from prefect.artifacts import Artifact
from pydantic import ValidationError

from flows.alerts import alerts
from flows.backfill import BackfillParams, backfill
from flows.ingest import ingest
from pledgewatch.errors import ConfigError
from pledgewatch.model import Money
from pledgewatch.settings import load_settings
from pledgewatch.store import Store

PAGE = """<html><head><title>{title}</title><meta property="article:published_time" content="2021-09-04T08:00:00Z">
<link rel="canonical" href="https://news.example/{name}"></head><body><article><h1>{title}</h1>
<p>Acme Corporation said on Friday it would donate $20 million to food banks in Ohio over the next three years.</p>
<p>The company, which makes anvils and employs four thousand people in the state, said the first grants would be
paid out before Christmas to six food banks that had asked it for help.</p>
<p>Its chairman told reporters that hunger in the region had doubled since the spring, and that others should
follow.</p></article></body></html>"""


@pytest.fixture
def flow_config(config: Path, server: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLEDGEWATCH_CONFIG", str(config))
    return config


@pytest.fixture
def pages(config: Path) -> Path:
    """Saved pages beside the configuration folder."""
    folder = config.parent / "pages"
    folder.mkdir()
    for number in range(3):
        name = f"acme-{number}"
        (folder / f"{name}.html").write_text(PAGE.format(title=f"Acme gives $20m to food banks ({number})", name=name))
    return folder


def result(returned: object) -> dict[str, Any]:
    assert isinstance(returned, dict)
    return returned


def test_a_backfill_reads_the_list_and_asked_again_has_nothing_to_do(flow_config: Path, pages: Path) -> None:
    asked = BackfillParams(source=pages.name)
    assert result(backfill(asked))["articles"] == 3
    assert result(backfill(asked))["articles"] == 0
    with Store(load_settings(flow_config, {}).database_url) as store, store.read() as found:
        (pledge,) = found.pledges.walk()
        assert pledge.money == Money(Decimal(20_000_000), "USD")
        assert not found.outbox.counts()


@pytest.mark.usefixtures("flow_config")
def test_pages_can_be_read_in_other_processes(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEWATCH_RUN__TASK_RUNNER", "processes")
    monkeypatch.setenv("PLEDGEWATCH_RUN__WORKERS", "1")
    summary = result(backfill(BackfillParams(source=str(pages), alert=True)))
    assert (summary["articles"], summary["pledges_new"], summary["alerts_delivered"]) == (3, 1, 1)


@pytest.mark.usefixtures("flow_config")
def test_a_task_runner_that_is_not_installed_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEWATCH_RUN__TASK_RUNNER", "dask")
    with pytest.raises(ConfigError, match="pip install prefect-dask"):
        ingest()


@pytest.mark.usefixtures("flow_config")
def test_a_run_shows_what_it_did() -> None:
    assert result(ingest())["feeds_polled"] == 0
    shown = asyncio.run(Artifact.aget("ingest"))
    assert shown is not None
    assert {"what": "feeds polled", "count": 0} in json.loads(str(shown.data))


def test_deliveries_wait_while_a_poll_is_at_work(flow_config: Path) -> None:
    with Store(load_settings(flow_config, {}).database_url) as store, store.exclusive("poll"):
        assert alerts(return_state=True).is_cancelled()
    assert result(alerts())["deliveries_failed"] == 0


@pytest.mark.parametrize(
    "wrong",
    [{"source": ""}, {"source": "-"}, {"source": "list.txt", "since": "2021-09-04", "until": "2021-09-03"}],
)
def test_a_backfill_that_cannot_be_meant_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        BackfillParams.model_validate(wrong)
