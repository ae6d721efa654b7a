"""Which nouns may stand for an organisation, and what trade they speak of."""

from __future__ import annotations

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("epithets")
GENERIC = words(_LEXICON["generic"])
_TRADES: dict[str, frozenset[str]] = {}
for _table in ("trades", "trade_words"):
    for _family, _block in _LEXICON[_table].items():
        for _word in words(_block):
            _TRADES[_word] = _TRADES.get(_word, frozenset()) | {_family}
#: "The winner" may be a firm that the text names; who is called so may be a person as well.
IN_DEALS = words(_LEXICON["parts_in_deals"])
#: "Its rival" is somebody else.
RELATED = words(_LEXICON["related"])
#: "His company" is the firm that a person speaks for.
OF_PERSONS = words(_LEXICON["persons_own"])
_KNOWN: dict[str, frozenset[str]] = {}
for _family, _block in load("known_trades")["firms"].items():
    for _word in words(_block):
        _KNOWN[_word] = _KNOWN.get(_word, frozenset()) | {_family}
_AGENTS = frozenset().union(*(words(block) for block in _LEXICON["trades"].values()))
NOT_CORPORATE = {word: kind for kind, block in _LEXICON["not_corporate"].items() for word in words(block)}
HEADS = GENERIC | _AGENTS | frozenset(NOT_CORPORATE)
_LONGEST_KNOWN = 4
_MAKERS = ("maker", "makers")


def is_head(word: str) -> bool:
    """May this noun (lower case, singular) stand for an organisation?"""
    return word in HEADS or (word.endswith(_MAKERS) and len(word) > 6)


def trades_of(word: str) -> frozenset[str]:
    """The families of trade that a word speaks of: "lender" and "bank" share one; empty for "company"."""
    found = _TRADES.get(word)
    if found is None:
        if not word.endswith(_MAKERS) or len(word) <= 6:
            return frozenset()
        made = word.removesuffix("s").removesuffix("maker").rstrip("-")
        return _TRADES.get(made, frozenset()) | {word}  # "tyremaker" is of the car trade
    return found


def trades_known(name: tuple[str, ...]) -> frozenset[str]:
    """The families of trade of a firm that everybody knows, by the words of its name: "Toyota", "Toyota Argentina"."""
    for size in range(min(len(name), _LONGEST_KNOWN), 0, -1):
        found = _KNOWN.get(" ".join(name[:size]))
        if found:
            return found
    return frozenset()


def is_known_firm(name: tuple[str, ...]) -> bool:
    """Is this, as a whole, the name of a well-known firm?"""
    return " ".join(name) in _KNOWN
