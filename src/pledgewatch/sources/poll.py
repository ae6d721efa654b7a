"""One poll of one feed, over the network."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from pledgewatch.fetch import Client, FetchError, Response, max_age
from pledgewatch.model import Entry, Feed
from pledgewatch.settings import PollSettings
from pledgewatch.sources.feed import NotAFeedError, parse_feed
from pledgewatch.sources.polling import Failed, Fetched, Unchanged, audit_due, caught_lying, conditions, outcome

_ACCEPT = "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class FeedPoll:
    """What one poll brought. ``feed`` is to be stored in place of the one that was polled.

    ``entries`` are all that the feed holds, known ones too; none if it was ``not_modified`` or failed (``error``).
    """

    feed: Feed
    entries: tuple[Entry, ...] = ()
    not_modified: bool = False
    error: str | None = None


async def fetch_feed(client: Client, feed: Feed, now: dt.datetime, settings: PollSettings) -> FeedPoll:
    """Polls ``feed`` at ``now``. Never raises for a bad feed or a bad server: the feed's state says it."""
    result: Fetched | Unchanged | Failed
    try:
        result = await _ask(client, feed, now)
    except FetchError as error:
        result = Failed(str(error), error.retry_after, gone=error.reason == "http_410")
    except NotAFeedError as error:
        result = Failed(f"what {feed.url} gives {error}")
    after = outcome(feed, result, settings, now)
    match result:
        case Fetched(entries=entries):
            return FeedPoll(after, entries)
        case Unchanged():
            return FeedPoll(after, not_modified=True)
        case Failed(error=reason):
            return FeedPoll(after, error=reason)


async def _ask(client: Client, feed: Feed, now: dt.datetime) -> Fetched | Unchanged:
    """Raises FetchError and NotAFeedError."""
    response = await client.get(feed.url, validators=conditions(feed), accept=_ACCEPT)
    if response.status != 304:
        return await _read(feed, response, now)
    if not audit_due(feed):
        return Unchanged(True, response.validators, max_age(response.headers) or 0, response.moved_to)
    audited = await _read(feed, await client.get(feed.url, accept=_ACCEPT), now)
    if isinstance(audited, Fetched) and caught_lying(feed, audited.entries):
        return replace(audited, trusted=False)
    return audited


async def _read(feed: Feed, response: Response, now: dt.datetime) -> Fetched | Unchanged:
    """What a body says; the same bytes as last time are not parsed again. Raises NotAFeedError."""
    body_hash = hashlib.sha256(response.body).hexdigest()
    fresh = max_age(response.headers) or 0
    if body_hash == feed.body_hash:
        return Unchanged(False, response.validators, fresh, response.moved_to)
    # feedparser takes long on a large feed; in a thread it does not hold up the other requests.
    parsed = await asyncio.to_thread(parse_feed, response.body, response.url, response.content_type, now=now)
    return Fetched(
        entries=parsed.entries,
        body_hash=body_hash,
        validators=response.validators,
        title=parsed.title,
        asked=max(fresh, parsed.ttl or 0),
        moved_to=response.moved_to,
        odd=parsed.odd,
    )
