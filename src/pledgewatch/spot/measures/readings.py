"""Where the text leaves open what a number counts, each reading is a measure of its own: only one of them is right."""

from __future__ import annotations

from decimal import Decimal

from pledgewatch.spot.measures.measure import Measure

_WHOLE = Decimal(100)
#: Characters from "all" to its number: "all of their 140 suppliers".
_REACH = 16


def are_readings_of_one(a: Measure, b: Measure) -> bool:
    """Do both read one number ("50 million": trees or dollars?), or one whole ("all 140 suppliers": 140 or 100%)?"""
    if a.start == b.start:
        return a.form != b.form and _value(a) == _value(b)
    first, second = sorted((a, b), key=lambda m: m.start)
    counted = first.form == second.form == "quantity" and second.start - first.start <= _REACH
    return counted and first.quantity == _WHOLE and (first.unit or "").startswith("%") and first.end <= second.start


def _value(measure: Measure) -> Decimal | None:
    return measure.money.amount if measure.money else measure.quantity
