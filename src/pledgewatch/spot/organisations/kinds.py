"""What kind of thing a name names, judged by the words in it."""

from __future__ import annotations

from functools import lru_cache

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.epithet_words import trades_of
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("organisations")
_EXACT: dict[str, str] = {name: kind for kind, block in reversed(_LEXICON["exact"].items()) for name in words(block)}
_HEAD: dict[str, str] = {word: kind for kind, block in reversed(_LEXICON["head"].items()) for word in words(block)}
_FRAME: dict[str, str] = {word: kind for kind, block in reversed(_LEXICON["frame"].items()) for word in words(block)}
_PLACE_LISTS = load("place_names")
_TOWNS_AND_COUNTRIES = (
    words(_PLACE_LISTS["countries"])
    | words(_PLACE_LISTS["regions"])
    | words(_PLACE_LISTS["cities"])
    | words(_PLACE_LISTS["more"])
)
_PROVINCES = words(_PLACE_LISTS["provinces"])
PLACES = _TOWNS_AND_COUNTRIES | _PROVINCES
DEMONYMS = words(_PLACE_LISTS["demonyms"])
_LEGAL = load("legal_forms")
LEGAL_FORMS = words(_LEGAL["forms"])
_CERTAIN = words(_LEGAL["certain"])
_PEOPLE = load("people")
FIRST_NAMES = words(_PEOPLE["first_names"])
_SURNAMES_FIRST = words(_PEOPLE["surnames_first"])

_OPENING = words(_LEXICON["opening"]["company"])
_PUBLIC_WORDS = words(_LEXICON["opening"]["public"])
_BANKS, _BANKS_OF = words(_LEXICON["opening"]["banks"]), words(_LEXICON["opening"]["banks_of"])
#: Development banks between states are named for where these are: "Asian Development Bank".
_BETWEEN_STATES = words(_LEXICON["bodies"]["between_states"])

#: Raw kinds that the rest of the article decides upon (see organisations.py).
FOUNDATION, FUND = "foundation", "fund"
STORMS = frozenset({"storm", "hurricane", "typhoon", "cyclone", "tropical"})
#: Many languages put the word first: "Fundação Acme", "Yayasan Acme".
_FOUNDATIONS = words(_LEXICON["head"]["foundation"]) - {"endowment"}
#: Of a trade these are bodies of its firms.
_BODIES = words(_LEXICON["bodies"]["names"])
_PRODUCE, _PUBLIC = words(_LEXICON["bodies"]["produce"]), words(_LEXICON["bodies"]["public"])
_TRADESMEN = words(_LEXICON["bodies"]["tradesmen"])
_MASTERS = words(_LEXICON["bodies"]["masters"])
#: Of such firms these are bodies as well, though of others they are workers' or players'.
_LEAGUES = {"union": _MASTERS, **dict.fromkeys(words(_LEXICON["bodies"]["leagues"]), _TRADESMEN | _MASTERS)}
_MEMBERS_OWN, _OWNED_BODIES = words(_LEXICON["bodies"]["members_own"]), words(_LEXICON["bodies"]["owned_bodies"])
#: Two partners have no such thing in their name: "Bexon & Day", "Bread & Street".
_NEVER_PARTNERS = frozenset({"product", "place", "charity"})
_PLACING = words(_LEXICON["placing"]["first"])
_OF_THINGS = words(_LEXICON["thing"]["first"])
_JOINS = frozenset({"of", "for", "to", "in", "on", "and", "against", "without"})


@lru_cache(maxsize=4096)
def kind_by_words(name: tuple[str, ...], legal: bool = False) -> str | None:
    """The kind that the words of a name (lower case, no accents) speak for; None where they say nothing.

    ``legal``: a legal form stood behind it. Besides the kinds of an ``Entity`` this answers
    "foundation" and "fund" where only the article can tell whose.
    """
    phrase = " ".join(name)
    exact = _EXACT.get(phrase)
    if exact:
        return exact
    if is_place(name):
        return "place"
    if legal:
        return "company"
    if len(name) > 1 and name[-1] in PLACES and " ".join(name[:-1]) in _EXACT:
        return _EXACT[" ".join(name[:-1])]
    return _by_head(name, phrase) or _by_person(name) or _by_first_word(name)


def is_place(name: tuple[str, ...]) -> bool:
    """Is this the name of a country, a region or a city, or of their people? Not "Bay Street"."""
    phrase = " ".join(name)
    if phrase in PLACES or phrase in DEMONYMS:
        return True
    # "South African", "East Africans"
    return len(name) == 2 and name[0] in _PLACING and (name[1] in DEMONYMS or name[1] in PLACES)


