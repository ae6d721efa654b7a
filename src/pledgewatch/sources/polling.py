"""What a poll means and when the next one is due: pure deciders, from data to data.

    outcome(feed, what came back) -> the feed as it is from now on

A feed is never silently given up. A failure puts the next poll off, more with each in a row, and shows; 410 Gone
retires the feed with a note; a permanent redirect moves it. Only a person switches one off.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pledgewatch.model import Entry, Feed, FeedState, Validators
from pledgewatch.settings import PollSettings

#: Every so many answers "not modified" in a row, one is checked by asking without validators.
AUDIT_EVERY = 10

# Share of a poll's entries that are new, and by how much the interval changes: the first line that fits.
# Few new ones mean that nothing is missed by waiting longer; mostly new ones that the feed runs faster than we look.
_PACE: tuple[tuple[float, float], ...] = ((0.0, 1.5), (0.2, 1.2), (0.5, 1.0), (1.0, 0.5))

#: No failing feed waits longer than `longest` for its next poll, so more doublings than this change nothing.
_MOST_DOUBLINGS = 16

#: The share of a wait by which it is drawn out, so that feeds added together do not stay together.
_JITTER = 0.1


@dataclass(frozen=True, slots=True)
class Fetched:
    """A poll that brought a feed that could be read.

    ``asked`` are the seconds for which the server or the feed asked not to be polled again (TTL, max-age);
    ``moved_to`` the new address after permanent redirects only; ``trusted`` False if a 304 proved to be false.
    """

    entries: tuple[Entry, ...]
    body_hash: str
    validators: Validators
    title: str = ""
    asked: int = 0
    moved_to: str | None = None
    odd: str | None = None
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A poll that brought nothing that the last one had not: a 304, or the same bytes again.

    ``told`` says that it was a 304. An audit that finds a 304 true ends in ``told`` False.
    """

    told: bool
    validators: Validators
    asked: int = 0
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A poll that brought nothing. ``retry_after`` is in seconds; ``gone`` stands for 410 Gone."""

    error: str
    retry_after: float | None = None
    gone: bool = False


def is_due(feed: Feed, now: dt.datetime) -> bool:
    """Whether ``feed`` is to be polled now."""
    wanted = feed.enabled and feed.state is not FeedState.RETIRED
    return wanted and (feed.next_due is None or feed.next_due <= now)


def conditions(feed: Feed) -> Validators | None:
    """What to send along with the next request: None if this feed's 304s are not believed."""
    return Validators(feed.etag, feed.last_modified) if feed.trust_validators else None


def audit_due(feed: Feed) -> bool:
    """Whether the 304 that was just received is to be checked by asking again without validators."""
    return (feed.unmodified + 1) % AUDIT_EVERY == 0


def caught_lying(feed: Feed, entries: Sequence[Entry]) -> bool:
    """Whether a body with these ``entries``, fetched right after a 304, proves the 304 false.

    Entries count, not bytes: many feeds print the time of day, and a weak ETag may rightly ignore that.
    """
    return bool(set(entry_keys(entries)) - set(feed.last_entries))


def outcome(feed: Feed, result: Fetched | Unchanged | Failed, settings: PollSettings, now: dt.datetime) -> Feed:
    """``feed`` after a poll at ``now`` that ended in ``result``."""
    polled = replace(feed, polls=feed.polls + 1, last_polled=now)
    match result:
        case Fetched():
            return _after_body(polled, result, settings, now)
        case Unchanged():
            return _after_nothing_new(polled, result, settings, now)
        case Failed():
            return _after_failure(polled, result, settings, now)


