"""Keys by which claims that may be the same pledge find each other in an index, without comparing all with all.

A claim is *stored* under some keys and *seeks* others. Two claims that :func:`pledgewatch.resolve.same.may_be_same`
always meet: one seeks a key under which the other is stored, and the other way round. The keys hold a word of a
pledger's name, the size of the measure and the year, so that a company with thousands of pledges makes many small
blocks. Only what the text leaves open (an undated mention, a change of an unknown figure) looks into wider ones.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pledgewatch.model import Change
from pledgewatch.resolve.facts import Facts
from pledgewatch.resolve.measures import CONVERSION
from pledgewatch.resolve.same import FAR_APART

#: two sums within CONVERSION of each other are no further apart than half a cell
_CELL = 2 * math.log(1 / (1 - float(CONVERSION)))
_RESTATED = frozenset({Change.RAISED, Change.CUT, Change.DELAYED})


@dataclass(frozen=True, slots=True)
class Keys:
    """``stored``: where a claim is to be found. ``sought``: where those are to be found that it may belong with."""

    stored: frozenset[str]
    sought: frozenset[str]


def block_keys(facts: Facts) -> Keys:
    """The keys of a claim. Complete for ``may_be_same``, and few: about ten."""
    words = frozenset(word for name in facts.names for word in name.distinctive)
    stored: set[str] = set()
    sought: set[str] = set()
    timeless = facts.window.open or facts.change is not None
    years = () if timeless else _years(facts)
    sizes, aims, forms = list(_sizes(facts)), list(_aims(facts)), list(_forms(facts))
    for word in words:
        for size in sizes:
            base = f"{word}|{size}"
            stored.add(f"{base}|undated" if timeless else f"{base}|dated")
            sought.update({f"{base}|undated", f"{base}|dated"} if timeless else {f"{base}|undated"})
            if not timeless:
                dated = {f"{base}|{year}" for year in years}
                stored |= dated
                sought |= dated
        for size in aims:  # a target that is said again years later is still due in the same year
            stored.add(f"{word}|{size}|by{facts.year}")
            sought.add(f"{word}|{size}|by{facts.year}")
        for form in forms:
            stored.add(f"{word}|{form}|restated" if facts.change in _RESTATED else f"{word}|{form}|told")
            sought.add(f"{word}|{form}|restated")
            if facts.change in _RESTATED:
                sought.add(f"{word}|{form}|told")
    return Keys(frozenset(stored), frozenset(sought))


def _years(facts: Facts) -> range:
    """The years that the window touches, widened so that two windows FAR_APART still share one."""
    reach = FAR_APART // 2 + 1
    first = max(dt.date.min.toordinal(), facts.window.first.toordinal() - reach)
    last = min(dt.date.max.toordinal(), facts.window.last.toordinal() + reach)
    return range(dt.date.fromordinal(first).year, dt.date.fromordinal(last).year + 1)


def _sizes(facts: Facts) -> Iterator[str]:
    """The measure, coarsely. Sums stand on two grids half a cell apart, so that neighbours share a cell of one."""
    if facts.money:
        sums = {("USD", dollars) for dollars in facts.dollars} | {(facts.money.currency, facts.money.amount)}
        for currency, amount in sums:
            yield from _cells(currency, amount)
    yield from _aims(facts)
    if facts.share:
        yield "share"


def _aims(facts: Facts) -> Iterator[str]:
    if facts.quantity is not None:
        yield from _cells("n", facts.quantity)
    elif facts.aim:
        yield "aim"


def _cells(unit: str, amount: Decimal) -> Iterator[str]:
    exponent = amount.adjusted()  # taken out first: an absurd sum is larger than any float
    mantissa = abs(float(amount.scaleb(-exponent))) or 1.0
    position = (math.log(mantissa) + exponent * math.log(10)) / _CELL
    yield f"{unit}{math.floor(position)}"
    yield f"{unit}{math.floor(position + 0.5)}~"


def _forms(facts: Facts) -> Iterator[str]:
    """What kind of figure could be restated. A sum is only ever restated in its own currency."""
    if facts.money:
        yield f"restated {facts.money.currency}"
    elif facts.quantity is not None:
        yield "restated quantity"
    elif facts.aim:
        yield "restated aim"
