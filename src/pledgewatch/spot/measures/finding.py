"""Every sum, share, quantity and dated aim of an article: all that a promise in it could be about.

Recall comes first here; which of the measures is a pledge, and whose, is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pledgewatch.model import Money, Qualifier
from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.aims import Aim, find_aims
from pledgewatch.spot.measures.coin_parts import find_coin_parts
from pledgewatch.spot.measures.dating import other_aims, tie_years
from pledgewatch.spot.measures.deadlines import sentences_with_deadlines
from pledgewatch.spot.measures.derived import find_derived
from pledgewatch.spot.measures.elided import find_elided
from pledgewatch.spot.measures.fractions import Fraction, find_fractions
from pledgewatch.spot.measures.homes import Homes
from pledgewatch.spot.measures.lent_currency import LentCurrency
from pledgewatch.spot.measures.lent_scales import find_lent_scales
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.money import find_sums
from pledgewatch.spot.measures.moved_dates import without_old_dates
from pledgewatch.spot.measures.numbers import Number, find_numbers
from pledgewatch.spot.measures.out_of import find_out_of
from pledgewatch.spot.measures.parity import find_parity
from pledgewatch.spot.measures.percentages import find_absences, find_parts, find_wholes
from pledgewatch.spot.measures.qualifiers import qualifier_after, qualifier_before
from pledgewatch.spot.measures.quantities import find_quantities
from pledgewatch.spot.measures.quantity import Quantity
from pledgewatch.spot.measures.reckoned import find_reckoned
from pledgewatch.spot.measures.shares import Share, find_shares
from pledgewatch.spot.measures.stated_units import find_stated_units
from pledgewatch.spot.measures.totals import find_totals
from pledgewatch.spot.measures.years import Calendar, find_years

_LARGEST_RATE = 10_000

__all__ = ["Measure", "find_measures"]


def find_measures(doc: Document) -> list[Measure]:
    """All measures of the document in order of their start; they overlap only where two readings are possible."""
    numbers = find_numbers(doc)
    # "half a million" and "two and a quarter" are numbers, "two-thirds" and "six in ten" fractions
    coined = list(find_coin_parts(doc))
    fractions = [*_apart(find_fractions(doc), coined), *coined]
    fractions.sort(key=lambda fraction: fraction.start)
    fractions = _apart(fractions, [n for n in numbers if n.in_words and (n.scaled or n.broken)])
    numbers = _apart(numbers, fractions)
    calendar = Calendar(doc, without_old_dates(doc, find_years(doc, numbers)))
    homes = Homes(doc)
    money = _money(doc, numbers, homes)
    counted = find_quantities(doc, _outside(numbers, money))
    printed = [*money, *(_quantity(doc, q) for q in counted if q.unit)]
    printed.sort(key=_place)
    printed += find_elided(
        doc, [(q, _quantity(doc, q)) for q in counted if not q.unit], printed, LentCurrency(doc, homes, money)
    )
    printed.sort(key=_place)
    parts = [_quantity(doc, q) for q in (*find_parts(doc, fractions), *find_parity(doc))]
    aims = [_aim(doc, aim) for aim in find_aims(doc)]
    datable = sorted([*(m for m in printed if m.form == "quantity"), *parts, *aims], key=_place)
    dated, used = tie_years(doc, datable, calendar)
    wholes, _ = tie_years(doc, list(_wholes(doc, calendar, dated)), calendar)
    out = [m for m in printed if m.form == "money"]
    out += [*find_lent_scales(doc, numbers, out), *find_out_of(doc, numbers, money), *find_totals(doc, printed)]
    out += find_stated_units(doc, numbers, money, homes)
    out += [*dated, *wholes]
    out += other_aims(doc, calendar, used, sorted(out, key=_place))
    out.sort(key=_place)
    derived = [*find_derived(doc, fractions, out), *find_reckoned(doc, fractions, out)]
    computed = {m.start for m in derived} - {m.start for m in derived if m.quantity is not None}
    out = [m for m in out if not (m.unit == "%" and m.year is None and m.start in computed)] + derived
    shares = find_shares(doc, [m for m in out if m.money and not m.derived], fractions)
    rates = {share.start for share in shares}
    rates -= {part.start for part in coined}
    out = [m for m in out if m.money is None or m.derived == "times" or m.start not in rates or _is_no_rate(m.money)]
    return sorted([*out, *(_share(doc, share) for share in shares)], key=_place)


def _is_no_rate(money: Money) -> bool:
    """ "Up to $45,000 for each clinic" is a sum, too, whatever it comes to in all."""
    return money.amount >= _LARGEST_RATE


def _place(measure: Measure) -> tuple[int, int]:
    return measure.start, measure.end


_Part = TypeVar("_Part", Fraction, Number)


def _apart(found: Iterable[_Part], taken: Sequence[Fraction] | Sequence[Number]) -> list[_Part]:
    """Those that do not begin inside anything ``taken`` (in order)."""
    starts = [each.start for each in taken]
    out = []
    for each in found:
        at = bisect_right(starts, each.start) - 1
        if at < 0 or each.start >= taken[at].end:
            out.append(each)
    return out


def _money(doc: Document, numbers: Sequence[Number], homes: Homes) -> list[Measure]:
    out = []
    for found in find_sums(doc.full, numbers, homes):
        start, end, qualifier = _qualified(doc, found.start, found.end, found.at_least)
        out.append(
            Measure(
                "money",
                start,
                end,
                doc.sentence_at(found.start).index,
                money=Money(found.amount, found.currency),
                qualifier=qualifier,
                usd_reported=found.usd,
                per=found.per,
                odd=found.odd,
            )
        )
    return out


def _qualified(doc: Document, start: int, end: int, at_least: bool) -> tuple[int, int, Qualifier]:
    first = doc.token_at(start)
    before = qualifier_before(doc.tokens, first)
    if before:
        return doc.tokens[before[1]].start, end, before[0]
    after = qualifier_after(doc.full, end)
    if after:
        return start, after[1], after[0]
    return start, end, Qualifier.AT_LEAST if at_least else Qualifier.EXACT


def _outside(numbers: Sequence[Number], money: Sequence[Measure]) -> list[Number]:
    """The numbers that no sum has used up."""
    out, at = [], 0
    for number in numbers:
        while at < len(money) and money[at].end <= number.start:
            at += 1
        if at == len(money) or number.end <= money[at].start:
            out.append(number)
    return out


def _quantity(doc: Document, found: Quantity) -> Measure:
    start, end, qualifier = _qualified(doc, found.start, found.end, found.at_least)
    return Measure(
        "quantity",
        start,
        end,
        doc.sentence_at(found.start).index,
        quantity=found.value,
        unit=found.unit,
        qualifier=found.hedge or qualifier,
    )


def _wholes(doc: Document, calendar: Calendar, known: Sequence[Measure]) -> Iterator[Measure]:
    """ "All", "every" and the like count only where something is due."""
    covered = {at for m in known if m.quantity is not None for at in range(doc.token_at(m.start), doc.token_at(m.end))}
    soon = sentences_with_deadlines(doc)
    for sentence in doc.sentences:
        if sentence.index in soon or calendar.within(sentence) or calendar.inherited(sentence, loosely=False):
            for whole in find_wholes(doc, sentence.first, sentence.last):
                if doc.token_at(whole.start) not in covered:
                    yield _quantity(doc, whole)
        if calendar.within(sentence):
            for absence in find_absences(doc, sentence.first, sentence.last):
                yield replace(_quantity(doc, absence), qualifier=None)  # no number is printed


def _aim(doc: Document, aim: Aim) -> Measure:
    return Measure("aim", aim.start, aim.end, doc.sentence_at(aim.start).index, unit=aim.unit)


def _share(doc: Document, share: Share) -> Measure:
    """A share has a qualifier only where it is a least one: "not less than 1% of profit"."""
    before = qualifier_before(doc.tokens, doc.token_at(share.start))
    least = Qualifier.AT_LEAST if before and before[0] is Qualifier.AT_LEAST else None
    sentence = doc.sentence_at(share.start).index
    return Measure("share", share.start, share.end, sentence, share=share.text, qualifier=least)
