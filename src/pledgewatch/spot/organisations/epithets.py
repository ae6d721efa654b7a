"""How a text speaks of organisations without naming them: "the Seattle-based retailer", "its foundation", "it"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.organisations.epithet_words import HEADS, IN_DEALS, NOT_CORPORATE, OF_PERSONS, RELATED, is_head
from pledgewatch.spot.organisations.expletives import is_expletive
from pledgewatch.spot.organisations.kinds import PLACES
from pledgewatch.spot.organisations.names import FUNCTION, base
from pledgewatch.spot.organisations.speech_roles import is_verb
from pledgewatch.spot.organisations.word_lists import plain

_DETERMINERS = frozenset({"the", "this", "both", "these", "two"})
#: "its foundation" is somebody in the article, "its suppliers" are not.
_OWNERS = frozenset({"its", "their", "our", "his", "her"})
_OWNED = frozenset({"foundation", "charity", "fund", "parent", "owner"})
#: The family of pronouns that mean what stands before them.
RELATIVE = "which"
_PRONOUNS = {
    "it": "it", "its": "it", "itself": "it", "it's": "it", "it'll": "it",
    "they": "they", "their": "they", "them": "they", "they're": "they",
    "we": "we", "our": "we", "us": "we", "we're": "we", "we'll": "we", "we've": "we",
    "he": "he", "his": "he", "she": "he", "her": "he", "him": "he",
    "which": RELATIVE,
}  # fmt: skip
#: Without a determiner these are those of the country: "Ministers want 30,000 hectares".
_BARE = {"ministers": "government", "lawmakers": "government", "mps": "government", "senators": "government"}
_POSSESSIVE = frozenset({"its", "their", "our", "his", "her"})
_LONGEST = 7
_NOUNS = HEADS | IN_DEALS
#: Besides what is a head by itself: "the two brewers", "both hauliers".
_PLURALS = {f"{noun}s": noun for noun in HEADS if f"{noun}s" not in HEADS and noun not in NOT_CORPORATE}
#: "The smaller of the two", "the other of the pair".
_COMPARATIVES = frozenset(
    {"smaller", "larger", "bigger", "richer", "younger", "older", "lesser", "greater", "other", "stronger", "poorer"}
)
ONE_OF_TWO, BOTH, OTHER, OF_PERSON = "one of two", "both", "other", "of person"
OF_ANOTHER = frozenset({OTHER, OF_PERSON})
_APPOSING = frozenset({",", "(", "–", "—"})
_OF_TWO = frozenset({"former", "latter"})
_TRIGGERS = (
    _NOUNS | {f"{noun}'s" for noun in _NOUNS} | frozenset(_PRONOUNS) | frozenset(_BARE) | _OF_TWO | frozenset(_PLURALS)
)
#: "Its largest toy company" is not the town's own.
_SUPERLATIVES = frozenset({"largest", "biggest", "oldest", "second-largest", "second-biggest", "leading", "top"})
_MAKERS = ("maker", "makers", "maker's")


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``first`` up to ``last`` stand for an organisation. ``head`` is the noun, or the pronoun's family.

    ``relation``: "other" for who is not the one named just before ("its rival", "Acme's owner"), "of person" for the
    firm of the person named there ("his company"), "both" for "the two banks", "one of two" for "the smaller
    of the two".
    """

    first: int
    last: int
    sentence: int
    head: str
    determiner: str
    modifiers: tuple[str, ...]
    pronoun: bool = False
    possessive: bool = False
    relation: str = ""

    @property
    def is_pointed(self) -> bool:
        """Does it say which of several is meant, as good as a name: "its rival", "the latter"? Not "the lender"."""
        return (self.relation != "" and self.relation != BOTH) or self.head in _OF_TWO


def find_references(doc: Document) -> list[Reference]:
    """Every epithet with a determiner and every pronoun, in order."""
    found: list[Reference] = []
    tokens = doc.tokens
    makers = {word for word in doc.places if word.endswith(_MAKERS)}
    for i in doc.where(_TRIGGERS | makers if makers else _TRIGGERS):
        sentence, low = doc.sentence_at(tokens[i].start), tokens[i].lower
        family = _PRONOUNS.get(low)
        if family and not (len(low) == 2 and tokens[i].text.isupper()):
            if family == "it" and is_expletive(doc, i, sentence.last):
                continue
            found.append(Reference(i, i + 1, sentence.index, family, low, (), True, low in _POSSESSIVE))
            continue
        if low in _BARE:
            found.append(Reference(i, i + 1, sentence.index, _BARE[low], "", ()))
            continue
        if low in _OF_TWO:
            if _stands_alone(tokens, sentence.first, sentence.last, i):
                found.append(Reference(i - 1, i + 1, sentence.index, low, "the", ()))
            continue
        head = base(low)
        if not (is_head(head) or head in IN_DEALS):
            head = low
        reference = _read(doc, sentence.index, sentence.first, sentence.last, i, head)
        reference = reference and _of_two(tokens, sentence.first, reference)
        if reference is not None and (head not in _PLURALS or reference.relation):
            found.append(reference)
    return found


