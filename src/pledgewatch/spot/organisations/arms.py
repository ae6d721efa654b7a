"""Names of what a firm gives by: "its foundation, Donau Hilft", "Bright Hearts, the bank’s charitable arm"."""

from __future__ import annotations

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.epithet_words import NOT_CORPORATE, is_head
from pledgewatch.spot.organisations.names import Name
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("epithets")["arms"]
_FOUNDATIONS = words(_LEXICON["foundations"])
_ARMS, _GIVING = words(_LEXICON["arms"]), words(_LEXICON["giving"])
_ITS = frozenset({"its", "their", "our"})
_ARTICLES = frozenset({"the", "a", "an"})
_ASIDES = frozenset({",", "(", "–", "—"})
_LONGEST = 5  # words of "the tyre maker’s own charitable arm"


def is_arm(doc: Document, name: Name) -> bool:
    """Is the name that of a firm’s own foundation, told right before it or in an aside behind it?"""
    tokens, sentence = doc.tokens, doc.sentences[name.sentence]
    last = name.first - 1
    while last > sentence.first and (tokens[last].lower in _ARTICLES or tokens[last].text in _ASIDES):
        last -= 1
    if _tells(tokens, max(sentence.first, last - _LONGEST), last + 1):
        return True
    if name.possessive or name.last >= sentence.last or tokens[name.last].text not in _ASIDES:
        return False
    stop = min(sentence.last, name.last + 2 + _LONGEST)
    noun = next((k for k in range(name.last + 2, stop) if _is_arm(tokens, k)), -1)
    if noun < 0 or (noun + 1 < sentence.last and tokens[noun + 1].text[0].isalnum()):
        return False  # "At Hexa, its foundation Acme", "To Hexa, the bank’s foundation said"
    return tokens[name.last + 1].lower in _ITS | _ARTICLES and _tells(tokens, name.last + 1, noun + 1)


def _is_arm(tokens: list[Token], k: int) -> bool:
    """Is token ``k`` "foundation", or the last of "charitable arm"?"""
    low = tokens[k].lower
    return low in _FOUNDATIONS or (low in _ARMS and tokens[k - 1].lower in _GIVING)


def _tells(tokens: list[Token], first: int, stop: int) -> bool:
    """Do the tokens before ``stop`` end in "its foundation" or "the tyre maker’s own charitable arm"?"""
    if stop - first < 2 or not _is_arm(tokens, stop - 1):
        return False
    for k in range(stop - 2, first - 1, -1):
        low = tokens[k].lower
        if low in _ITS:
            return True
        if low.endswith(("'s", "’s")):
            noun = low[:-2]
            return is_head(noun) and noun not in NOT_CORPORATE and tokens[k].text[0].islower()
        if not low[0].isalpha() or low in _ARTICLES:
            return False
    return False
