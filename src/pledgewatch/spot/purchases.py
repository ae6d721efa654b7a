"""A number of things and the money that they cost are one pledge, the money's (hard case 3).

The guide's exception, a number that stands as a promise by itself, is where neither is said to pay for the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: Characters between the things and their price, and from where the price's own sentence begins.
_REACH, _LEAD = 400, 90
#: Characters read behind a sum, and sentences from the things to what they cost.
_TAIL, _LATER = 60, 2


def with_purchases(context: Context, believed: Sequence[Judged]) -> list[Judged]:
    """The same without the things that a believed sum of the same owner is said to buy; the sum is told with them."""
    by_owner: defaultdict[int, list[Judged]] = defaultdict(list)
    for judged in believed:
        by_owner[judged.owners[0].entity].append(judged)
    buys: dict[int, Measure] = {}
    bought = set()
    for owner, told in by_owner.items():
        for thing, money in _neighbours(told):
            if _buys(context, thing.measure, money.measure):
                buys[money.measure.start] = thing.measure
                bought.add((owner, thing.measure.quantity))
    if not bought:
        return list(believed)
    return [
        replace(each, buys=buys.get(each.measure.start)) if each.measure.money else each
        for each in believed
        if each.measure.form != "quantity" or (each.owners[0].entity, each.measure.quantity) not in bought
    ]


def _neighbours(told: Sequence[Judged]) -> Iterator[tuple[Judged, Judged]]:
    """Each counted thing beside a sum, no other of either between them."""
    ordered = sorted((j for j in told if j.measure.money or _counts(j.measure)), key=lambda j: j.measure.start)
    for first, second in pairwise(ordered):
        if _counts(first.measure) and second.measure.money:
            yield first, second
        elif first.measure.money and _counts(second.measure):
            yield second, first


def _counts(measure: Measure) -> bool:
    return measure.form == "quantity" and not (measure.unit or "").startswith("%")


def _buys(context: Context, thing: Measure, money: Measure) -> bool:
    """Do the words say that the sum pays for the things?"""
    if money.per is not None or abs(thing.start - money.start) > _REACH:
        return False
    if thing.end <= money.start:
        return thing.sentence > 0 and _is_price(context, thing, money)
    return thing.start >= money.end and _is_spent_on(context, money, thing)


def _is_price(context: Context, thing: Measure, money: Measure) -> bool:
    doc, sentence = context.doc, context.doc.sentences[money.sentence]
    if money.sentence - thing.sentence > _LATER or (sentence.is_list_item and money.sentence != thing.sentence):
        return False
    words = _patterns()
    if words.meant.match(doc.full, money.end, min(sentence.end, money.end + _TAIL)):
        return True
    lead = doc.full[max(sentence.start, thing.end) : money.start]
    if len(lead) > _LEAD or words.besides.search(lead):
        return False
    return words.price.search(lead) is not None


def _is_spent_on(context: Context, money: Measure, thing: Measure) -> bool:
    doc, sentence = context.doc, context.doc.sentences[thing.sentence]
    lead = doc.full[max(sentence.start, money.end) : thing.start]
    if not 0 <= thing.sentence - money.sentence <= 1 or len(lead) > _LEAD or _patterns().besides.search(lead):
        return False
    words = _patterns()
    return bool(words.spent.search(lead) if thing.sentence == money.sentence else words.then.match(lead))


class _Patterns(NamedTuple):
    """``price`` ends before a sum; ``meant`` begins behind it, ``spent`` stands there; ``then`` begins a sentence."""

    price: re.Pattern[str]
    meant: re.Pattern[str]
    spent: re.Pattern[str]
    then: re.Pattern[str]
    besides: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load("purchases")

    def any_of(name: str) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(words[name], key=len, reverse=True))) + ")"

    price = rf"\b{any_of('price')}\b[^.;]{{0,45}}$"
    whole = rf"(?:{any_of('them')}(?!\w| \w+s\b)|(?:the|this|that) (?:whole )?{any_of('work')}\b)"
    meant = rf"[\s,]*(?:aside |of its own |(?:has|have) been \w+ |is \w+ )?{any_of('meant_for')} {whole}"
    paid = rf"(?:the {any_of('money')}|which|that) (?:\w+,? ){{0,4}}?{any_of('buys')}\b"
    spent = rf"\b(?:with (?:which|it|that|this)|{paid}|enough|so as to)\b|^\s?[—–(]\s?$"
    then = (
        rf"\W*(?:with (?:it|this|that|the {any_of('money')})\b|(?:that|this|the {any_of('money')}) {any_of('buys')}\b)"
    )
    besides = rf"\b{any_of('besides')}\b"
    return _Patterns(*(re.compile(p, re.IGNORECASE) for p in (price, meant, spent, then, besides)))
