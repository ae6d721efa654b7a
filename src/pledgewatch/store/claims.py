"""What articles say. A claim is written once and never changes.

Claims that may be the same pledge, directly or through others, are one *family*, with their parts and wholes: nothing
outside of it need be looked at when a claim is added to it. Resolution finds relatives by keys; the store remembers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select, update

from pledgewatch.model import Claim, StoredClaim
from pledgewatch.store.promises import claim_values, stored_claim
from pledgewatch.store.sql import batches, insert_new, table_of, update_by_id
from pledgewatch.store.tables import ArticleRow, ClaimBlockRow, ClaimRow

_TABLE = table_of(ClaimRow)
_HEAD = [table_of(ArticleRow).c[name] for name in ("url", "title", "outlet", "published", "text_group")]


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim on its way into the store. ``part_of`` is the fingerprint of the claim that it is a part of."""

    claim: Claim
    article_id: int
    fingerprint: str
    evidence_text: tuple[str, ...]
    part_of: str | None = None


class Claims:
    """Claims by number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, claims: Sequence[NewClaim], now: dt.datetime) -> list[int]:
        """Store claims; one whose fingerprint is known stays as it is.

        :return: the numbers of the new ones
        """
        rows = [
            claim_values(new.claim)
            | {
                "article_id": new.article_id,
                "fingerprint": new.fingerprint,
                "evidence_text": list(new.evidence_text),
                "recorded": now,
            }
            for new in claims
        ]
        numbers = {row.fingerprint: row.id for row in insert_new(self._connection, ClaimRow, rows, "id", "fingerprint")}
        wholes = {new.fingerprint: numbers.get(new.part_of or "") for new in claims}
        links = [{"id": number, "family": number, "part_of": wholes[mark]} for mark, number in numbers.items()]
        update_by_id(self._connection, ClaimRow, links)
        return sorted(numbers.values())

    def get(self, numbers: Iterable[int]) -> list[StoredClaim]:
        """Claims with what resolution needs of their articles, in order of their numbers."""
        statement = select(_TABLE, *_HEAD).join(ArticleRow, ArticleRow.id == ClaimRow.article_id)
        return [
            stored_claim(row._mapping)
            for piece in batches(sorted(numbers))
            for row in self._connection.execute(statement.where(_TABLE.c.id.in_(piece)).order_by(_TABLE.c.id))
        ]

    def of_articles(self, articles: Iterable[int]) -> set[int]:
        """The numbers of the claims that these articles make."""
        return self._numbers(articles, lambda piece: ClaimRow.article_id.in_(piece))

    def named(self, fingerprint: str) -> set[int]:
        """The claim with this fingerprint. Where there is none, those of the same page, pledger and measure: its second
        part, the words, may since have been read differently."""
        exact = set(self._connection.scalars(select(ClaimRow.id).where(ClaimRow.fingerprint == fingerprint)))
        if exact:
            return exact
        alike = ClaimRow.fingerprint.startswith(fingerprint.partition("-")[0] + "-", autoescape=True)
        return set(self._connection.scalars(select(ClaimRow.id).where(alike)))

    def index(self, keys: Mapping[int, Iterable[str]]) -> None:
        """Let claims be found under these keys, and no others."""
        for piece in batches(sorted(keys)):
            self._connection.execute(delete(ClaimBlockRow).where(ClaimBlockRow.claim_id.in_(piece)))
        rows = [{"block": key, "claim_id": claim} for claim, under in keys.items() for key in sorted(under)]
        insert_new(self._connection, ClaimBlockRow, rows)

    def under(self, keys: Collection[str]) -> set[int]:
        """The claims that are to be found under any of these keys."""
        return {
            number
            for piece in batches(sorted(keys))
            for number in self._connection.scalars(
                select(ClaimBlockRow.claim_id).where(ClaimBlockRow.block.in_(piece)).distinct()
            )
        }

    def unite(self, claims: Collection[int]) -> None:
        """Make one family of all families that these claims are in. Families only grow: one that is larger than need be
        is slower to resolve, not different."""
        found: set[int | None] = set()
        for piece in batches(sorted(claims)):
            found |= set(self._connection.scalars(select(ClaimRow.family).where(ClaimRow.id.in_(piece)).distinct()))
        first, *others = sorted(family for family in found if family is not None)
        for piece in batches(others):
            self._connection.execute(update(_TABLE).where(_TABLE.c.family.in_(piece)).values(family=first))

    def relatives(self, claims: Iterable[int]) -> set[int]:
        """Every claim of the families that these claims are in: what must be resolved together."""
        return self._numbers(
            claims, lambda piece: ClaimRow.family.in_(select(ClaimRow.family).where(ClaimRow.id.in_(piece)))
        )

    def walk(self, size: int) -> Iterator[list[int]]:
        """The numbers of all claims in order, ``size`` at a time."""
        last = 0
        following = select(ClaimRow.id).order_by(ClaimRow.id).limit(size)
        while piece := list(self._connection.scalars(following.where(ClaimRow.id > last))):
            yield piece
            last = piece[-1]

    def _numbers(self, numbers: Iterable[int], condition: Callable[[Sequence[int]], ColumnElement[bool]]) -> set[int]:
        return {
            number
            for piece in batches(sorted(numbers))
            for number in self._connection.scalars(select(ClaimRow.id).where(condition(piece)))
        }
