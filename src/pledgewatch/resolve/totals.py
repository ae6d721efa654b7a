"""What was promised in all, by company, theme or year, counting nothing twice and adding nothing that does not add up.

Sums of different kinds (a gift, a loan) and currencies stay apart. Dollars are added where a pledge has a dollar value,
and those that have none are counted, so that nobody takes the sum for the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pledgewatch.model import Change, Kind, Pledge, PledgeState


class Grouping(StrEnum):
    """What totals are made by. A pledge with several themes counts under each, so totals by theme overlap."""

    COMPANY = "company"
    THEME = "theme"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one kind in one currency. ``usd`` leaves out ``unvalued`` pledges, for which there was no rate."""

    kind: Kind
    currency: str
    amount: Decimal
    usd: Decimal
    pledges: int
    unvalued: int


@dataclass(frozen=True, slots=True)
class Total:
    """The pledges of one company, theme or year: how many, and the sums of those that promise money."""

    group: str
    pledges: int
    sums: tuple[Sum, ...]


def totals(pledges: Iterable[Pledge], by: Grouping) -> list[Total]:
    """Totals over pledges that stand, in order of group.

    Left out are pledges in review, rejected or withdrawn, and parts of a pledge that is counted itself (a part with a
    sum counts where its whole has none). A pledge of several companies counts once, for the first named.
    """
    standing = {pledge.id: pledge for pledge in pledges if _stands(pledge)}
    groups: dict[str, list[Pledge]] = defaultdict(list)
    for pledge in standing.values():
        if not _within(pledge, standing):
            for group in _groups(pledge, by):
                groups[group].append(pledge)
    return [Total(group, len(groups[group]), _sums(groups[group])) for group in sorted(groups)]


def _stands(pledge: Pledge) -> bool:
    return pledge.state is PledgeState.ACTIVE and pledge.change is not Change.WITHDRAWN


def _within(pledge: Pledge, counted: Mapping[int, Pledge]) -> bool:
    """Whether a whole of this part is counted, at any height."""
    seen: set[int] = set()
    above = pledge.part_of
    while above is not None and above in counted and above not in seen:
        if counted[above].money is not None or pledge.money is None:
            return True
        seen.add(above)
        above = counted[above].part_of
    return False


def _groups(pledge: Pledge, by: Grouping) -> tuple[str, ...]:
    if by is Grouping.COMPANY:
        return (pledge.pledger,)
    if by is Grouping.YEAR:
        return (pledge.announced[:4] if pledge.announced else "undated",)
    return tuple(pledge.themes) or ("none",)


def _sums(pledges: Iterable[Pledge]) -> tuple[Sum, ...]:
    by_unit: dict[tuple[Kind, str], list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        if pledge.money is not None:
            by_unit[pledge.kind, pledge.money.currency].append(pledge)
    return tuple(
        Sum(
            kind=kind,
            currency=currency,
            amount=sum((pledge.money.amount for pledge in each if pledge.money), Decimal(0)),
            usd=sum((pledge.usd.amount for pledge in each if pledge.usd), Decimal(0)),
            pledges=len(each),
            unvalued=sum(pledge.usd is None for pledge in each),
        )
        for (kind, currency), each in sorted(by_unit.items())
    )
