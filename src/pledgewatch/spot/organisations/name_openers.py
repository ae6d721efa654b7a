"""What only has a capital because it opens a sentence: "Hosiery firm to give", "Shrimpers may apply"."""

from __future__ import annotations

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.epithet_words import is_head
from pledgewatch.spot.organisations.known_companies import Known, known_company
from pledgewatch.spot.organisations.name_words import KNOWN_BRANDS
from pledgewatch.spot.organisations.word_lists import plain, words

_PASTS_OF_ONE = words(load("common_words")["pasts_of_one"])
#: "Zara owner Inditex", "Acme group firms" speak of a brand.
_OF_BRANDS = frozenset({"owner", "maker", "parent", "operator", "subsidiary", "supplier", "group"})


def qualifies(text: str, following: str) -> bool:
    """A word that only says of what trade those behind it are: "Hosiery firm to give"; and "Grocer to give"."""
    word = text.lower()
    if text[1:] != word[1:] or word in KNOWN_BRANDS or known_company((plain(word),)) != Known():
        return False
    if is_head(word):
        return True
    noun = following[:-1] if following.endswith("s") else following
    return is_head(noun) and noun not in _OF_BRANDS


def may_be_many(following: str) -> bool:
    """May what stands before this be many: "Oysterers may apply", not "Oysterers says", "Oysterers said"?"""
    return following.isalpha() and not following.endswith(("s", "ed")) and following not in _PASTS_OF_ONE
