"""A newsroom to poll, and desks to do it from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pledgewatch.alert.rules import EVERYTHING
from pledgewatch.fetch.clock import Clock
from pledgewatch.model import Alert
from pledgewatch.pipeline import Desk
from pledgewatch.resolve import Companies, ecb_rates
from pledgewatch.settings import DatabaseSettings, FetchSettings, RunSettings, Settings
from pledgewatch.sources.opml import FeedAddress
from pledgewatch.store import Store
from tests.newsroom import Newsroom
from tests.pipeline.reader import Reader

#: after the last article of the sample newsroom
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


class Hands:
    """The hands of a clock, set by the test."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> dt.datetime:
        return self.time

    def forward(self, **length: float) -> None:
        self.time += dt.timedelta(**length)


class Watcher:
    """Notes what the terminal would show."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.alerts: list[Alert] = []

    def stage(self, name: str, total: int | None) -> None:
        self.stages.append(name)

    def step(self, count: int = 1) -> None:
        pass

    def alert(self, alert: Alert) -> None:
        self.alerts.append(alert)


def addresses(newsroom: Newsroom) -> list[FeedAddress]:
    return [FeedAddress(url) for url in newsroom.feeds]


def settings_for(url: str, folder: Path, *, batch: int = 200) -> Settings:
    return Settings(
        database=DatabaseSettings(url=url),
        fetch=FetchSettings(allow_private=Newsroom.networks, pause=0, timeout=1),
        run=RunSettings(batch=batch),
        folder=folder / "config",
    )


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def open_desk_at(tmp_path: Path, hands: Hands, watcher: Watcher) -> Iterator[Callable[..., Desk]]:
    """Opens desks on databases by URL. The spotter is a reader who knows the labels of the sample by heart."""
    with ExitStack() as stack:

        def open_at(url: str, batch: int = 200) -> Desk:
            return Desk(
                settings_for(url, tmp_path, batch=batch),
                stack.enter_context(Store(url)),
                Reader.of_sample(),
                [EVERYTHING],
                {},
                Companies(),
                ecb_rates(),
                Clock(now=hands.now),
                jitter=lambda: 0.5,
                progress=watcher,
            )

        yield open_at


@pytest.fixture
def desk(open_desk_at: Callable[..., Desk], database_url: str) -> Desk:
    return open_desk_at(database_url)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened
