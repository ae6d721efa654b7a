"""Messages on their way: one channel at a time, with what became of it, and when to try again."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pledgewatch.alert.message import Format, Message

if TYPE_CHECKING:
    from apprise import Apprise

log = logging.getLogger(__name__)

#: Waits between tries. A mail server that reboots is back in minutes, one that broke on a Friday on Monday.
_WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720))


@dataclass(frozen=True, slots=True)
class Channel:
    """A place that messages go to. ``address`` has its secrets hidden and may be logged."""

    name: str
    address: str
    format: Format
    _apprise: Apprise = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one try: ``failure`` is None when the channel took the message, else the reason."""

    channel: str
    failure: str | None = None

    @property
    def ok(self) -> bool:
        return self.failure is None


def open_channel(name: str, url: str) -> Channel | None:
    """A channel for one Apprise URL; None if Apprise cannot deliver to it, or if it is more than one."""
    import apprise  # costs a third of a second, which only those who deliver should pay

    # in this thread, so that the reasons that Apprise logs can be told from those of another delivery
    target = apprise.Apprise(asset=apprise.AppriseAsset(async_mode=False))
    with _complaints():
        known = target.add(url)
    if not known or len(target) != 1:
        return None
    wants_html = target[0].notify_format == apprise.NotifyFormat.HTML
    return Channel(name, target.urls(privacy=True)[0], Format.HTML if wants_html else Format.TEXT, target)


def deliver(message: Message, channel: Channel) -> Outcome:
    """Hand ``message`` to ``channel`` once; does not raise for what goes wrong on the way.

    Apprise answers only yes or no and logs the reason as a warning; it is caught from there.
    """
    with _complaints() as reasons:
        taken = channel._apprise.notify(title=message.title, body=message.body, body_format=message.format.value)
    if taken:
        return Outcome(channel.name)
    failure = "; ".join(reasons) or "refused without a reason"
    log.warning("alert channel %s (%s): %s", channel.name, channel.address, failure)
    return Outcome(channel.name, failure)


def next_try(
    tries: int, created: dt.datetime, now: dt.datetime, give_up_after: dt.timedelta, jitter: float
) -> dt.datetime | None:
    """When to try again after ``tries`` failures (1 or more) of an alert of ``created``; None: never again.

    Waits grow from five minutes to half a day. ``jitter`` (0 to 1) adds up to a quarter, so that all that
    failed together does not come back together. The last try is made when the time is just up.
    """
    deadline = created + give_up_after
    if now >= deadline:
        return None
    wait = _WAITS[min(tries, len(_WAITS)) - 1]
    return min(now + wait * (1 + jitter / 4), deadline)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.reasons: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.reasons.append(record.getMessage().strip())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    logger, collector = logging.getLogger("apprise"), _Collector()
    logger.addHandler(collector)
    try:
        yield collector.reasons
    finally:
        logger.removeHandler(collector)
