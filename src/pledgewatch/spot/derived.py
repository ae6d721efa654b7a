"""Sums and quantities told by way of others: half of it, the rest, the same amount, split evenly.

The other measure is always an earlier one (a title counts as earlier than the text). Where more than one whole is
possible the nearest is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgewatch.model import Money
from pledgewatch.spot.document import Document
from pledgewatch.spot.fractions import Fraction
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measure import Measure

_PHRASES = load("derived")
_REST_REACH = 8  # measures looked back over for the parts of a whole
_HALF = Fraction(0, 0, Decimal(50))


def _table() -> dict[str, list[tuple[str, str]]]:
    """Phrases by their first word, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, phrases in _PHRASES.items():
        for phrase in phrases:
            table.setdefault(phrase.split()[0], []).append((phrase, name))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BY_FIRST_WORD = _table()
_OF_THINGS = re.compile(r"\s(?:of\s)?(?:the|its|their|all|our|an?)\s(?!money|sum|total|amount|cash|donation|gift|funds?|funding|package|pot|budget|pledge|commitment|grants?)\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Known:
    """The printed measures in order, with their starts for bisection."""

    measures: Sequence[Measure]
    starts: Sequence[int]

    def before(self, offset: int) -> Sequence[Measure]:
        return self.measures[: bisect_left(self.starts, offset)]


def find_derived(doc: Document, fractions: Sequence[Fraction], printed: Sequence[Measure]) -> Iterator[Measure]:
    """Measures computed from words; ``printed`` are the sums and counted quantities of the text, in order."""
    wholes = [m for m in printed if m.money or (m.quantity is not None and not (m.unit or "").startswith("%"))]
    known = _Known(wholes, [m.start for m in wholes])
    for fraction in fractions:
        if not fraction.halving:
            yield from _part(doc, fraction, known)
    for start, end, name in _phrases(doc):
        if name == "same":
            yield from _same(doc, start, end, known)
        elif name == "rest":
            yield from _rest(doc, start, end, known)
        else:
            for whole in known.before(start)[-1:]:
                yield _scaled(doc, whole, _HALF, start, end)


def _phrases(doc: Document) -> Iterator[tuple[int, int, str]]:
    low: str | None = None
    done = 0
    for token in doc.tokens:
        entries = _BY_FIRST_WORD.get(token.lower)
        if not entries or token.start < done:
            continue
        low = low or doc.full.lower()
        if len(low) != len(doc.full):
            low = doc.full
        for phrase, name in entries:
            end = token.start + len(phrase)
            if low.startswith(phrase, token.start) and not low[end : end + 1].isalnum():
                done = end
                yield token.start, end, name
                break


def _part(doc: Document, fraction: Fraction, known: _Known) -> Iterator[Measure]:
    """A fraction of the nearest sum or quantity, unless it says of what things it is a fraction."""
    if _OF_THINGS.match(doc.full, fraction.end):
        return
    before = known.before(fraction.start)
    for whole in before[-1:]:
        yield _scaled(doc, whole, fraction, fraction.start, fraction.end)


def _same(doc: Document, start: int, end: int, known: _Known) -> Iterator[Measure]:
    for whole in known.before(start)[-1:]:
        yield replace(
            whole, start=start, end=end, sentence=doc.sentence_at(start).index, usd_reported=None, derived=True
        )


def _rest(doc: Document, start: int, end: int, known: _Known) -> Iterator[Measure]:
    """The nearest whole that is larger than the parts after it, less those parts."""
    before = known.before(start)
    parts = Decimal(0)
    currency: str | None = None
    seen: set[Decimal] = set()
    for measure in reversed(before[-_REST_REACH:]):
        if measure.money is None:
            continue
        if currency is None:
            currency = measure.money.currency
        if measure.money.currency != currency or measure.money.amount in seen:
            continue
        seen.add(measure.money.amount)
        if parts and measure.money.amount > parts:
            yield Measure(
                "money",
                start,
                end,
                doc.sentence_at(start).index,
                money=Money(measure.money.amount - parts, currency),
                qualifier=measure.qualifier,
                derived=True,
            )
            return
        parts += measure.money.amount


def _scaled(doc: Document, whole: Measure, fraction: Fraction, start: int, end: int) -> Measure:
    return replace(
        whole,
        start=start,
        end=end,
        sentence=doc.sentence_at(start).index,
        money=Money(fraction.of(whole.money.amount), whole.money.currency) if whole.money else None,
        quantity=None if whole.quantity is None else fraction.of(whole.quantity),
        usd_reported=None,
        per=None,
        odd=(),
        derived=True,
    )