def is_known_place(name: tuple[str, ...]) -> bool:
    """Is it a place even where it promises something? Firms bear the names of provinces, too."""
    return is_place(name) and " ".join(name) not in _PROVINCES - _TOWNS_AND_COUNTRIES


def _by_head(name: tuple[str, ...], phrase: str) -> str | None:
    if phrase.endswith(("credit union", "building society", "fcu")):
        return "company"
    if name[-1] in _OWNED_BODIES and not _MEMBERS_OWN.isdisjoint(name):
        return "company"  # "Tambo Co-operative Credit Society"
    if phrase.endswith(("food bank", "foodbank", "blood bank")):
        return "charity"
    if name[0] in STORMS:
        return "product"
    if "bank for reconstruction" in phrase:
        return "intergovernmental"
    if phrase.endswith("development bank"):
        return "company" if len(name) > 2 and _BETWEEN_STATES.isdisjoint(name) else "intergovernmental"
    if phrase.startswith(("central bank", "reserve bank")):
        return "central_bank"
    if name[0] in _FOUNDATIONS and len(name) > 1:
        return FOUNDATION
    if name[-1].endswith(".org") and len(name) == 1:
        return FOUNDATION
    for at, word in enumerate(name):
        if word in _JOINS and at:
            frame = _FRAME.get(name[at - 1])
            if frame and word in ("of", "for"):
                tradesmen = name[at - 1] in _BODIES and not _TRADESMEN.isdisjoint(name[at:])
                return "association" if tradesmen else frame
            if word != "and":
                return _kind_of_head(name[:at]) or _by_opening(name[:at])
    return _kind_of_head(name) or _by_opening(name)


def _by_opening(name: tuple[str, ...]) -> str | None:
    """ "Grupo Almenara" is a firm; neither "Banco Central" nor "Banque de France" is."""
    if len(name) < 2 or name[0] not in _OPENING or not _PUBLIC_WORDS.isdisjoint(name[1:]):
        return None
    if name[0] in _BANKS and name[1] in _BANKS_OF and is_place(name[2:]):
        return "central_bank"
    return "company"


def _kind_of_head(name: tuple[str, ...]) -> str | None:
    kind = _HEAD.get(name[-1]) if len(name) > 1 else None
    if name[-1] in _BODIES and len(name) > 2 and _is_of_trade(name[-2], name[-1]):
        return "association"  # "Kenya Tea Board"
    if len(name) > 1 and name[-2].rstrip("'") in _LEAGUES.get(name[-1], ()):
        return "association"  # "Hellenic Bankers' Union"
    if len(name) == 3 and name[1] == "&" and kind in _NEVER_PARTNERS:
        return None
    if kind is None and len(name) > 2:
        return _HEAD.get(name[-2]) if name[-1] in PLACES else None
    if kind == "government" and "intergovernmental" in (_EXACT.get(name[0]), _EXACT.get(" ".join(name[:2]))):
        return "intergovernmental"
    return kind


def _is_of_trade(word: str, body: str) -> bool:
    """Do firms of the trade make up such a body? A board of what is no crop is mostly a government's."""
    if word in _PRODUCE:
        return True
    return body != "board" and word not in _PUBLIC and bool(trades_of(word))


def _by_person(name: tuple[str, ...]) -> str | None:
    if 2 <= len(name) <= 4 and name[0] in FIRST_NAMES and "&" not in name:
        return "person"
    if len(name) == 2 and name[0] in _SURNAMES_FIRST and "-" in name[1]:
        return "person"
    if 3 <= len(name) <= 4 and len(name[0]) == 1 and "&" not in name:
        return "person"
    if 3 <= len(name) <= 4 and len(name[1].rstrip(".")) == 1 and name[1].isalpha():
        return "person"
    return None


def _by_first_word(name: tuple[str, ...]) -> str | None:
    """ "Port Ashby" is mostly a place, "Series B" no name of anybody."""
    if name[0] in _OF_THINGS and (len(name) == 1 or len(name) == 2):
        return "product"
    return "place" if 2 <= len(name) <= 3 and name[0] in _PLACING and name[1].isalpha() else None


def is_certainly_legal(word: str) -> bool:
    """Does this word (dots left out) make a company of what stands before it?"""
    return word in _CERTAIN


def is_legal(word: str) -> bool:
    """Is this word (dots left out) a legal form, not a part of the name?"""
    return word in LEGAL_FORMS
