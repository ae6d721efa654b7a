"""What each measure of a labelled article is read as: a kind of pledge, or what it is instead."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pledgewatch.spot.training.data import Prepared, decoy_measures

#: What labellers gave no reason for, and what they gave another reason for.
UNSAID, OTHER = "unsaid", "other"


def readings(p: Prepared) -> list[str]:
    """For each measure the kind of its pledge, the reading of its decoy, or ``UNSAID``."""
    decoys = decoy_measures(p.labelled, p.context)
    return [
        p.labelled.pledges[label]["kind"] if label is not None else reading_of(decoys[k]) if k in decoys else UNSAID
        for k, label in enumerate(p.label_of)
    ]


@cache
def reading_of(reason: str) -> str:
    """The reading that a labeller's reason stands for ("ministry's budget" is public money)."""
    return next((name for name, pattern in _table() if pattern.search(reason.lower())), OTHER)


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = tomllib.loads(resources.files(__package__).joinpath("readings.toml").read_text(encoding="utf-8"))
    return tuple((row["name"], _pattern(row["words"], row.get("whole_words", []))) for row in raw["reading"])


def _pattern(words: list[str], whole: list[str]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, words), *(rf"\b{re.escape(word)}\b" for word in whole)]))
