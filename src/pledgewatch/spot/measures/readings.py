"""Where the text leaves open what a number counts, each reading is a measure of its own: only one of them is right.

So with "no oil by 2030": an aim without a number, or a hundred per cent without oil.
"""

from __future__ import annotations

from decimal import Decimal

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

_BALANCES = tuple(load("aims")["balances"])
_WHOLE = Decimal(100)
#: Characters from "all" to its number: "all of their 140 suppliers".
_REACH = 16
#: … and from "all its flights" to what they shall be.
_CLAUSE = 60


def are_readings_of_one(a: Measure, b: Measure) -> bool:
    """Do both read one number ("50 million": trees or dollars?), or one whole ("all 140 suppliers": 140 or 100%)?"""
    if a.start == b.start:
        return bool(a.derived or b.derived) or (a.form != b.form and _value(a) == _value(b))
    if _is_absence(a, b) or _is_absence(b, a):
        return True
    first, second = sorted((a, b), key=lambda m: m.start)
    counted = first.form == second.form == "quantity" and second.start - first.start <= _REACH
    return counted and first.quantity == _WHOLE and (first.unit or "").startswith("%") and first.end <= second.start


def _is_absence(whole: Measure, aim: Measure) -> bool:
    """Does the aim say in no numbers what the whole says as 100%: "none of its ships will burn oil by 2030"?"""
    if aim.form != "aim" or whole.form != "quantity" or not (whole.unit or "").startswith("% without"):
        return False
    return whole.sentence == aim.sentence and whole.year == aim.year


def is_whole_of_aim(whole: Measure, aim: Measure) -> bool:
    """Does ``whole`` only say what ``aim`` is for: "all its flights will be carbon neutral"? That has no number."""
    if whole.form != "quantity" or whole.quantity != _WHOLE or aim.form != "aim" or whole.year != aim.year:
        return False
    near = whole.sentence == aim.sentence and 0 <= aim.start - whole.start <= _CLAUSE
    return near and (aim.unit or "").endswith(_BALANCES)


def _value(measure: Measure) -> Decimal | None:
    return measure.money.amount if measure.money else measure.quantity
