"""What single words say of a name: that there is none, that it is a person's, a brand, an organisation or a place."""

from __future__ import annotations

import re

from pledgewatch.spot.document import Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.known_companies import known_company
from pledgewatch.spot.organisations.word_lists import plain, words

_COMMON = load("common_words")
_KINDS = load("organisations")
FUNCTION = words(_COMMON["function"])
COMMON = words(_COMMON["common"]) | words(_COMMON["more"])
TITLES = words(load("people")["titles"])
#: Words that make no name of a line in capitals.
ORDINARY = FUNCTION | COMMON | words(_COMMON["capitalised"])
KNOWN_BRANDS = words(_KINDS["exact"]["company"])
HEAD_WORDS = frozenset().union(*(words(block) for block in _KINDS["head"].values()))
ORGANISATION_HEADS = HEAD_WORDS - words(_KINDS["head"]["product"]) - words(_KINDS["head"]["place"])
PLACE_WORDS = frozenset().union(*(words(block) for block in load("place_names").values()))
_ABSTRACT = ("-thirds", "-fifths", "-quarters", "-tenths", "ness", "ment", "tion", "sion", "ism", "ings", "ists")
#: After these a name is mostly a place.
LOCATIVE = frozenset({"in", "near", "outside", "across"})
_CONTRACTED = re.compile(r"(?P<word>\w+?)(?:n't|'(?:d|ll|ve|re|m))$")


def is_title(word: str) -> bool:
    """Is this (lower case) a title or an office: "ms.", "co-chairman", "ex-president"?"""
    return word.rstrip(".") in TITLES or word.removeprefix("co-").removeprefix("vice-").removeprefix("ex-") in TITLES


def is_contraction(word: str) -> bool:
    """ "you'd", "haven't", "that'll": no name, though a capital begins it."""
    match = _CONTRACTED.match(word) if "'" in word else None
    return match is not None and match["word"] in FUNCTION


def is_brand(tokens: list[Token]) -> bool:
    """Do these begin with the two words of a brand that could be taken for something else?"""
    pair = [plain(t.text).rstrip(".") for t in tokens[:3] if t.text != "."][:2]
    return any(
        " ".join(name) in KNOWN_BRANDS or (len(name) > 1 and known_company(name).trades)
        for name in (tuple(pair), tuple(map(base, pair)))  # "Dr Reddy’s", "Dr Martens’s"
    )


def base(word: str) -> str:
    """A word without a possessive ending."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


def is_common(word: str) -> bool:
    """An ordinary word, or several with hyphens: "money", "three-quarters"."""
    if word in COMMON or (word.endswith(_ABSTRACT) and not word.endswith("vision")):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(part in COMMON or part in FUNCTION or part.rstrip("s") in COMMON for part in parts)
