"""What so many things at so much apiece come to: "ten boreholes, at R180 000 apiece"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgewatch.model import Money
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.money import is_absurd

_APIECE = "each"
_GIVERS = frozenset(load("quantities")["givers"])
#: From the count to its price: "repairs eight health units, which will cost P2.5 million each".
_REACH = 200


def find_totals(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Price times count for every sum that is told by the piece and has a count beside it.

    ``measures`` are the printed sums and counted quantities of the text, in order.
    """
    counts = [m for m in measures if _is_count(m)]
    at = 0
    for price in measures:
        if price.money is None or price.per is None:
            continue
        while at < len(counts) and counts[at].start < price.start:
            at += 1
        near = [*counts[at : at + 1], *reversed(counts[max(0, at - 2) : at])]
        count = next((c for c in near if _is_beside(c, price)), None)
        if count and count.quantity and _is_counted(count, price):
            amount, currency = price.money.amount * count.quantity, price.money.currency
            odd = ("absurd_sum",) if is_absurd(amount, currency) else ()
            yield replace(price, money=Money(amount, currency), usd_reported=None, per=None, derived=_APIECE, odd=odd)


def _is_count(measure: Measure) -> bool:
    return bool(measure.quantity and measure.quantity > 1 and measure.unit) and not (measure.unit or "").startswith("%")


def _is_beside(count: Measure, price: Measure) -> bool:
    """Does the count stand in the price's sentence or the one before, and not far off?"""
    return 0 <= price.sentence - count.sentence <= 1 and abs(count.start - price.start) <= _REACH


def _is_counted(count: Measure, price: Measure) -> bool:
    """Is the price that of each of what is counted?"""
    last = (count.unit or "").lower().split()[-1]
    if last in _GIVERS:
        return False
    return price.per == _APIECE or last in (f"{price.per}s", f"{price.per}es", price.per)
