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
    r"|(?:for|to)\seach(?:\sof\sthem)?,?"
    r"|(?:price|cost|value|outlay)\sper\s(?P<unit>\w+)\s(?:is|was|of|comes\sto|being))\s$",
    re.IGNORECASE,
)
_TO_EACH_OF = re.compile(
    r"\s(?:to|for|on|in)\s(?:each|every\sone)\sof\s(?:(?:the|its|their|these|those)\s)?(?=\d|\w+\s\w)", re.IGNORECASE
)
_TO_SO_MANY = re.compile(r"\s(?:(?:each|apiece)\s)?(?:to|for|on|in)\s(?:\w+\s){0,2}", re.IGNORECASE)
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
        near = sorted((c for c in near if _is_beside(c, price)), key=lambda c: _gap(doc, c, price))
        count = near[0] if near else None
        if count and count.quantity and _is_counted(count, price):
            amount, currency = price.money.amount * count.quantity, price.money.currency
            odd = ("absurd_sum",) if is_absurd(amount, currency) else ()
            yield replace(price, money=Money(amount, currency), usd_reported=None, per=None, derived=_APIECE, odd=odd)


def _gap(doc: Document, count: Measure, price: Measure) -> int:
    """Characters between count and price; none in "$1,000 each to 40 schools"."""
    if count.start > price.end and _TO_SO_MANY.fullmatch(doc.full, price.end, count.start):
        return 0
    return max(price.start - count.end, count.start - price.end)


def _by_the_piece(doc: Document, price: Measure) -> Measure:
    """The sum told by the piece where the words before it say so: "each costs $400", "$20 to each of 90 pupils"."""
    if _TO_EACH_OF.match(doc.full, price.end):
        return replace(price, per=_APIECE)
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
