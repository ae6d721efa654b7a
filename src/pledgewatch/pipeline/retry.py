"""When an address that gave nothing is tried again, and when it is given up. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pledgewatch.model import EntryState

#: after the first failed try; each further one waits four times as long
_FIRST_WAIT = dt.timedelta(minutes=15)
_LONGEST_WAIT = dt.timedelta(days=1)
_GONE = frozenset({"http_404", "http_410"})
#: nothing was asked, so nothing was tried
_NOT_TRIED = frozenset({"host_resting"})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an address gave nothing. ``retry_after`` is in seconds, where the host said so."""

    reason: str
    permanent: bool
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the entry; ``next_try`` only while it is pending."""

    state: EntryState
    tries: int
    next_try: dt.datetime | None = None


def after_failure(failure: Failure, tries: int, *, limit: int, now: dt.datetime, jitter: float) -> Verdict:
    """Judge an entry that had failed ``tries`` times before, and now once more.

    A host's own wish for a pause is heeded, up to a day. ``jitter`` (0 to 1) adds up to a quarter to the wait.
    """
    tries += failure.reason not in _NOT_TRIED
    if failure.permanent or tries >= limit:
        return Verdict(EntryState.GONE if failure.reason in _GONE else EntryState.FAILED, tries)
    wait = _FIRST_WAIT * 4 ** max(tries - 1, 0)
    asked = dt.timedelta(seconds=min(failure.retry_after or 0, _LONGEST_WAIT.total_seconds()))
    return Verdict(EntryState.PENDING, tries, now + max(min(wait, _LONGEST_WAIT) * (1 + jitter / 4), asked))
