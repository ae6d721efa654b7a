"""How firmly a printed number is meant: more than, some, up to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pledgewatch.model import Qualifier
from pledgewatch.spot.document import Token
from pledgewatch.spot.lexicon import load

_LEXICON = load("qualifiers")
_FILLERS = frozenset(_LEXICON["fillers"])
_MOST_FILLERS = 4
# "handed over $75,000", "over and above the $10m": the word belongs to the verb.
_TAKING: dict[tuple[str, ...], frozenset[str]] = dict.fromkeys(
    [("over",), ("above",)], frozenset(_LEXICON["takes_over"])
)


def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], Qualifier]]]:
    """Phrases by their last word, longest first, so that "no more than" wins over "more than"."""
    table: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for name, phrases in _LEXICON["before"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[-1], []).append((words, Qualifier(name)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BEFORE = _by_last_word()
_AFTER_PHRASES = {phrase: Qualifier(name) for name, phrases in _LEXICON["after"].items() for phrase in phrases}
_AFTER = re.compile(
    r"[\s\u00a0]?(" + "|".join(re.escape(p) for p in sorted(_AFTER_PHRASES, key=len, reverse=True)) + r")(?!\w)"
)


def qualifier_before(tokens: Sequence[Token], first: int) -> tuple[Qualifier, int] | None:
    """The qualifier that ends right before token ``first`` (fillers between), and the token that it starts at."""
    at = first - 1
    for _ in range(_MOST_FILLERS):
        if at < 0:
            return None
        last = tokens[at].lower
        for words, qualifier in _BEFORE.get(last, ()):
            begin = at - len(words) + 1
            if begin >= 0 and words == (*[token.lower for token in tokens[begin:at]], last):
                return None if begin and tokens[begin - 1].lower in _TAKING.get(words, ()) else (qualifier, begin)
        if last not in _FILLERS:
            return None
        at -= 1
    return None


def qualifier_after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """The qualifier directly behind ``end`` ("-plus", "or more") and where it ends."""
    m = _AFTER.match(text, end)
    return (_AFTER_PHRASES[m[1]], m.end()) if m else None
