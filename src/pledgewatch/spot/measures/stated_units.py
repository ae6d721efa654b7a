"""Bare numbers whose currency and scale are told once for all: "in lakh rupees:", "all in billions of pesos"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pledgewatch.model import Money, Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.homes import Homes
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.numbers import Number, is_year

_CURRENCIES = load("currencies")
_BEFORE: dict[str, str] = _CURRENCIES["before"]
_AFTER: dict[str, str] = _CURRENCIES["after"]
_CODES = frozenset(_CURRENCIES["codes"].split())
_SCALES: dict[str, int] = load("numbers")["scales"]
_SCALE_WORDS = frozenset(word for word in _SCALES if word not in ("hundred", "dozen"))
_ALL = re.compile(r"(?<!\w)(?:all|both|each)(?:\sof\sthem)?\s$", re.IGNORECASE)
_STATED = re.compile(
    r"in\s(?:(?P<mark>[^\W\d_]{0,3}[$€£₹₦₱]|[A-Z]{3}|Rs\.?)\s?)?"
    rf"(?P<scale>{'|'.join(sorted(_SCALE_WORDS, key=len, reverse=True))})(?:\s(?:of\s)?(?P<name>[^\W\d_]+))?(?!\w)",
    re.IGNORECASE,
)
#: So it heads a list: "Gifts, in lakh rupees:", "(in € million)", "Amounts are in crore rupees."
_HEADS = re.compile(r"[^\w\n]*(?:\n|$)|\)")
_LEADS = re.compile(r"(?:figures|amounts|sums|numbers)\s(?:are\s|given\s)?$", re.IGNORECASE)
_LEAD = 20  # characters
_MARK_REACH = 3  # tokens: "in US$ million"
_ENDS = re.compile(r"(?=[.,;:)\n]|$)|\s(?:and|from|for|to)(?!\w)")
_LONGEST_LINE = 160
_MOST_LINES = 12
_MOST = 100_000


def find_stated_units(
    doc: Document, numbers: Sequence[Number], sums: Sequence[Measure], homes: Homes
) -> Iterator[Measure]:
    """The sums that such words make of the bare numbers of their sentence, or of the lines below them."""
    for m in _stated(doc):
        currency = _currency(m, homes)
        scope = _scope(doc, m) if currency else None
        if scope:
            taken = {at for each in sums for at in range(each.start, each.end)}
            for number in numbers:
                if scope[0] <= number.start < scope[1] and number.start not in taken and _is_bare(doc, number):
                    money = Money(number.value * Decimal(_SCALES[m["scale"].lower()]), currency)
                    yield Measure(
                        "money",
                        number.start,
                        number.end,
                        doc.sentence_at(number.start).index,
                        money,
                        qualifier=Qualifier.EXACT,
                        derived="scale",
                    )


def _stated(doc: Document) -> Iterator[re.Match[str]]:
    tokens = doc.tokens
    for i in doc.where(_SCALE_WORDS):
        for token in tokens[max(0, i - _MARK_REACH) : i]:
            m = _STATED.match(doc.full, token.start) if token.lower == "in" else None
            if m and m.end("scale") == tokens[i].end:
                yield m


def _currency(m: re.Match[str], homes: Homes) -> str:
    mark, name = m["mark"] or "", (m["name"] or "").lower()
    if name in _AFTER:
        return homes.currency(_AFTER[name])
    if mark in _BEFORE or mark in _CODES:
        return homes.currency(_BEFORE.get(mark, mark))
    return ""


def _scope(doc: Document, m: re.Match[str]) -> tuple[int, int] | None:
    sentence = doc.sentence_at(m.start())
    if _ALL.search(doc.full, max(0, m.start() - _LEAD), m.start()):
        return sentence.start, m.start()
    if not _HEADS.match(doc.full, m.end()) and not _LEADS.search(doc.full, max(0, m.start() - _LEAD), m.start()):
        return None
    end = sentence.end
    for below in doc.sentences[sentence.index + 1 : sentence.index + 1 + _MOST_LINES]:
        if below.end - below.start > _LONGEST_LINE:
            break
        end = below.end
    return m.end(), end


def _is_bare(doc: Document, number: Number) -> bool:
    if number.scaled or is_year(number) or number.value >= _MOST:
        return False
    return _ENDS.match(doc.full, number.end) is not None
