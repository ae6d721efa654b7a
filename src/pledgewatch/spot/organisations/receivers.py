"""When each of several gets a sum ("Acme gives $1m each to Ash and Birch"), it is pledged to every one: to whom?"""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.cast import Cast, Mention, linked
from pledgewatch.spot.organisations.speech_roles import is_verb

_WINDOW = 600  # characters on either side of the measure
_EACH = frozenset({"each", "apiece"})
_NAMED = frozenset({"name", "short"})
_WORDS = load("receivers")
_TO, _AFTER_EACH, _GET, _PRICED = (frozenset(_WORDS[name]) for name in ("to", "after_each", "get", "priced"))
#: Words between a measure and its "each": "500 second-hand laptops each", "will each be given $5m".
_REACH = 4
#: Words between "to" and the first name, or the last name and the measure: "to the two charities Ash and Birch".
_GAP = 3
#: Words between those who get and the measure: "will each be given a further $5m".
_VERBS = 8


def receivers_each(doc: Document, cast: Cast, owner: int, start: int, end: int) -> tuple[Mention, ...]:
    """Those of whom each gets the measure ``doc.full[start:end]`` that is ``owner``'s: two or more, or nobody."""
    sentence = doc.sentence_at(start)
    first, last = doc.token_at(start), doc.token_at(end)
    if first > sentence.first and doc.tokens[first - 1].lower in _PRICED:
        return ()
    each = _each(doc.tokens, max(sentence.first, first - _REACH), first, last, sentence.last)
    if each < 0:
        return ()
    low, high = max(sentence.start, start - _WINDOW), min(sentence.end, end + _WINDOW)
    named = [m for m in cast.mentions_in(low, high) if m.form in _NAMED]
    behind = [m for m in named if m.first > each]
    before = [m for m in named if m.last <= first]
    for chain in (_handed(doc, behind, each), _getting(doc, before, first)):
        once = {m.entity: m for m in chain}
        if len(once) > 1 and owner not in once:
            return tuple(once.values())
    return ()


def _each(tokens: Sequence[Token], low: int, first: int, last: int, stop: int) -> int:
    """The token that says "each" of the measure at tokens ``first`` up to ``last``, or -1."""
    for k in range(first - 1, low - 1, -1):
        if tokens[k].lower in _EACH:
            return k if k + 1 == first or is_verb(tokens[k + 1]) else -1
    for k in range(first, min(stop, last + _REACH)):
        if tokens[k].lower in _EACH and _stands_alone(tokens, k, stop):
            return k
        if k >= last and not tokens[k].text[0].isalpha():
            return -1
    return -1


def _stands_alone(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """Not "each year", "each of the villages"."""
    if k + 1 >= stop:
        return True
    following = tokens[k + 1]
    return not following.text[0].isalnum() or following.lower in _AFTER_EACH or following.lower in _TO


def _handed(doc: Document, named: Sequence[Mention], each: int) -> list[Mention]:
    """ "each to Ash, Birch and Cedar"."""
    tokens = doc.tokens
    if not named or each + 1 >= len(tokens) or tokens[each + 1].lower not in _TO:
        return []
    return _chain(doc, named) if named[0].first - each <= _GAP + 1 else []


def _getting(doc: Document, named: Sequence[Mention], first: int) -> list[Mention]:
    """ "Ash, Birch and Cedar get", "will be shared by Ash and Birch, $5m each"."""
    if not named:
        return []
    chain = _chain(doc, named[::-1])
    verb = chain[0].role
    if (verb.receives or verb.main in _GET) and first - verb.verb <= _VERBS:
        return chain[::-1]
    handed = chain[-1].role.preposition in _TO and first - chain[0].last <= _GAP
    return chain[::-1] if handed else []


def _chain(doc: Document, named: Sequence[Mention]) -> list[Mention]:
    """The first of ``named`` and those that nothing but commas and "and" join to it, one after the other."""
    chain = [named[0]]
    for mention in named[1:]:
        left, right = sorted((chain[-1], mention), key=lambda m: m.start)
        if not linked(doc, left, right):
            break
        chain.append(mention)
    return chain
