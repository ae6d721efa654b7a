"""Pages into articles and claims: pure work on a batch, which may run in any thread, process or machine."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pledgewatch.model import Article, Claim, Entry, EntryState, Page
from pledgewatch.pipeline.desk import Spotter
from pledgewatch.pipeline.retry import Failure
from pledgewatch.read.article import Unreadable, read_entry_content, read_page
from pledgewatch.read.screen import may_hold_pledge
from pledgewatch.store.columns import storable

log = logging.getLogger(__name__)

#: the reason of what should not have happened
INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True, slots=True)
class Fetched:
    """Something to read: a page, an article that needs no extraction, or why there is neither.

    ``key`` is what the caller knows it by.
    """

    key: str
    entry: Entry
    page: Page | None = None
    article: Article | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of it: an article and its claims, or a failure, or neither (it was screened out)."""

    key: str
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    fetched: dt.datetime | None = None
    failure: Failure | None = None

    @property
    def state(self) -> EntryState:
        """What the entry is, as far as this reading says; whether a failed one is tried again is not its to say."""
        if self.article is not None:
            return EntryState.READ
        return EntryState.FAILED if self.failure is not None else EntryState.SCREENED_OUT


#: the signature of :func:`examine`; a flow puts one in its place that spreads the work
Examine = Callable[[Sequence[Fetched], dt.datetime, Spotter], list[Reading]]


def examine(batch: Sequence[Fetched], now: dt.datetime, spot: Spotter) -> list[Reading]:
    """Read a batch. Never raises for what a page holds."""
    return [_examine_one(fetched, now, spot) for fetched in batch]


def _examine_one(fetched: Fetched, now: dt.datetime, spot: Spotter) -> Reading:
    nothing = Reading(fetched.key)
    try:
        article = fetched.article or _read(fetched, now)
        if article is None:
            return replace(nothing, failure=fetched.failure)
        # Evidence is quoted from the text that is stored, so what cannot be stored goes before anything is found in it.
        article = replace(article, title=storable(article.title), text=storable(article.text))
        claims = tuple(spot(article))
    except Unreadable as unreadable:
        return replace(nothing, failure=Failure(unreadable.reason, permanent=True))
    except Exception:
        # One page that we stumble over must not keep the others from being read.
        log.exception("could not read %s", fetched.entry.url)
        return replace(nothing, failure=Failure(INTERNAL_ERROR, permanent=True))
    return replace(nothing, article=article, claims=claims, fetched=fetched.page.fetched if fetched.page else now)


def _read(fetched: Fetched, now: dt.datetime) -> Article | None:
    """The article on the page, else in the feed's own text; None if there is none that could hold a pledge."""
    page, entry = fetched.page, fetched.entry
    fed = bool(entry.content.strip()) and may_hold_pledge(entry.content.encode("utf-8", "replace"))
    if page is not None and (fed or not page.body.strip() or may_hold_pledge(page.body)):
        try:
            return read_page(page, entry, now=now)
        except Unreadable:
            if not fed:
                raise
    return read_entry_content(entry, now=now) if fed else None
