"""The towns of the world: does a name name one, and in which country?

The list is made of GeoNames (https://www.geonames.org, CC BY 4.0) by ``python -m pledgewatch.spot.training.towns``.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from importlib import resources

#: Behind the name of a town that lies in one country; towns of one name in several have none.
_SEPARATOR = b"\t"
_LINES = resources.files("pledgewatch.spot").joinpath("lexicon", "towns.txt").read_bytes().splitlines()


@lru_cache(maxsize=4096)
def country_of_town(name: str) -> str | None:
    """The country (ISO 3166) of the town so called, in lower case without accents.

    Empty where towns of several countries bear the name, None where no town does.
    """
    wanted = name.encode()
    at = bisect_left(_LINES, wanted)
    if at == len(_LINES):
        return None
    found, _, country = _LINES[at].partition(_SEPARATOR)
    return country.decode() if found == wanted else None
