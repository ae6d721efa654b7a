"""What and where a company is that the text only names: "the Basel drugmaker" is Novartis."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pledgewatch.spot.tables import Table

_COMPANIES = Table("companies")


class Known(NamedTuple):
    """Families of trades, and words for the home: "swiss", "basel"."""

    trades: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()


_NOTHING = Known()
_LONGEST = 4  # words


@lru_cache(maxsize=4096)
def known_company(name: tuple[str, ...]) -> Known:
    """What is known of the company whose name begins with these words (lower case, no accents), so that it holds for
    "Toyota" and "Toyota Argentina"; empty for any other."""
    for size in range(min(len(name), _LONGEST), 0, -1):
        columns = _COMPANIES.get(" ".join(name[:size]))
        if columns:
            trades, homes = (frozenset(column.split()) for column in columns)
            return Known(trades, homes if size == len(name) else frozenset())  # an arm abroad is not at home there
    return _NOTHING
