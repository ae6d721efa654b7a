"""Pointers to other stories inside a story: "Read also: Bellweather Bank pledges $3 billion"."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

# A pointer holds one headline. What is longer is a paragraph that happens to begin so.
_LONGEST = 200


def without_promos(paragraphs: list[str]) -> list[str]:
    """The paragraphs that belong to the story; what another story says must not be read as this one's."""
    pattern = _pattern()
    return [one for one in paragraphs if len(one) > _LONGEST or not pattern.match(one.replace("’", "'"))]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    raw = tomllib.loads(resources.files(__package__).joinpath("promos.toml").read_text("utf-8"))
    openings = "|".join(map(re.escape, raw["openings"]))
    return re.compile(rf"\W*(?:{openings})\s*(?:[:|»>]|[-–—]\s|$)", re.IGNORECASE)
