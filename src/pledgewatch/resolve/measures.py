"""Do two claims promise the same measure? Rounding, other currencies, printed conversions, units and years."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from pledgewatch.model import Change
from pledgewatch.resolve.facts import Facts

#: two sums in one currency further apart than this are two sums, however they were rounded
ROUNDING = Decimal("0.06")
#: outlets convert at their own rate, on their own day, and round: further apart is another sum
CONVERSION = Decimal("0.15")
_TIGHT = Decimal("0.03")
#: 98% is not 100%, nor 49 shops 50; but 29 million tonnes may be 29.4
_COUNTED = 1_000
_EXACT = Decimal("0.001")


class Agreement(StrEnum):
    """How the measures of two claims agree. The names are those of the features in ``weights.toml``."""

    SAME_SUM = "sum_same"
    ROUNDED_SUM = "sum_rounded"
    CONVERTED = "sum_converted"
    CONVERTED_LOOSELY = "sum_converted_loosely"
    SAME_QUANTITY = "quantity_same"
    SAME_AIM = "aim_same"
    SAME_SHARE = "share_same"
    #: an update may tell the new figure of an old pledge
    CHANGED = "measure_changed"
    NONE = "measure_differs"


def compare_measures(one: Facts, other: Facts) -> Agreement:
    """How far two claims promise the same thing, by the numbers alone. Symmetric."""
    money = _compare_money(one, other)
    if money is not Agreement.NONE:
        return money
    if not (one.money and other.money):
        if one.quantity is not None and other.quantity is not None:
            if _same_quantity(one.quantity, other.quantity) and _years_agree(one, other):
                return Agreement.SAME_QUANTITY
        elif not (one.money or other.money):
            if one.aim and other.aim and _years_agree(one, other):
                return Agreement.SAME_AIM
            if one.share and other.share and _numbers(one.share) == _numbers(other.share):
                return Agreement.SAME_SHARE
    return Agreement.CHANGED if _may_be_changed(one, other) else Agreement.NONE


@lru_cache(maxsize=65_536)
def digits(amount: Decimal) -> int:
    """How many digits stand before the closing zeros: 1 for a round million, 3 for 16.1 billion."""
    return len(amount.normalize().as_tuple().digits)


def _compare_money(one: Facts, other: Facts) -> Agreement:
    if one.money is None or other.money is None:
        return Agreement.NONE
    if one.money == other.money:
        return Agreement.SAME_SUM
    if one.money.currency == other.money.currency:
        off = _off(one.money.amount, other.money.amount)
        if off <= _EXACT:
            return Agreement.SAME_SUM
        return Agreement.ROUNDED_SUM if off <= ROUNDING else Agreement.NONE
    off = min((_off(a, b) for a in one.dollars for b in other.dollars), default=Decimal(1))
    if off <= _TIGHT:
        return Agreement.CONVERTED
    return Agreement.CONVERTED_LOOSELY if off <= CONVERSION else Agreement.NONE


def _may_be_changed(one: Facts, other: Facts) -> bool:
    """Whether one of the claims tells a change that makes the other's measure the old one."""
    return _changes(one, other) or _changes(other, one)


def _changes(update: Facts, old: Facts) -> bool:
    if update.change is None or old.window.first > update.window.last:
        return False
    if update.change is Change.DELAYED:
        alike = update.quantity == old.quantity and update.aim == old.aim and not (update.money or old.money)
        return alike and _bigger(update.year, old.year)
    new_figure, old_figure = _figure(update, old), _figure(old, update)
    if new_figure is None or old_figure is None:
        return False
    if update.change is Change.RAISED:
        return new_figure > old_figure
    return update.change is Change.CUT and new_figure < old_figure


def _figure(facts: Facts, beside: Facts) -> Decimal | None:
    """The number by which two claims can be ranked: a sum in the same currency, or a quantity."""
    if facts.money and beside.money:
        return facts.money.amount if facts.money.currency == beside.money.currency else None
    return None if facts.money or beside.money else facts.quantity


def _bigger(year: int | None, than: int | None) -> bool:
    return year is not None and than is not None and year > than


def _years_agree(one: Facts, other: Facts) -> bool:
    return one.year is None or other.year is None or one.year == other.year


def _same_quantity(one: Decimal, other: Decimal) -> bool:
    return one == other or (min(one, other) >= _COUNTED and _off(one, other) <= _TIGHT)


def _off(one: Decimal, other: Decimal) -> Decimal:
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else Decimal(0)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())