def entry_keys(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Short hashes by which a feed remembers what it held."""
    return tuple(hashlib.sha256(entry.url.encode()).hexdigest()[:16] for entry in entries)


def new_share(feed: Feed, keys: Sequence[str]) -> float | None:
    """The share (0 to 1) of ``keys`` that the last poll had not; None if there was no last poll to compare with."""
    if not feed.last_entries or not keys:
        return None
    known = set(feed.last_entries)
    return sum(key not in known for key in keys) / len(keys)


def missed_entries(feed: Feed, entries: Sequence[Entry]) -> bool:
    """The gap alarm: no entry of the last poll is left, and none of these is as old as the newest of the last.

    Where dates are missing the first sign is enough: a list that was replaced whole has probably lost some.
    """
    if new_share(feed, entry_keys(entries)) != 1.0:
        return False
    dates = [entry.published for entry in entries if entry.published]
    return not dates or feed.newest_published is None or min(dates) > feed.newest_published


def next_interval(interval: int, share: float | None, gap: bool, settings: PollSettings) -> int:
    """Seconds between polls from here on, by the share of new entries in the last one (None: unknown)."""
    if gap:
        return settings.shortest
    factor = 1.0 if share is None else next(factor for most, factor in _PACE if share <= most)
    return round(min(max(interval * factor, settings.shortest), settings.longest))


def next_poll(
    feed: Feed, settings: PollSettings, now: dt.datetime, *, asked: int = 0, retry_after: float = 0
) -> dt.datetime:
    """When ``feed`` is due again.

    After its interval, doubled for every failure in a row; not before the server or the feed asked for (``asked``:
    TTL or max-age, in seconds); never after ``longest``. Only ``retry_after`` may exceed that: it answers a failure,
    the others are habits.
    """
    seconds = feed.interval * 2 ** min(feed.failures, _MOST_DOUBLINGS) * (1 + _JITTER * _spread(feed))
    return now + dt.timedelta(seconds=max(min(max(seconds, asked), settings.longest), retry_after))


def _after_body(feed: Feed, result: Fetched, settings: PollSettings, now: dt.datetime) -> Feed:
    keys = entry_keys(result.entries)
    share = new_share(feed, keys)
    gap = missed_entries(feed, result.entries)
    dates = [entry.published for entry in result.entries if entry.published]
    notes = [
        _move_note(feed, result.moved_to, now),
        "entries were missed between the last two polls" if gap else "",
        "" if result.trusted else "it answers 304 although it has changed: polled without validators",
        result.odd or "",
    ]
    after = replace(
        feed,
        url=result.moved_to or feed.url,
        title=feed.title or result.title,
        state=FeedState.OK,
        note="; ".join(note for note in notes if note),
        interval=next_interval(feed.interval, share, gap, settings),
        last_ok=now,
        last_changed=now if share or not feed.last_entries else feed.last_changed,
        last_error=None,
        failures=0,
        etag=result.validators.etag,
        last_modified=result.validators.last_modified,
        trust_validators=feed.trust_validators and result.trusted,
        unmodified=0,
        body_hash=result.body_hash,
        # An empty list says nothing of what was missed: the entries before it are kept to compare with.
        last_entries=keys or feed.last_entries,
        newest_published=max(dates, default=feed.newest_published),
        gap=gap,
    )
    return replace(after, next_due=next_poll(after, settings, now, asked=result.asked))


def _after_nothing_new(feed: Feed, result: Unchanged, settings: PollSettings, now: dt.datetime) -> Feed:
    after = replace(
        feed,
        url=result.moved_to or feed.url,
        state=FeedState.OK,
        note=_move_note(feed, result.moved_to, now) or feed.note,
        interval=next_interval(feed.interval, 0.0, False, settings),
        last_ok=now,
        last_error=None,
        failures=0,
        # A 304 need not repeat the validators that it confirms (RFC 9110, section 15.4.5).
        etag=result.validators.etag or feed.etag,
        last_modified=result.validators.last_modified or feed.last_modified,
        unmodified=feed.unmodified + 1 if result.told else 0,
        gap=False,
    )
    return replace(after, next_due=next_poll(after, settings, now, asked=result.asked))


def _after_failure(feed: Feed, result: Failed, settings: PollSettings, now: dt.datetime) -> Feed:
    failed = replace(feed, failures=feed.failures + 1, last_error=result.error)
    if result.gone:
        note = f"retired on {now:%Y-%m-%d}: the server says that it is gone for good (410)"
        return replace(failed, state=FeedState.RETIRED, note=note, next_due=None)
    after = replace(failed, state=FeedState.FAILING)
    return replace(after, next_due=next_poll(after, settings, now, retry_after=result.retry_after or 0))


def _move_note(feed: Feed, moved_to: str | None, now: dt.datetime) -> str:
    return f"moved from {feed.url} on {now:%Y-%m-%d}" if moved_to else ""


def _spread(feed: Feed) -> float:
    """0 to 1, different for each feed and poll but no dice: feeds added together drift apart, and tests repeat."""
    digest = hashlib.sha256(f"{feed.url} {feed.polls}".encode()).digest()
    return digest[0] / 255
