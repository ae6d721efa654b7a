"""Two numbers that are one range."""

from __future__ import annotations

#: May stand between "from" and its number: "from just over 20", "from an initial 20".
_HEDGES = frozenset(
    ["about", "around", "some", "nearly", "almost", "roughly", "just", "over", "under", "the", "a", "an"]
)
_HEDGES |= {"initial", "original", "earlier", "previous", "first"}
_LEAD = 24
_SIGNS = frozenset(["-", "–", "—", "to", "and"])


def is_range(text: str, start: int, gap: str) -> bool:
    """Whether ``gap`` makes the numbers around it one range; ``start`` is where the first one begins.

    "and" needs a "between" before; "from ... to" tells of growth, and a dash set off by spaces of an aside.
    """
    sign = gap.strip()
    if sign not in _SIGNS or (sign == "—" and gap != sign):
        return False
    lead = text[max(0, start - _LEAD) : start].lower().split()
    if sign == "and":
        return lead[-1:] == ["between"]
    while lead and lead[-1] in _HEDGES:
        lead.pop()
    return not (sign == "to" and lead[-1:] == ["from"])
