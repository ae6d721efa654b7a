"""Pledges as resolution last saw them. Everything here can be recomputed from claims and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, select, update

from pledgewatch.model import Pledge
from pledgewatch.store.promises import pledge_values, stored_pledge
from pledgewatch.store.sql import batches, insert_new, table_of, upsert
from pledgewatch.store.tables import PledgeClaimRow, PledgeRedirectRow, PledgeRow

_TABLE = table_of(PledgeRow)


class Pledges:
    """Pledges by their stable numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, numbers: Iterable[int]) -> list[Pledge]:
        """Those of ``numbers`` that are pledges, in order."""
        found: list[Pledge] = []
        for piece in batches(sorted(set(numbers))):
            claims: dict[int, list[int]] = defaultdict(list)
            members = (
                select(PledgeClaimRow).where(PledgeClaimRow.pledge_id.in_(piece)).order_by(PledgeClaimRow.claim_id)
            )
            for member in self._connection.execute(members):
                claims[member.pledge_id].append(member.claim_id)
            rows = self._connection.execute(select(_TABLE).where(_TABLE.c.id.in_(piece)).order_by(_TABLE.c.id))
            found += [stored_pledge(row._mapping, claims[row.id]) for row in rows]
        return found

    def find(self, number: int) -> Pledge | None:
        """The pledge that has this number, or had it before it was merged into another."""
        moved = self._connection.scalar(select(PledgeRedirectRow.pledge_id).where(PledgeRedirectRow.id == number))
        return next(iter(self.get([number if moved is None else moved])), None)

    def walk(self, size: int = 500) -> Iterator[Pledge]:
        """Every pledge in order of its number; ``size`` at a time are in memory."""
        last = 0
        following = select(PledgeRow.id).order_by(PledgeRow.id).limit(size)
        while piece := list(self._connection.scalars(following.where(PledgeRow.id > last))):
            yield from self.get(piece)
            last = piece[-1]

    def parts(self, number: int) -> list[Pledge]:
        """The pledges that are parts of this one."""
        return self.get(self._connection.scalars(select(PledgeRow.id).where(PledgeRow.part_of == number)))

    def holding(self, claims: Iterable[int]) -> list[Pledge]:
        """The pledges that any of these claims belong to, as they stand."""
        return self.get(
            number
            for piece in batches(sorted(claims))
            for number in self._connection.scalars(
                select(PledgeClaimRow.pledge_id).where(PledgeClaimRow.claim_id.in_(piece))
            )
        )

    def write(self, changed: Sequence[Pledge], redirects: Mapping[int, int], removed: Iterable[int]) -> None:
        """Put pledges in the place of what is stored. ``redirects`` are numbers that are no more, with the one that
        each leads to now; ``removed`` those that lead nowhere."""
        upsert(self._connection, PledgeRow, [pledge_values(pledge) for pledge in changed])
        members = [{"claim_id": claim, "pledge_id": pledge.id} for pledge in changed for claim in pledge.claims]
        upsert(self._connection, PledgeClaimRow, members)
        self._forget([pledge.id for pledge in changed])
        for gone, heir in redirects.items():
            followed = update(PledgeRedirectRow).where(PledgeRedirectRow.pledge_id == gone)
            self._connection.execute(followed.values(pledge_id=heir))
        for piece in batches(sorted({*redirects, *removed})):
            self._connection.execute(delete(PledgeRow).where(PledgeRow.id.in_(piece)))
        rows = [{"id": gone, "pledge_id": heir} for gone, heir in redirects.items()]
        insert_new(self._connection, PledgeRedirectRow, rows)

    def _forget(self, numbers: Sequence[int]) -> None:
        """A number that is a pledge's again leads nowhere else."""
        for piece in batches(numbers):
            self._connection.execute(delete(PledgeRedirectRow).where(PledgeRedirectRow.id.in_(piece)))
