"""Which measures of an article tell of one thing: the sum of the headline comes again in the text."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from pledgewatch.spot.measures.measure import Measure

#: A number as large as this hardly stands for two things in one article.
_TELLING_QUANTITY = 1000
_MOST = 100


def same_value(a: Measure, b: Measure) -> bool:
    """Do two measures name the same sum, quantity or aim, as an article does that tells of one thing twice?"""
    if a.form != b.form:
        return False
    if a.money and b.money:
        if a.money == b.money:
            return True
        return (b.money.currency == "USD" and a.usd_reported == b.money.amount) or (
            a.money.currency == "USD" and b.usd_reported == a.money.amount
        )
    if a.share or b.share:
        return a.share == b.share
    years_fit = a.year == b.year or a.year is None or b.year is None
    return a.quantity == b.quantity and years_fit and ((a.quantity or 0) >= _TELLING_QUANTITY or _share_a_word(a, b))


def find_repetitions(measures: Sequence[Measure]) -> list[list[int]]:
    """For each measure the numbers of the others with the same value, in order.

    No more than the first :data:`_MOST` of a value are looked at, so that a text full of one stays cheap.
    """
    alike: dict[Hashable, list[int]] = {}
    found: list[list[int]] = [[] for _ in measures]
    for number, measure in enumerate(measures):
        values = _values(measure)
        for other in sorted({other for value in values for other in alike.get(value, ())}):
            if same_value(measures[other], measure):
                found[number].append(other)
                found[other].append(number)
        for value in values:
            if len(alike.setdefault(value, [])) < _MOST:
                alike[value].append(number)
    return found


def _values(measure: Measure) -> tuple[Hashable, ...]:
    """What a measure shares with all that have the same value, and with few others."""
    if not measure.money:
        return ((measure.form, measure.share, measure.quantity),)
    if measure.usd_reported is None or measure.usd_reported == measure.money.amount:
        return (measure.money.amount,)
    return measure.money.amount, measure.usd_reported


def _share_a_word(a: Measure, b: Measure) -> bool:
    left, right = _unit_words(a), _unit_words(b)
    return left == right or bool(left & right)


def _unit_words(measure: Measure) -> set[str]:
    return {word for word in (measure.unit or "").lower().split() if len(word) > 3}
