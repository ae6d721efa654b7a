"""Numbers that surely count something although no noun stands behind them: "nurses, nine of them", "another 1,800"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.phrases import is_plural

_WORDS = load("quantities")
_IGNORED = frozenset(_WORDS["ignored"]) | frozenset(_WORDS["verbs_in_s"])
_ANOTHER = frozenset(_WORDS["another"])
_THEM = frozenset(_WORDS["them"])
_OF_THEM = frozenset(f"of {word}" for word in _THEM)
_IN_ALL = frozenset(f"in {word}" for word in _WORDS["in_all"])
_RAISING = tuple(load("changes")["up"])
_PLURAL_VERBS = frozenset(_WORDS["opened_by_count"])
_TAKING = frozenset(_WORDS["taking"])
_SIGNS = frozenset([",", ":", "–", "—", "("])
_ENDS = frozenset([".", ",", ";", ")", "–", "—"])
_REACH = 8  # tokens from the verb to its number: "double its minority vendors to 140"
#: Behind a comma smaller numbers are ages and the like; "Refugees: 30" counts. Larger ones are not told in a word.
_LEAST = 100


def told_count(doc: Document, first: int, after: int, value: Decimal) -> str | None:
    """What the number at the tokens ``first:after`` counts, "" where its noun is elsewhere; None: maybe nothing."""
    tokens = doc.tokens
    behind = [token.lower for token in tokens[after : after + 2]]
    counts = " ".join(behind) in _OF_THEM or " ".join(behind) in _IN_ALL or _is_of_them(tokens, first)
    noun = _noun_before(tokens, first)
    if noun and (counts or (_ENDS.issuperset(behind[:1]) and (value >= _LEAST or _is_entry(tokens, first)))):
        return noun
    if counts or (first and tokens[first - 1].lower in _ANOTHER) or _is_raised(doc, first):
        return ""
    if (
        value < _LEAST
        and tokens[first].text[0].isalpha()
        and (_opens(doc, first, after) or _is_gapped(tokens, first, after))
    ):
        return ""
    return None


def _is_of_them(tokens: Sequence[Token], first: int) -> bool:
    """ "Of which four are in Ayr", "of them, 15 are hers"."""
    at = first - 1 - (first > 0 and tokens[first - 1].text == ",")
    return at > 0 and tokens[at].lower in _THEM and tokens[at - 1].lower == "of"


def _opens(doc: Document, first: int, after: int) -> bool:
    """ "Ten will go to Necker", "Two stand in Ayr"."""
    behind = doc.tokens[after].lower if after < len(doc.tokens) else ""
    return behind in _PLURAL_VERBS and doc.sentence_at(doc.tokens[first].start).first == first


def _is_gapped(tokens: Sequence[Token], first: int, after: int) -> bool:
    """ "Acme promised ten boreholes, and tea packer Ketepa Hills four", "Arneses took six"."""
    if not first or not tokens[first].text.islower() or (after < len(tokens) and tokens[after].text not in _ENDS):
        return False
    before = tokens[first - 1]
    return before.lower in _TAKING or (before.text[0].isupper() and before.text.isalpha())


def _noun_before(tokens: Sequence[Token], first: int) -> str:
    """The noun before a comma or a colon: "meals, 400,000", "Refugees: 500"."""
    if first < 2 or tokens[first - 1].text not in _SIGNS:
        return ""
    noun = tokens[first - 2]
    return noun.lower if is_plural(noun) and noun.text.isalpha() and noun.lower not in _IGNORED else ""


def _is_entry(tokens: Sequence[Token], first: int) -> bool:
    return tokens[first - 1].text == ":"


def _is_raised(doc: Document, first: int) -> bool:
    """ "It will double its minority vendors to 140", "it is going down to 2.9"."""
    if first < 2 or doc.tokens[first - 1].lower != "to":
        return False
    if doc.tokens[first - 2].lower == "down":
        return True
    begin = max(doc.sentence_at(doc.tokens[first].start).first, first - _REACH)
    return any(token.lower.startswith(_RAISING) for token in doc.tokens[begin : first - 1])