def _stands_alone(tokens: list[Token], first: int, last: int, at: int) -> bool:
    """ "The former will give", "from the latter", not "the former mine"."""
    if at == first or tokens[at - 1].lower != "the":
        return False
    if at + 1 >= last:
        return True
    following = tokens[at + 1]
    return not following.text[0].isalnum() or is_verb(following) or following.lower in FUNCTION


def _of_two(tokens: list[Token], first: int, reference: Reference) -> Reference:
    """The reference, marked where it means two: "the two brewers", "both hauliers"; or "the smaller of the two"."""
    k = reference.first
    definite = reference.determiner == "both" or tokens[k].lower in ("the", "these")
    several = reference.determiner in ("two", "both") or reference.head in ("pair", "duo")
    if not (definite and several) or reference.relation or reference.head in NOT_CORPORATE:
        return reference
    head = _PLURALS.get(reference.head, reference.head)
    if k - 3 >= first and tokens[k - 1].lower == "of" and tokens[k - 2].lower in _COMPARATIVES:
        return replace(reference, first=k - 3, head=head, relation=ONE_OF_TWO)
    return replace(reference, head=head, relation=BOTH)


def _begins_name(tokens: list[Token], i: int, last: int) -> bool:
    """Does a name of several words begin here? Not one of a list: "The chain, Acme Foods and Bolt gave"."""
    if i + 1 >= last or not all(t.text[0].isupper() and base(t.text) == t.text for t in tokens[i : i + 2]):
        return False
    end = next((k for k in range(i + 2, last) if not tokens[k].text[0].isupper()), last)
    return end >= last or tokens[end].lower != "and"


def _is_beside_name(tokens: list[Token], begin: int, end: int, first: int, last: int) -> bool:
    """ "Acme, its larger rival, gave", "its larger rival, Acme, gave": the name itself stands beside."""
    if end + 1 < last and tokens[end].text in _APPOSING and tokens[end + 1].text[0].isupper():
        return True
    return begin - 2 >= first and tokens[begin - 1].text in _APPOSING and tokens[begin - 2].text[0].isupper()


def _is_of_name(token: Token) -> bool:
    """ "Acme's", not "Spain's": what is a place's is told of it as by "the"."""
    return token.lower.endswith("'s") and token.text[0].isupper() and plain(token.lower[:-2]) not in PLACES


def _relation(owner: str, head: str, modifiers: tuple[str, ...]) -> str:
    """Who "its rival", "Acme's owner", "her company", "Norwell's largest employer" may be; empty for what is nobody
    in the article: "its suppliers"."""
    if head in OF_PERSONS and (owner in ("his", "her") or owner.endswith("'s")) and not modifiers:
        return OF_PERSON
    if owner in ("his", "her", "our"):
        return ""
    related = head in RELATED and not (owner.endswith("'s") and head in _OWNED)  # "Acme's parent" is as often unnamed
    return OTHER if related or not _SUPERLATIVES.isdisjoint(modifiers) else ""


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
        if head in IN_DEALS and _is_beside_name(tokens, at, at + 1, at, last):
            return None  # "The buyer, Acme, gave"
    for k in range(at - 1, max(first, at - _LONGEST) - 1, -1):
        low = tokens[k].lower
        modifiers = tuple(t.lower for t in tokens[k + 1 : at])
        if (low in _OWNERS and head not in _OWNED) or _is_of_name(tokens[k]):
            relation = _relation(low, head, modifiers)
            if not relation:
                return None
            begin = k if low in _OWNERS else k + 1
            if _is_beside_name(tokens, begin, at + 1, first, last):
                return None
            return Reference(begin, at + 1, sentence, head, low, modifiers, False, tokens[at].lower != head, relation)
        if low in _DETERMINERS or low in _OWNERS or low.endswith("'s"):
            determiner = low
            # "the Acme group", "the world’s biggest brewer": look past the possessive for an article.
            if low.endswith("'s") and k - 1 >= first and tokens[k - 1].lower == "the":
                k -= 1
                determiner = "the"
            if low == "two" and k - 1 >= first and tokens[k - 1].lower in ("the", "these"):
                k -= 1
            modifiers = tuple(t.lower for t in tokens[k + 1 : at])
            possessive = tokens[at].lower != head
            # "the airline's owner" is not the airline
            owned = head in RELATED and low.endswith("'s") and is_head(base(low)) and base(low) not in NOT_CORPORATE
            relation = OTHER if owned else ""
            return Reference(k, at + 1, sentence, head, determiner, modifiers, False, possessive, relation)
        if low in FUNCTION and low not in ("and", "first", "second", "third", "own", "most", "one", "same"):
            return None
        if not tokens[k].text[0].isalnum() and low not in ("-", "&"):
            return None
    return None
