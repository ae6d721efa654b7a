"""Numbers that leave out what they count: "Acme gives $5 million and Bolt two million", "33m tonnes, 29m by 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pledgewatch.model import Money
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.lent_currency import LentCurrency
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.quantity import Quantity

#: A number with neither noun nor anything before it to lend one ("54", "two million by 2028").
_LEAST_ALONE = 1000
#: So many times larger or smaller, a number still counts what was counted just before it: not "500 mothers … 11
#: million".
_LIKE = 20
_LIKE_NEARBY = 40
#: Money that is told in millions is not told in bare thousands: "$1.5 billion … past 280,000".
_FAR_MORE = 300
#: "Project 10Million"
_IN_NAME = re.compile(r"\d+[A-Z][a-z]")


def find_elided(
    doc: Document, found: Sequence[tuple[Quantity, Measure]], known: Sequence[Measure], lent: LentCurrency
) -> Iterator[Measure]:
    """Currency or unit from the nearest measures before each number; both readings where both could be.

    ``found`` are the numbers without a noun, each with its measure, ``known`` the sums and counts, all in order.
    """
    at, last_sum, last_count = 0, None, None
    for quantity, measure in found:
        while at < len(known) and known[at].end <= quantity.start:
            last_sum = known[at] if known[at].money else last_sum
            last_count = known[at] if known[at].unit and not (known[at].unit or "").startswith("%") else last_count
            at += 1
        if _IN_NAME.match(doc.full, quantity.start):
            continue
        may_be = quantity.scaled or lent.is_stated(quantity.start) if last_sum is None else _is_like(quantity, last_sum)
        is_money = quantity.could_be_money and may_be
        if is_money and quantity.could_be_count and last_count:
            is_nearer = last_sum is None or last_count.start > last_sum.start
            is_money = not (is_nearer and _counts_the_same(doc, quantity, last_count))
        currency = lent.of(quantity.start, last_sum) if is_money else ""
        if currency:
            money = Money(quantity.value, currency)
            yield replace(measure, form="money", money=money, quantity=None, unit=None)
        is_alone = quantity.value >= _LEAST_ALONE and not (currency and quantity.scaled)
        if quantity.could_be_count and (last_count or is_alone or quantity.surely):
            yield replace(measure, unit=last_count.unit if last_count else None)


def _is_like(quantity: Quantity, last_sum: Measure) -> bool:
    if quantity.scaled or not quantity.could_be_count or last_sum.money is None:
        return True
    return last_sum.money.amount <= _FAR_MORE * quantity.value


def _counts_the_same(doc: Document, quantity: Quantity, last: Measure) -> bool:
    """Is the number about as large as what was counted in the same paragraph ("1.6 million masks … seven million"), or
    not much smaller in its sentence: "35 million trees, one million for every year"?"""
    if last.quantity is None or doc.sentence_at(quantity.start).paragraph != doc.sentences[last.sentence].paragraph:
        return False
    less, more = sorted((quantity.value, last.quantity))
    near = doc.sentence_at(quantity.start).index == last.sentence
    return more <= Decimal(_LIKE_NEARBY if near else _LIKE) * less
