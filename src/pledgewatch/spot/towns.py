"""The towns of the world: does a name name one, and in which country?

The list is made of GeoNames (https://www.geonames.org, CC BY 4.0) by ``python -m pledgewatch.spot.training.towns``.
"""

from __future__ import annotations

from functools import lru_cache

from pledgewatch.spot.tables import Table

_TOWNS = Table("towns")


@lru_cache(maxsize=4096)
def country_of_town(name: str) -> str | None:
    """The country (ISO 3166) of the town so called, in lower case without accents.

    Empty where towns of several countries bear the name, None where no town does.
    """
    columns = _TOWNS.get(name)
    return None if columns is None else "".join(columns)
