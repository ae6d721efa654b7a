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
_AGENTS = frozenset().union(*(words(block) for block in _LEXICON["trades"].values()))
NOT_CORPORATE = {word: kind for kind, block in _LEXICON["not_corporate"].items() for word in words(block)}
HEADS = GENERIC | _AGENTS | frozenset(NOT_CORPORATE)
_MAKERS = ("maker", "makers")


def is_head(word: str) -> bool:
    """May this noun (lower case, singular) stand for an organisation?"""
    return word in HEADS or (word.endswith(_MAKERS) and len(word) > 6)


def trades_of(word: str) -> frozenset[str]:
    """The families of trade that a word speaks of: "lender" and "bank" share one; empty for "company"."""
    found = _TRADES.get(word)
    if found is None:
        return frozenset({word}) if word.endswith(_MAKERS) and len(word) > 6 else frozenset()
    return found
