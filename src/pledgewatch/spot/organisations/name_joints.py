"""Whether a name goes on behind "and": "Johnson and Johnson", not "Acme Group and Bolt Foundation"."""

from __future__ import annotations

from pledgewatch.spot.document import Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.name_words import HEAD_WORDS
from pledgewatch.spot.organisations.word_lists import words

_KINDS = load("organisations")
FRAMES = frozenset().union(*(words(block) for block in _KINDS["frame"].values()))
_BODIES = words(_KINDS["head"]["association"]) | words(_KINDS["bodies"]["names"])
_TRADESMEN = words(_KINDS["bodies"]["tradesmen"])


def takes_and(run: list[str], after: list[Token]) -> bool:
    """Does "and" belong to the name: a ministry's two subjects, "Johnson and Johnson", "X and Y Foundation"?"""
    if any(word in ("of", "for") for word in run) and any(word in FRAMES for word in run):
        return True
    if run[-1] == after[0].lower:
        return True
    if run[-1] in HEAD_WORDS:
        return False  # "Acme Group and Bolt Foundation" are two
    if _ends_as_body(after):
        return True
    return len(after) > 1 and after[0].text[0].isupper() and after[1].lower in ("foundation", "sons", "co")


def _ends_as_body(after: list[Token]) -> bool:
    """Do the capitalised words behind "and" end as a body of a trade does: "Towel Manufacturers’ Association"?"""
    trade = False
    for token in after:
        if not (token.text[0].isupper() or token.text in ("’", "'")):
            return False
        if trade and token.lower in _BODIES:
            return True
        trade = trade or token.lower in _TRADESMEN
    return False
