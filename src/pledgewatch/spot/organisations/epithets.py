"""How a text speaks of organisations without naming them: "the Seattle-based retailer", "its foundation", "it"."""

from __future__ import annotations

from dataclasses import dataclass

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.organisations.epithet_words import HEADS, is_head
from pledgewatch.spot.organisations.kinds import DEMONYMS, PLACES
from pledgewatch.spot.organisations.names import FUNCTION, base
from pledgewatch.spot.organisations.word_lists import plain

_DETERMINERS = frozenset({"the", "this", "both", "these", "two"})
#: "its foundation" is somebody in the article, "its suppliers" are not.
_OWNERS = frozenset({"its", "their", "our", "his", "her"})
_OWNED = frozenset({"foundation", "charity", "fund", "parent", "owner"})
#: The family of pronouns that mean what stands before them.
RELATIVE = "which"
_PRONOUNS = {
    "it": "it", "its": "it", "itself": "it", "it's": "it", "it'll": "it", "it'd": "it",
    "they": "they", "their": "they", "them": "they", "they're": "they",
    "they'll": "they", "they'd": "they", "they've": "they",
    "we": "we", "our": "we", "us": "we", "we're": "we", "we'll": "we", "we've": "we", "we'd": "we",
    "he": "he", "his": "he", "she": "he", "her": "he", "him": "he",
    "which": RELATIVE,
}  # fmt: skip
#: Without a determiner these are those of the country: "Ministers want 30,000 hectares".
_BARE = {"ministers": "government", "lawmakers": "government", "mps": "government", "senators": "government"}
_POSSESSIVE = frozenset({"its", "their", "our", "his", "her"})
_LONGEST = 7
#: "Lagos state’s biggest bank", "the British industry’s"; and the words that open a sentence.
_ORIGINS = DEMONYMS | PLACES | FUNCTION
_TRIGGERS = HEADS | {f"{head}'s" for head in HEADS} | frozenset(_PRONOUNS) | frozenset(_BARE)
_MAKERS = ("maker", "makers", "maker's")


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``first`` up to ``last`` stand for an organisation. ``head`` is the noun, or the pronoun's family."""

    first: int
    last: int
    sentence: int
    head: str
    determiner: str
    modifiers: tuple[str, ...]
    pronoun: bool = False
    possessive: bool = False


def find_references(doc: Document) -> list[Reference]:
    """Every epithet with a determiner and every pronoun, in order."""
    found: list[Reference] = []
    tokens = doc.tokens
    makers = {word for word in doc.places if word.endswith(_MAKERS)}
    for i in doc.where(_TRIGGERS | makers if makers else _TRIGGERS):
        sentence, low = doc.sentence_at(tokens[i].start), tokens[i].lower
        family = _PRONOUNS.get(low)
        if family and not (len(low) == 2 and tokens[i].text.isupper()):
            found.append(Reference(i, i + 1, sentence.index, family, low, (), True, low in _POSSESSIVE))
            continue
        if low in _BARE:
            found.append(Reference(i, i + 1, sentence.index, _BARE[low], "", ()))
            continue
        head = base(low)
        if is_head(head):
            reference = _read(doc, sentence.index, sentence.first, sentence.last, i, head)
            if reference:
                found.append(reference)
    return found


def _is_of_name(tokens: list[Token], possessor: int) -> bool:
    """Does a name stand right before the noun that possesses: "the Acme family’s"?"""
    noun, before = tokens[possessor], tokens[possessor - 1]
    return noun.text[0].islower() and before.text[0].isupper() and plain(before.lower) not in _ORIGINS


def _begins_name(tokens: list[Token], i: int, last: int) -> bool:
    """Does a name of several words begin here?"""
    return i + 1 < last and all(t.text[0].isupper() and base(t.text) == t.text for t in tokens[i : i + 2])


def _read(doc: Document, sentence: int, first: int, last: int, at: int, head: str) -> Reference | None:
    tokens = doc.tokens
    if tokens[at].text[0].isupper() and at > first and tokens[at - 1].lower != "the":
        return None  # part of a name
    following = tokens[at + 1] if at + 1 < last else None
    if following is not None:
        if is_head(base(following.lower)) and following.text == following.lower and tokens[at].lower == head:
            return None  # "the bank holding company": the last noun counts
        if following.text[0].isupper() and tokens[at].lower == head and following.start - tokens[at].end == 1:
            return None  # "the chipmaker Acme": the name itself follows
        if following.text == "," and tokens[at].lower == head and _begins_name(tokens, at + 2, last):
            return None  # "The charity, Acme Foundation, gave"
    for k in range(at - 1, max(first, at - _LONGEST) - 1, -1):
        low = tokens[k].lower
        if low in _OWNERS and head not in _OWNED:
            return None
        if low in _DETERMINERS or low in _OWNERS or low.endswith("'s"):
            if low.endswith("'s") and tokens[k].text[0].isupper() and plain(low[:-2]) not in PLACES:
                return None  # "Acme’s rival" is not Acme
            if low.endswith("'s") and k - 1 >= first and _is_of_name(tokens, k):
                return None  # nor is "the Acme family’s group"
            determiner = low
            # "the Acme group", "the world’s biggest brewer": look past the possessive for an article.
            if low.endswith("'s") and k - 1 >= first and tokens[k - 1].lower == "the":
                k -= 1
                determiner = "the"
            if low == "two" and k - 1 >= first and tokens[k - 1].lower in ("the", "these"):
                k -= 1
            modifiers = tuple(t.lower for t in tokens[k + 1 : at])
            possessive = tokens[at].lower != head
            return Reference(k, at + 1, sentence, head, determiner, modifiers, False, possessive)
        if low in FUNCTION and low not in ("and", "first", "second", "third", "own", "most", "one", "same"):
            return None
        if not tokens[k].text[0].isalnum() and low not in ("-", "&"):
            return None
    return None
