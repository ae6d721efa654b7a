"""Write down what was read: one transaction holds articles, claims, pledges, alerts and the state of the entries."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article, Span, StoredClaim
from pledgewatch.pipeline.desk import Desk, RunSummary
from pledgewatch.pipeline.reading import INTERNAL_ERROR, Reading
from pledgewatch.pipeline.renewing import relate_claims, renew_pledges
from pledgewatch.pipeline.retry import Failure
from pledgewatch.resolve import SHARED, fingerprint, same_text, sketch
from pledgewatch.resolve.groups import Groups
from pledgewatch.store import Transaction
from pledgewatch.store.claims import NewClaim

log = logging.getLogger(__name__)

#: writes down what became of the readings; gets the numbers of the articles by URL
Settle = Callable[[Transaction, Sequence[Reading], Mapping[str, int]], None]


def record(
    desk: Desk, readings: Sequence[Reading], settle: Settle, summary: RunSummary, *, alerting: bool = True
) -> None:
    """Write a batch down as a whole; killed at any moment it was either all written or not at all.

    If something in the batch cannot be written, each reading is written by itself, and the one at fault is settled as
    failed. Errors of the database as such (it is full, it is gone) are raised: they are nobody's fault.
    """
    try:
        _record_together(desk, readings, settle, summary, alerting)
    except PledgewatchError:
        raise
    except Exception:
        if len(readings) > 1:
            for reading in readings:
                record(desk, [reading], settle, summary, alerting=alerting)
            return
        log.exception("could not record %s", readings[0].key)
        failed = Reading(readings[0].key, failure=Failure(INTERNAL_ERROR, permanent=True))
        if readings[0].failure == failed.failure:
            raise
        record(desk, [failed], settle, summary, alerting=alerting)


def _record_together(
    desk: Desk, readings: Sequence[Reading], settle: Settle, summary: RunSummary, alerting: bool
) -> None:
    now = desk.now()
    found: dict[str, tuple[Article, Reading]] = {}
    for each in readings:
        if each.article is not None:
            found.setdefault(each.article.url, (each.article, each))
    with desk.store.write() as work:
        new = work.articles.add([(article, each.fetched or now) for article, each in found.values()], now)
        texts = {number: found[url][0].text for url, number in new.items() if found[url][1].claims}
        claims = work.claims.add(
            [draft for url, number in new.items() for draft in _drafts(*found[url], number, now)], now
        )
        relate_claims(desk, work, claims)
        touched = set(claims) | work.claims.of_articles(_group_by_text(work, texts))
        renewed = renew_pledges(desk, work, touched, now, alerting=alerting)
        settle(work, readings, work.articles.known(list(found)))
    summary.articles += len(new)
    summary.claims += len(claims)
    summary.pledges_new += renewed.new
    summary.pledges_updated += renewed.updated
    summary.alerts_created += renewed.alerts


def _drafts(article: Article, reading: Reading, number: int, now: dt.datetime) -> list[NewClaim]:
    """The claims of an article as they are to be stored, parts by the fingerprints of their wholes."""
    quoted = [tuple(_words(article, span) for span in claim.evidence) for claim in reading.claims]
    marks = [
        fingerprint(
            StoredClaim(0, claim, number, article.url, article.title, article.outlet, article.published, now, words)
        )
        for claim, words in zip(reading.claims, quoted, strict=True)
    ]
    return [
        NewClaim(claim, number, mark, words, None if claim.part_of is None else marks[claim.part_of])
        for claim, mark, words in zip(reading.claims, marks, quoted, strict=True)
    ]


def _words(article: Article, span: Span) -> str:
    return (article.title if span.part == "title" else article.text)[span.start : span.end]


def _group_by_text(work: Transaction, texts: Mapping[int, str]) -> set[int]:
    """Put each article with its near copies; gives the articles whose group that changed."""
    mine = {number: sketch(text) for number, text in texts.items()}
    work.articles.sketch(mine)
    holders = work.articles.sharing(value for its in mine.values() for value in its)
    close: list[tuple[int, int]] = []
    for number, its in mine.items():
        shared = Counter(other for value in its for other in holders[value] if other != number)
        close += [(number, other) for other, count in shared.items() if count >= min(SHARED, len(its))]
    theirs = work.articles.sketches(other for _, other in close)
    copies = Groups[int]()
    for number, other in close:
        if same_text(mine[number], theirs[other]):
            copies.unite(number, other)
    return {moved for group in copies.all() for moved in work.articles.join(group)}
