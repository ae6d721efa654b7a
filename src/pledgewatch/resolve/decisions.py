"""What people decided, turned into what resolution keeps to. A later word outranks an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pledgewatch.model import Decision, DecisionKind, Pledge, PledgeState, StoredClaim
from pledgewatch.resolve.corrections import correct, read_correction
from pledgewatch.resolve.fingerprint import find_claims
from pledgewatch.resolve.folding import Constraints
from pledgewatch.resolve.groups import Groups


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions by what they rule: which claims belong together, and what was said of single claims, oldest first."""

    constraints: Constraints = field(default_factory=Constraints)
    said: Mapping[int, tuple[Decision, ...]] = field(default_factory=dict)


def rulings(claims: Sequence[StoredClaim], decisions: Iterable[Decision]) -> Rulings:
    """Find the claims that decisions speak of. Decisions about claims that are not there wait: they are no error."""
    in_order = sorted(decisions, key=_in_order)
    if not in_order:
        return Rulings()
    marks = {mark for each in in_order for mark in (each.subject, each.other) if mark}
    claim = find_claims(claims, marks)
    said: dict[int, list[Decision]] = defaultdict(list)
    for each in in_order:
        if each.kind in (DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.CORRECT) and each.subject in claim:
            said[claim[each.subject]].append(each)
    return Rulings(_constraints(reversed(in_order), claim), {id: tuple(words) for id, words in said.items()})


def apply(pledge: Pledge, said: Iterable[Decision]) -> Pledge:
    """The pledge as people left it: corrected, confirmed (then certain) or rejected. The last word on a matter counts.

    Raises :class:`~pledgewatch.resolve.corrections.CorrectionError` for a stored correction that cannot be read.
    """
    values: dict[str, Any] = {}
    for each in sorted(said, key=_in_order):
        if each.kind is DecisionKind.CORRECT and each.field is not None:
            values[each.field] = read_correction(each.field, each.value)
        elif each.kind is DecisionKind.CONFIRM:
            pledge = replace(pledge, state=PledgeState.ACTIVE, confidence=1.0)
        elif each.kind is DecisionKind.REJECT:
            pledge = replace(pledge, state=PledgeState.REJECTED)
    return correct(pledge, values)


def _in_order(decision: Decision) -> tuple[object, ...]:
    return (
        decision.when,
        decision.kind,
        decision.subject,
        decision.other or "",
        decision.field or "",
        decision.value or "",
    )


def _constraints(newest_first: Iterable[Decision], claim: Mapping[str, int]) -> Constraints:
    """Pairs to join and to hold apart. What would contradict a newer word is passed over."""
    joined = Groups[int]()
    same: set[tuple[int, int]] = set()
    different: set[tuple[int, int]] = set()
    for each in newest_first:
        one, other = claim.get(each.subject), claim.get(each.other or "")
        if one is None or other is None or one == other:
            continue
        if each.kind is DecisionKind.DIFFERENT and joined.find(one) != joined.find(other):
            different.add((one, other))
        elif each.kind is DecisionKind.SAME:
            ends = {joined.find(one), joined.find(other)}
            if not any({joined.find(a), joined.find(b)} == ends for a, b in different):
                joined.unite(one, other)
                same.add((one, other))
    return Constraints(frozenset(same), frozenset(different))
