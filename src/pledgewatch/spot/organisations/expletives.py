"""Where "it" means nobody: "it emerged on Monday", "it was announced", "it is Acme that pays"."""

from __future__ import annotations

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("verbs")
_EMERGING = words(_LEXICON["emerging"])
_TOLD = words(_LEXICON["told"])
_BE = frozenset({"is", "was"})
_RELATIVES = frozenset({"that", "who", "which", "whose"})
#: "It is the first bank that": who is so described was spoken of before.
_RANKS = frozenset({"first", "only", "largest", "biggest", "one", "second", "last"})
_CLEFT_REACH = 9


def is_expletive(doc: Document, at: int, stop: int) -> bool:
    """Does the "it" that is token ``at`` stand for nothing? ``stop``: where its sentence ends."""
    tokens = doc.tokens
    low = tokens[at].lower
    if low not in ("it", "it's") or at + 2 >= stop:
        return False
    if tokens[at + 1].lower in _EMERGING:
        return True
    be = at if low == "it's" else at + 1
    if tokens[be].lower == "has" and tokens[be + 1].lower == "been":
        be += 1
    elif low == "it" and tokens[be].lower not in _BE:
        return False
    if be + 2 < stop and tokens[be + 1].lower in _TOLD:
        return tokens[be + 2].lower not in ("to", "by", "as")  # "it is said to be planning" is somebody
    return cleft_end(doc, be, stop) > 0


def cleft_end(doc: Document, be: int, stop: int) -> int:
    """The "that" of "it is Acme that pays", where ``be`` is the verb; 0 where it says what something is."""
    tokens = doc.tokens
    if be + 2 >= stop or not (tokens[be + 1].text[0].isupper() or tokens[be + 1].lower in ("the", "its", "not")):
        return 0
    for k in range(be + 2, min(stop, be + _CLEFT_REACH)):
        low = tokens[k].lower
        if low in _RANKS:
            return 0
        if low in _RELATIVES:
            return k
    return 0
