"""What a measure is: the money, share, quantity or dated aim that a promise could be about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pledgewatch.model import Money, Qualifier


@dataclass(frozen=True, slots=True)
class Measure:
    """``doc.full[start:end]``, qualifier words and a bracketed conversion included.

    ``form`` is "money", "share", "quantity" or "aim". ``year`` is the year that a quantity or an aim is tied to.
    ``usd_reported`` is a conversion to dollars printed beside the sum. ``per`` says what a sum is reckoned by ("year",
    "person", "tonne"). ``derived`` says how it was computed from words: "part" ("three-quarters is cash"), "rest",
    "same", "split", "times" ("twice that"), "each" ("ten vans at $40,000 apiece"), "scale" ("$3 million, two of it
    for vans"); "" where it is printed. ``odd`` names what does not add up: "currency_twice" ("$20 billion yuan"),
    "absurd_sum" (beyond what the world earns in a year).
    """

    form: str
    start: int
    end: int
    sentence: int
    money: Money | None = None
    qualifier: Qualifier | None = None
    usd_reported: Decimal | None = None
    share: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    year: int | None = None
    derived: str = ""
    per: str | None = None
    odd: tuple[str, ...] = ()
