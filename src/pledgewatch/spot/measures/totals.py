"""What so many things at so much apiece come to: "ten boreholes, at R180 000 apiece"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgewatch.model import Money
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.money import is_absurd

_APIECE = "each"
_WORDS = load("quantities")
_GIVERS = frozenset(_WORDS["givers"])
_EACH_WORDS = frozenset(["each", "per"])
_LEAD = 60
_EACH_BEFORE = re.compile(
    rf"(?<!\w)(?:each\s(?:(?:of\s(?:them|which|these)|one|will|would|is|are|shall|to|be|being)\s){{0,3}}(?:{'|'.join(_WORDS['each_before'])})"
    r"|(?:price|cost|value|outlay)\sper\s(?P<unit>\w+)\s(?:is|was|of|comes\sto|being))\s$",
    re.IGNORECASE,
)
#: From the count to its price: "repairs eight health units, which will cost P2.5 million each".
_REACH = 200


def find_totals(doc: Document, measures: Sequence[Measure]) -> Iterator[Measure]:
    """Price times count for every sum that is told by the piece and has a count beside it.

    ``measures`` are the printed sums and counted quantities of the text, in order.
    """
    by_piece = not doc.vocabulary.isdisjoint(_EACH_WORDS)
    counts = [m for m in measures if _is_count(m)]
    at = 0
    for measure in measures:
        price = _by_the_piece(doc, measure) if by_piece and measure.money and measure.per is None else measure
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


def _by_the_piece(doc: Document, price: Measure) -> Measure:
    """The sum told by the piece where the words before it say so: "each costs $400", "the price per van is €30,000"."""
    m = _EACH_BEFORE.search(doc.full, max(doc.sentence_at(price.start).start, price.start - _LEAD), price.start)
    if m is None:
        return price
    return replace(price, per=m["unit"].lower() if m["unit"] else _APIECE)


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
