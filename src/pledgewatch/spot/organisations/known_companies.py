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


@lru_cache(maxsize=4096)
def known_company(name: tuple[str, ...]) -> Known:
    """What is known of the company whose name has these words (lower case, no accents); empty for any other."""
    columns = _COMPANIES.get(" ".join(name))
    return Known(*(frozenset(column.split()) for column in columns)) if columns else _NOTHING
