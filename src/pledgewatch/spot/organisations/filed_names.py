"""What a firm is called besides the name under which it is filed: "UPS", "United Parcel Service"; "Big Blue", "IBM"."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.word_lists import plain, words

_LEXICON = load("filed_names")


def _by_alias(table: str) -> dict[tuple[str, ...], str]:
    return {tuple(alias.split()): filed for filed, block in _LEXICON[table].items() for alias in words(block)}


_ALWAYS = _by_alias("always")
_WHERE_NAMED = _by_alias("where_named")
_ALIASES = _ALWAYS | _WHERE_NAMED
#: The names of bodies of the United Nations go on in small letters.
_GOING_ON = frozenset({"un", "u.n", "united"})


def filed_name(key: tuple[str, ...], text: str) -> str:
    """The name to file ``key`` under, which stands so in the text; empty where it is no other name of a known firm."""
    filed = _ALIASES.get(key, "")
    letters_only = len(key) == 1 and len(key[0]) <= 3
    return "" if letters_only and not text.isupper() else filed


def goes_on_small(tokens: Sequence[Token], first: int, last: int, stop: int) -> int:
    """Where the name that begins at token ``first`` ends if it goes on in small letters behind ``last`` and is another
    name of a known one, as "UN refugee agency" is; else 0."""
    first += tokens[first].lower == "the" and first + 1 < last
    if tokens[first].lower not in _GOING_ON:
        return 0
    dotted = last < stop and tokens[last].text == "."  # "U.N. refugee agency"
    end = last + dotted + 2
    key = tuple(token.lower for token in tokens[first:end] if token.text != ".")
    return end if end <= stop and key in _ALIASES else 0


def key_of_filed(filed: str) -> tuple[str, ...]:
    """The words by which the filed name is compared."""
    return tuple(plain(filed).split())


def is_known_alone(key: tuple[str, ...]) -> bool:
    """Does this mean the firm even where the text never says its filed name?"""
    return key in _ALWAYS
