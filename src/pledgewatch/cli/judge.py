"""A person who decides: what they say becomes a decision, takes effect, and they are told what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pledgewatch.cli.terminal import plain, say
from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Decision, DecisionKind
from pledgewatch.pipeline import Desk, decide
from pledgewatch.pipeline.reviewing import subject
from pledgewatch.resolve import read_correction


class UnclearWordError(PledgewatchError):
    """What a person said cannot be meant; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, and why. Pledges are named by their numbers; the number of a claim names that claim's pledge."""

    desk: Desk
    who: str
    why: str = ""

    def confirm(self, number: int) -> None:
        """It is a pledge. Raises NoSuchPledgeError, as all of these do."""
        self._record([self._about(DecisionKind.CONFIRM, number)], "pledge {} is confirmed", [number])

    def reject(self, number: int) -> None:
        """It is none."""
        self._record([self._about(DecisionKind.REJECT, number)], "pledge {} is rejected", [number])

    def same(self, one: int, other: int) -> None:
        """Two pledges are one. Raises UnclearWordError."""
        self._record([self._pair(DecisionKind.SAME, one, other)], "pledge {} holds both", [one, other])

    def different(self, one: int, other: int) -> None:
        """Two pledges, or two claims of one, are two pledges. Raises UnclearWordError."""
        self._record([self._pair(DecisionKind.DIFFERENT, one, other)], "{} are two pledges", [one, other])

    def correct(self, number: int, corrections: Sequence[str]) -> None:
        """Fields of its record are so; each correction is ``FIELD=VALUE``. Nothing is recorded if one cannot be read.

        Raises UnclearWordError and CorrectionError.
        """
        values = dict(map(_field_and_value, corrections))
        decisions = [self._about(DecisionKind.CORRECT, number, field, value) for field, value in values.items()]
        said = ", ".join(f"{field} is {value or 'empty'}" for field, value in values.items())
        self._record(decisions, f"in pledge {{}} {said.replace('{', '{{').replace('}', '}}')}", [number])

    def _pair(self, kind: DecisionKind, one: int, other: int) -> Decision:
        if one == other:
            raise UnclearWordError(f"name two pledges, not {one} twice")
        with self.desk.store.read() as found:
            marks = subject(found, one), subject(found, other)
        return Decision(kind, marks[0], self.who, self.desk.now(), self.why, other=marks[1])

    def _about(self, kind: DecisionKind, number: int, field: str | None = None, value: str | None = None) -> Decision:
        with self.desk.store.read() as found:
            mark = subject(found, number)
        return Decision(kind, mark, self.who, self.desk.now(), self.why, field=field, value=value)

    def _record(self, decisions: Sequence[Decision], outcome: str, numbers: Sequence[int]) -> None:
        decide(self.desk, decisions)
        with self.desk.store.read() as found:
            pledges = found.pledges.holding(numbers)
            recorded = [each.id for each in found.decisions.all() if each.undone is None and each.decision in decisions]
        where = " and ".join(str(pledge.id) for pledge in pledges)
        undo = " and ".join(f"`pledgewatch review undo {number}`" for number in recorded)
        say(plain(f"{outcome.format(where)} ({undo} takes that back)"))


def _field_and_value(correction: str) -> tuple[str, str]:
    field, equals, value = (part.strip() for part in correction.partition("="))
    if not equals:
        raise UnclearWordError(f"{correction!r} is no correction; write FIELD=VALUE, such as amount=20000000")
    read_correction(field, value)
    return field, value
