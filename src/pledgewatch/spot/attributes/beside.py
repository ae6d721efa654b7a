"""A number of things that comes with a sum: "$20bn and 4,000 jobs" is one promise (hard case 3)."""

from __future__ import annotations

from pledgewatch.model import Target
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.measures.measure import Measure

_FURTHEST = 120
#: Fewer things than this are told in passing: "two loan pools".
_FEWEST = 100
_JOINERS = frozenset(
    [
        "and",
        "with",
        "plus",
        "up",
        "down",
        "create",
        "creating",
        "creates",
        "creation",
        "train",
        "reach",
        "supply",
        "hire",
        "putting",
        "build",
        "plant",
        "planting",
        "serve",
        "provide",
        "aim",
    ]
)


def target_beside(telling: Telling, number: int) -> tuple[Target, Measure] | None:
    """What a sum is said to buy, or the quantity behind it that is no pledge by itself and has no year of its own."""
    context, measure, bought = telling.context, telling.told[number].measure, telling.told[number].buys
    if bought is not None:
        return Target(bought.quantity, bought.unit or "", bought.year), bought
    if measure.money is None:
        return None
    own = [j.measure for j in telling.told]
    sums = [m.start for m in context.measures if m.money and m.start > measure.end]
    for other in context.measures:
        near = other.sentence == measure.sentence and measure.end <= other.start <= measure.end + _FURTHEST
        if (
            near
            and other.form == "quantity"
            and other.year is None
            and other not in own
            and (other.quantity or 0) >= _FEWEST
        ):
            if (other.unit or "").startswith("%") or any(s < other.start for s in sums):
                return None
            words = {
                t.lower
                for t in context.doc.tokens[context.doc.token_at(measure.end) : context.doc.token_at(other.start)]
            }
            if words & _JOINERS:
                return Target(other.quantity, other.unit or "", None), other
    return None
