"""A number of things and the money that they cost are one pledge, the money's (hard case 3).

So they are told together only where words say that the sum pays for the things; elsewhere each is a pledge by itself.
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
from pledgewatch.spot.pairs import unit_stems

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
    bought: list[Judged] = []
    for told in by_owner.values():
        for thing, money in _neighbours(told):
            if _buys(context, thing.measure, money.measure):
                buys[money.measure.start] = thing.measure
                bought.append(thing)
    if not bought:
        return list(believed)
    return [
        replace(each, buys=buys.get(each.measure.start)) if each.measure.money else each
        for each in believed
        if not any(_is_told_again(thing, each) for thing in bought)
    ]


def _is_told_again(thing: Judged, other: Judged) -> bool:
    """Is the other the same number of the same things, of the same owner?"""
    if other.measure.form != "quantity" or other.owners[0].entity != thing.owners[0].entity:
        return False
    return other.measure.quantity == thing.measure.quantity and _count_the_same(thing.measure, other.measure)


def _count_the_same(a: Measure, b: Measure) -> bool:
    """Do they, by the stems of their units ("children", "schoolchildren")? What is not said may be the same."""
    left, right = unit_stems(a), unit_stems(b)
    if not left or not right:
        return True
    return any(stem in (b.unit or "") for stem in left) or any(stem in (a.unit or "") for stem in right)


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
    lead = doc.full[max(sentence.start, thing.end) : money.start]
    if words.besides.search(lead):
        return False
    if words.meant.match(doc.full, money.end, min(sentence.end, money.end + _TAIL)):
        return True
    return len(lead) <= _LEAD and words.price.search(lead) is not None


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

    price = rf"\b{any_of('price')}\b(?! of living)[^.;]{{0,45}}$"
    work = (
        rf"{any_of('work')}\b(?! (?:for|of|(?-i:[A-Z])))"  # neither "the programme for meals" nor "the project Rivers"
    )
    whole = rf"(?:{any_of('them')}(?!\w| \w+s\b)|(?:the|this|that) (?:whole )?{work})"
    meant = rf"[\s,]*(?:aside |of its own |(?:has|have) been \w+ |is \w+ )?{any_of('meant_for')} {whole}"
    paid = rf"(?:the {any_of('money')}|which|that) (?:\w+,? ){{0,4}}?{any_of('buys')}\b"
    spent = rf"\b(?:with (?:which|it|that|this)|{paid}|enough|so as to)\b|^\s?[—–(]\s?$"
    then = (
        rf"\W*(?:with (?:it|this|that|the {any_of('money')})\b|(?:that|this|the {any_of('money')}) {any_of('buys')}\b)"
    )
    besides = rf"\b{any_of('besides')}\b"
    return _Patterns(*(re.compile(p, re.IGNORECASE) for p in (price, meant, spent, then, besides)))
