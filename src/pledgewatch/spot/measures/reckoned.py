"""Sums reckoned from a printed one beside them.

"Its rival topped that by half a million"; "it handed over $5 million, a tenth of what it has promised".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgewatch.model import Money
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.fractions import Fraction
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.money import is_absurd

_WORDS = load("reckoned")
_TOPPING = frozenset(_WORDS["topping"])
_TOPPED = re.compile(
    rf"(?:{'|'.join(_WORDS['topping'])})\s(?:{'|'.join(_WORDS['topped'])}|(?:[\w’']+\s){{1,3}}(?:{'|'.join(load('derived')['sums'])}))"
    r"\sby\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_REACH = 60  # characters
#: "is a tenth of what it now says", ", half of what was promised"
_IS = re.compile(r"(?:[,(–—]|\s(?:is|was|are|or|only|just))\s?(?:(?:or|only|just|about|some|roughly|barely)\s)*$")
_OF_WHAT = re.compile(
    rf"\sof\s(?:what|the\s(?:sum|amount|total|figure)\s(?:that\s)?)\s?(?:[\w’']+\s){{0,5}}?(?:{'|'.join(_WORDS['promised'])})(?!\w)",
    re.IGNORECASE,
)
_ALL = 100


def find_reckoned(doc: Document, fractions: Sequence[Fraction], printed: Sequence[Measure]) -> Iterator[Measure]:
    """What the printed measures, in order, lead to together with the words around them."""
    if not doc.vocabulary.isdisjoint(_TOPPING):
        yield from _topped(doc, printed)
    for fraction in fractions:
        if _OF_WHAT.match(doc.full, fraction.end):
            yield from _wholes(doc, fraction, printed)


def _topped(doc: Document, printed: Sequence[Measure]) -> Iterator[Measure]:
    before: Measure | None = None
    for measure in printed:
        more = measure.money
        if more is None:
            continue
        less = before.money if before else None
        before = measure
        told = less and _TOPPED.search(doc.full, max(0, measure.start - _REACH), measure.start)
        if less and told and less.currency == more.currency:
            yield _told(measure, Money(less.amount + more.amount, more.currency), "times")


def _wholes(doc: Document, fraction: Fraction, printed: Sequence[Measure]) -> Iterator[Measure]:
    """ "US$600,000 for roads is a tenth of what it will give": ten times that."""
    for measure in printed:
        if not measure.end <= fraction.start <= measure.end + _REACH or not fraction.percent:
            continue
        if doc.sentence_at(fraction.start).index != measure.sentence or not _IS.search(
            doc.full, measure.end, fraction.start
        ):
            continue
        times = _ALL / fraction.percent
        if measure.money:
            yield _told(measure, Money(measure.money.amount * times, measure.money.currency), "times", fraction)
        elif measure.quantity is not None and measure.unit and not measure.unit.startswith("%"):
            yield _told(replace(measure, quantity=measure.quantity * times), None, "times", fraction)


def _told(measure: Measure, money: Money | None, name: str, at: Fraction | None = None) -> Measure:
    start, end = (at.start, at.end) if at else (measure.start, measure.end)
    odd = ("absurd_sum",) if money and is_absurd(money.amount, money.currency) else ()
    return replace(measure, start=start, end=end, money=money, usd_reported=None, per=None, derived=name, odd=odd)
