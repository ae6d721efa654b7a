"""What every stage of the pipeline works with, and what it says of its work."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from pledgewatch.alert.config import load_channels, load_rules
from pledgewatch.alert.delivery import Channel
from pledgewatch.alert.rules import Rule
from pledgewatch.fetch.clock import SYSTEM_CLOCK, Clock
from pledgewatch.model import Alert, Article, Claim
from pledgewatch.resolve import Companies, Rates, ecb_rates, load_companies
from pledgewatch.settings import Settings
from pledgewatch.store import Store

#: finds the claims of an article that are sure enough to be kept, be it for review
Spotter = Callable[[Article], Sequence[Claim]]


class Progress(Protocol):
    """Somebody who watches. A stage has ``total`` steps, or None if nobody knows how many."""

    def stage(self, name: str, total: int | None) -> None: ...

    def step(self, count: int = 1) -> None: ...

    def alert(self, alert: Alert) -> None:
        """Somebody is to be told of this now: the line in the terminal."""


class Unwatched:
    """Nobody watches."""

    def stage(self, name: str, total: int | None) -> None:
        pass

    def step(self, count: int = 1) -> None:
        pass

    def alert(self, alert: Alert) -> None:
        pass


def _jitter() -> float:
    return random.random()  # noqa: S311 - it only spreads retries


@dataclass(frozen=True)
class Desk:
    """An open store and all that the stages need beside it. ``jitter`` gives numbers from 0 to 1."""

    settings: Settings
    store: Store
    spot: Spotter
    rules: Sequence[Rule]
    channels: Mapping[str, Channel]
    companies: Companies
    rates: Rates
    clock: Clock = SYSTEM_CLOCK
    jitter: Callable[[], float] = _jitter
    progress: Progress = field(default_factory=Unwatched)

    def now(self) -> dt.datetime:
        return self.clock.now()


@contextmanager
def open_desk(settings: Settings, *, clock: Clock = SYSTEM_CLOCK, progress: Progress | None = None) -> Iterator[Desk]:
    """Everything that ``settings`` and the files beside them say, read and opened.

    Raises PledgewatchError for whatever is wrong with them, before anything is done.
    """
    from pledgewatch.spot import spot  # loading its weights is only for those who work

    rules, channels = load_rules(settings.alerts_file), load_channels(settings.alerts_file)
    companies = load_companies(settings.companies_file)
    with Store(settings.database_url) as store:
        yield Desk(
            settings,
            store,
            partial(spot, at_least=settings.spot.review_at),
            rules,
            channels,
            companies,
            ecb_rates(),
            clock,
            progress=progress or Unwatched(),
        )


@dataclass(slots=True)
class RunSummary:
    """What a run did, in numbers. ``seconds`` is how long it took."""

    feeds_polled: int = 0
    feeds_not_modified: int = 0
    feeds_failed: int = 0
    entries_new: int = 0
    pages_fetched: int = 0
    screened_out: int = 0
    unreadable: int = 0
    out_of_range: int = 0
    articles: int = 0
    claims: int = 0
    pledges_new: int = 0
    pledges_updated: int = 0
    alerts_created: int = 0
    alerts_delivered: int = 0
    deliveries_failed: int = 0
    seconds: float = 0.0
