"""Sums that leave out currency and scale: "$18 million between them, twelve from Acme and six from Bolt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pledgewatch.model import Money, Qualifier
from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.numbers import Number

_WORDS = load("quantities")
_NAMED_BEFORE = frozenset([*_WORDS["labels"], *load("years")["months"]])
_NUMBERS = load("numbers")
_COUNTS = "|".join([*_NUMBERS["ones"], *_NUMBERS["teens"], *_NUMBERS["tens"], r"\d"])
#: Not "three to five years".
_GOES_ON = re.compile(rf"(?=[.;,)])|\s(?:{'|'.join(_WORDS['after_lent_scale'])})(?!\w)(?!\s(?:{_COUNTS}))")
#: "Two is for schools": one of them would be no plural.
_OPENS = re.compile(rf"\s(?:{'|'.join(_WORDS['opened_by_scale'])})(?!\w)")
_ANOTHER = frozenset(_WORDS["another"])
_AGES = range(18, 100)
#: "$3 million … thousands, 1,200 of them": a scale word is lent to small numbers only …
_LEAST_FULL = 1000
#: … and a part or a rival's gift is seldom much more than what lends it.
_MOST_TIMES = 2
_FAR = 3  # sentences


def find_lent_scales(doc: Document, numbers: Sequence[Number], sums: Sequence[Measure]) -> Iterator[Measure]:
    """Small numbers without a noun in a sentence with a scaled sum ("million"), or the next one, read as its like."""
    at, lender, factor = 0, None, Decimal(1)
    for number in numbers:
        while at < len(sums) and sums[at].end <= number.start:
            at += 1
        if at < len(sums) and sums[at].start <= number.start:
            if lender is not sums[at]:  # not the conversion behind it: "30 million meticais ($470,000)"
                lender, factor = (sums[at], number.factor) if number.scaled else (None, Decimal(1))
        elif lender and lender.money and _borrows(doc, number, lender):
            amount = number.value * factor
            if amount <= _MOST_TIMES * lender.money.amount:
                sentence = doc.sentence_at(number.start).index
                money = Money(amount, lender.money.currency)
                yield Measure(
                    "money", number.start, number.end, sentence, money, qualifier=Qualifier.EXACT, derived="scale"
                )


def _is_near(doc: Document, sentence: Sentence, lender: Measure) -> bool:
    """Does the sum stand in this sentence, the one before, or a little further back in the paragraph?"""
    apart = sentence.index - lender.sentence
    return apart <= 1 or (apart <= _FAR and doc.sentences[lender.sentence].paragraph == sentence.paragraph)


def _borrows(doc: Document, number: Number, lender: Measure) -> bool:
    sentence = doc.sentence_at(number.start)
    if number.scaled or number.value >= _LEAST_FULL or not _is_near(doc, sentence, lender):
        return False
    first = doc.token_at(number.start)
    if first in (0, len(doc.tokens)) or doc.tokens[first].start != number.start:
        return False
    if first == sentence.first:
        return number.in_words and number.value > 1 and _OPENS.match(doc.full, number.end) is not None
    before = doc.tokens[first - 1]
    if before.lower in _ANOTHER and number.in_words and _OPENS.match(doc.full, number.end):
        return True
    m = _GOES_ON.match(doc.full, number.end)
    if m is None:
        return False
    if before.text == "." or before.lower.rstrip(".") in _NAMED_BEFORE or (number.value == 1 and not m[0].strip()):
        return False
    is_age = before.text == "," and doc.full.startswith(",", number.end) and number.value in _AGES
    return not is_age and doc.full[number.start - 1].isspace()
