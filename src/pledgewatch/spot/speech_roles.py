"""What a mention does in its sentence, without a parser: subject, after a preposition, in a list, speaking.

Judged from the words beside it; an apposition or a relative clause between commas is stepped over.
"""

from __future__ import annotations

from dataclasses import dataclass

from pledgewatch.spot.document import Sentence, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.word_lists import words

_LEXICON = load("verbs")
SAYING = words(_LEXICON["saying"])
PROMISING = words(_LEXICON["promising"])
_AUXILIARIES = words(_LEXICON["auxiliaries"])
_NOT_VERBS = words(_LEXICON["not_verbs"])
_OTHER = words(_LEXICON["other"])
_ADVERBS = words(_LEXICON["adverbs"])
PREPOSITIONS = words(_LEXICON["prepositions"])


@dataclass(frozen=True, slots=True)
class Role:
    """``verb``: index of the token that it is the subject of, -1 if it is none. ``preposition``: the one before it."""

    verb: int = -1
    preposition: str = ""

    @property
    def subject(self) -> bool:
        return self.verb >= 0


NO_ROLE = Role()


def is_verb(token: Token) -> bool:
    """Could this word be the finite verb after a subject?"""
    low = token.lower
    if token.text[0].isupper():
        return False
    return (
        low in _AUXILIARIES
        or low in SAYING
        or low in PROMISING
        or low in _OTHER
        or (low.endswith("ed") and len(low) > 4 and low not in _NOT_VERBS)
    )


def role_of(tokens: list[Token], sentence: Sentence, first: int, last: int, possessive: bool) -> Role:
    """The role of the mention that is tokens ``first`` up to ``last``."""
    preposition = _preposition(tokens, sentence, first)
    if possessive:
        return Role(-1, preposition)
    return Role(_verb(tokens, sentence, last), preposition)


def _preposition(tokens: list[Token], sentence: Sentence, first: int) -> str:
    """The preposition that governs a mention, stepping over "retailer", "the", "chief executive of"."""
    for k in range(first - 1, max(sentence.first, first - 4) - 1, -1):
        low = tokens[k].lower
        if low in PREPOSITIONS:
            return low
        if low in _AUXILIARIES or not tokens[k].text[0].isalnum() or is_verb(tokens[k]):
            return ""
    return ""


def _verb(tokens: list[Token], sentence: Sentence, last: int) -> int:
    stop = sentence.last
    i = last
    if i >= stop:
        return -1
    if tokens[i].text == "(":
        i = _after(tokens, i, min(stop, i + 12), ")")
    if i < stop and tokens[i].text in (",", "–", "—"):
        i = _after_aside(tokens, i, stop)
    for step in range(3):
        k = i + step
        if k >= stop:
            return -1
        token = tokens[k]
        if is_verb(token):
            return k
        if token.lower not in _ADVERBS and not token.lower.endswith("ly"):
            return -1
    return -1


def _after(tokens: list[Token], i: int, stop: int, sign: str) -> int:
    for k in range(i + 1, stop):
        if tokens[k].text == sign:
            return k + 1
    return i


def _after_aside(tokens: list[Token], i: int, stop: int) -> int:
    """The token after ", the Seattle-based retailer," or ", which makes …,"."""
    sign = tokens[i].text
    if i + 1 < stop and is_verb(tokens[i + 1]):
        return i + 1
    for k in range(i + 1, min(stop, i + 26)):
        if tokens[k].text == sign and k + 1 < stop and (is_verb(tokens[k + 1]) or tokens[k + 1].lower in _ADVERBS):
            return k + 1
    return i
