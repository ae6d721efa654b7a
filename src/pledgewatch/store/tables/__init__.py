"""The tables, one file an idea. Each table and column says in its comment what it means."""

from pledgewatch.store.tables.articles import ArticleRow, SketchRow
from pledgewatch.store.tables.base import Base
from pledgewatch.store.tables.claims import ClaimBlockRow, ClaimRow
from pledgewatch.store.tables.outbox import AlertRow, DeliveryRow
from pledgewatch.store.tables.pledges import DecisionRow, PledgeClaimRow, PledgeRedirectRow, PledgeRow
from pledgewatch.store.tables.queue import EntryRow, FeedRow
from pledgewatch.store.tables.work import BackfillItemRow, BackfillRow, RunRow

__all__ = [
    "AlertRow",
    "ArticleRow",
    "BackfillItemRow",
    "BackfillRow",
    "Base",
    "ClaimBlockRow",
    "ClaimRow",
    "DecisionRow",
    "DeliveryRow",
    "EntryRow",
    "FeedRow",
    "PledgeClaimRow",
    "PledgeRedirectRow",
    "PledgeRow",
    "RunRow",
    "SketchRow",
]
