"""A person's word, and a rebuild: both resolve anew what is stored already, without reading anything."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Decision
from pledgewatch.pipeline.desk import Desk
from pledgewatch.pipeline.renewing import Renewed, relate_claims, renew_pledges
from pledgewatch.store import Transaction

_BATCH = 500


class NoSuchDecisionError(PledgewatchError):
    """There is no such decision, or it is undone already."""


def decide(desk: Desk, decisions: Sequence[Decision]) -> int:
    """Record decisions and let them take effect at once; one that is known to the letter adds nothing. A pledge that a
    person confirms is told of like any other.

    :return: how many are new
    """
    now = desk.now()
    with desk.store.write() as work:
        added = len(work.decisions.add(decisions))
        relate_claims(desk, work, _named(work, decisions))
        renew_pledges(desk, work, _named(work, decisions), now, alerting=True)
    return added


def undo(desk: Desk, number: int) -> Decision:
    """Take a decision back, with all that it did.

    :raises NoSuchDecisionError: if no decision of this number stands
    """
    now = desk.now()
    with desk.store.write() as work:
        decision = work.decisions.undo(number, now)
        if decision is None:
            raise NoSuchDecisionError(f"no decision {number} stands: there is none, or it is undone already")
        renew_pledges(desk, work, _named(work, [decision]), now, alerting=False)
    return decision


def rebuild(desk: Desk) -> Renewed:
    """Derive every pledge anew from the stored claims and decisions, as after a change of companies.toml or of the
    program. Nobody is told. It can be stopped at any moment and begun again."""
    new = updated = 0
    with desk.store.read() as found:
        pieces = list(found.claims.walk(_BATCH))
    desk.progress.stage("claims", 2 * sum(map(len, pieces)))
    # Families first, of all claims: none may be resolved before those that belong to it are known.
    for piece in pieces:
        with desk.store.write() as work:
            relate_claims(desk, work, piece)
        desk.progress.step(len(piece))
    for piece in pieces:
        with desk.store.write() as work:
            renewed = renew_pledges(desk, work, piece, desk.now(), alerting=False)
        new, updated = new + renewed.new, updated + renewed.updated
        desk.progress.step(len(piece))
    return Renewed(new, updated)


def _named(work: Transaction, decisions: Sequence[Decision]) -> set[int]:
    """The claims that decisions speak of."""
    marks = {mark for each in decisions for mark in (each.subject, each.other) if mark is not None}
    return {number for mark in marks for number in work.claims.named(mark)}
