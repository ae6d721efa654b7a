"""What a firm is called besides the name under which it is filed: "UPS", "United Parcel Service"; "Big Blue", "IBM"."""

from __future__ import annotations

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.word_lists import plain, words

_LEXICON = load("filed_names")


def _by_alias(table: str) -> dict[tuple[str, ...], str]:
    return {tuple(alias.split()): filed for filed, block in _LEXICON[table].items() for alias in words(block)}


_ALWAYS = _by_alias("always")
_WHERE_NAMED = _by_alias("where_named")
_ALIASES = _ALWAYS | _WHERE_NAMED


def filed_name(key: tuple[str, ...], text: str) -> str:
    """The name to file ``key`` under, which stands so in the text; empty where it is no other name of a known firm."""
    filed = _ALIASES.get(key, "")
    letters_only = len(key) == 1 and len(key[0]) <= 3
    return "" if letters_only and not text.isupper() else filed


def is_other_name(key: tuple[str, ...]) -> bool:
    """Is this another name of one that is known, though part of it may be written small?"""
    return key in _ALIASES


def key_of_filed(filed: str) -> tuple[str, ...]:
    """The words by which the filed name is compared."""
    return tuple(plain(filed).split())


def is_known_alone(key: tuple[str, ...]) -> bool:
    """Does this mean the firm even where the text never says its filed name?"""
    return key in _ALWAYS
