"""What the words around a name say of its bearer: "retailer Acme", "Acme, the lender,", "Acme shares"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.arms import is_arm
from pledgewatch.spot.organisations.epithet_words import NOT_CORPORATE, is_head
from pledgewatch.spot.organisations.kinds import DEMONYMS, FIRST_NAMES, STORMS, kind_by_words
from pledgewatch.spot.organisations.names import FUNCTION, LOCATIVE, Name
from pledgewatch.spot.organisations.speech_roles import AUXILIARIES, PREPOSITIONS, SAYING, is_verb
from pledgewatch.spot.organisations.word_lists import words

OFFICES = words(load("people")["offices"])
_EITHER = words(load("people")["either"])
_CHIEF = frozenset(load("people")["chief"])
_BUSINESS = words(load("epithets")["business_nouns"])
_ARTICLES = frozenset({"the", "a", "an", "one", "its", "another"})
#: "the Acme group" is Acme; "the Memphis bank" is at home in Memphis.
_GROUPS = frozenset(
    {"group", "chain", "conglomerate", "co-op", "co-operative", "cooperative", "bakery", "brewery", "casino", "bank"}
)
#: "Green Leaf, the label for the better pieces"
_LABELS = frozenset({"label", "scheme", "programme", "program", "initiative", "campaign", "strategy", "plan"})
_ASIDE = 10
#: Behind these an aside says no more of what somebody is: "the appliance people rather than the hospital ones".
_ENDING = frozenset({",", ".", "which", "that", "who", "whose", "to", "for", "than", "not"})
#: What a firm may be of an alliance, besides its chairman.
_FOUNDING = frozenset({("another", "founder"), ("another", "leader"), ("a", "founder")})
_NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled", "nicknamed", "branded"})
_BANNERS = frozenset({"name", "banner", "title", "heading", "motto", "slogan", "label"})
_NAMING_REACH = 7
_QUOTES = frozenset('”"’')
#: Heads of two words that mean something else than their second.
_LENDERS = frozenset({("credit", "union"), ("building", "society")})
#: After "who" these are said of many: "Acme Clay, who make pipes".
_PLURALS = words(load("verbs")["plurals"])
_PLACING = load("settlements")
_SETTLEMENTS = words(_PLACING["settlements"])
_OF_PLACE = _SETTLEMENTS | words(_PLACING["of_place"])
_CIVIC = words(_PLACING["civic"])
_DETERMINERS = words(_PLACING["determiners"])
_PLACED_AT = words(_PLACING["placed_at"])
_THINGS = words(_PLACING["things"])
#: What no place does, though it may bear a firm's name.
GIVING = words(_PLACING["giving"])


@dataclass(slots=True)
class Evidence:
    """Counts and words gathered over all mentions of one name."""

    heads: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    person: int = 0
    business: int = 0
    things: int = 0  # ", which": no person
    programmes: int = 0  # "a plan called"
    located: int = 0
    settled: int = 0  # "the town of", ", a village", "residents"
    modifying: int = 0
    grouping: int = 0  # "the Acme group", "the Acme chain"
    arm: int = 0  # "its foundation, Acme", "Acme, the bank’s charitable arm"
    described: int = 0  # "the Acme works", "its Acme line"


def gather(doc: Document, names: Sequence[Name]) -> Evidence:
    """The evidence around every mention of one thing."""
    evidence = Evidence()
    for name in names:
        _before(doc, name, evidence)
        if _modifies(doc, name):
            evidence.modifying += 1
            evidence.grouping += doc.tokens[name.last].lower in _GROUPS
        if not name.dateline:
            _after(doc, name, evidence)
        if name.titled:
            evidence.person += 1
        evidence.programmes += _names_programme(doc, name)
        if name.listed:
            evidence.located += 1
        evidence.described += _is_described(doc, name)
        evidence.arm += is_arm(doc, name)
    return evidence


def _is_described(doc: Document, name: Name) -> bool:
    """ "the Acme", "at Acme", "Acme works", "Acme, where": so one speaks of things and places more than of firms."""
    tokens, sentence = doc.tokens, doc.sentences[name.sentence]
    before = tokens[name.first - 1].lower if name.first > sentence.first else ""
    if before in _PLACED_AT or (before in _DETERMINERS and not name.text.isupper()):  # firms may be "the NFL"
        return True
    quoted = name.last < sentence.last and tokens[name.last].text in _QUOTES  # "the ‘Rail for Everybody’ fund"
    after = [t.lower for t in tokens[name.last + quoted : min(name.last + quoted + 2, sentence.last)]]
    if not after or name.possessive:
        return False
    return after[0] in _THINGS or after == [",", "where"] or (after[0].isdigit() and len(after[0]) < 3)


def _before(doc: Document, name: Name, evidence: Evidence) -> None:
    first = doc.sentences[name.sentence].first
    if name.first <= first:
        return
    tokens = doc.tokens
    token = tokens[name.first - 1]
    low = token.lower
    if _is_placed(doc, name):
        evidence.located += 1
    if low == "of" and name.first - 2 >= first and tokens[name.first - 2].lower in _OF_PLACE:
        evidence.settled += not name.possessive  # not "the city of Acme's birth"
    if _is_human(low) or _is_expert(low, name) or _is_told_office(doc, name) or _is_quoted(doc, name):
        evidence.person += "&" not in name.text  # "asset manager Doe & Sons"
    elif is_head(_singular(low)):
        lends = (tokens[name.first - 2].lower, low) in _LENDERS
        evidence.heads.add("lender" if lends else _singular(low))
        for k in range(name.first - 2, max(first, name.first - 5) - 1, -1):
            word = tokens[k].lower
            if word in DEMONYMS or word.endswith("-based"):
                evidence.homes.add(word.removesuffix("-based"))
            elif word in FUNCTION:
                break


def _is_placed(doc: Document, name: Name) -> bool:
    """ "in Doha", not "in AWS", "in Acme’s stores"."""
    initials = name.text.isupper() and len(name.text) > 1
    return doc.tokens[name.first - 1].lower in LOCATIVE and not (initials or name.possessive)


def _is_human(word: str) -> bool:
    """Can only a person be called this: "spokesman", "economist"?"""
    if word in OFFICES:
        return word not in _EITHER
    return len(word) > 5 and word.endswith(("ist", "woman")) and not is_head(word)  # "specialist Acme"


def _is_expert(word: str, name: Name) -> bool:
    """ "Heart specialist Jane Doe" is a person, "oxygen specialist Solvane" a firm."""
    return word.endswith("ist") and name.last - name.first > 1 and name.text.split()[0].lower() in FIRST_NAMES


def _is_told_office(doc: Document, name: Name) -> bool:
    """Is it the name in "the foundation’s head, Jane Doe, said"?"""
    tokens, sentence = doc.tokens, doc.sentences[name.sentence]
    if name.last - name.first < 2 or name.first - 2 < sentence.first or name.last >= sentence.last:
        return False
    between_commas = tokens[name.first - 1].text == "," == tokens[name.last].text
    return between_commas and _is_human(tokens[name.first - 2].lower)


def _names_programme(doc: Document, name: Name) -> bool:
    """ "a plan called Good Ground", "under the name Good Ground": the name is not that of a giver."""
    low = max(doc.sentences[name.sentence].first, name.first - _NAMING_REACH)
    before = [t.lower for t in doc.tokens[low : name.first] if t.text[0].isalpha()]
    if before[-1:] != [] and before[-1] in STORMS:
        return True  # "hurricane Idell"
    if before[-2:-1] == ["the"] and before[-1] in _BANNERS:
        return True
    return before[-1:] != [] and before[-1] in _NAMING and any(kind_by_words(("x", w)) == "product" for w in before)


def _is_quoted(doc: Document, name: Name) -> bool:
    """Is it somebody at work there: "said owner Jane Doe", "said head brewer Jane Doe"?"""
    first = doc.sentences[name.sentence].first
    before = [t.lower for t in doc.tokens[max(first, name.first - 3) : name.first]]
    # "said retailer Acme" is a firm, "said head brewer Jane Doe" is not
    at_work = before[-1].endswith(("er", "or")) and (
        not is_head(_singular(before[-1])) or not _CHIEF.isdisjoint(before[-2:-1])
    )
    human = name.last - name.first > 1 and at_work
    return human and not SAYING.isdisjoint(before[:-1])


def _modifies(doc: Document, name: Name) -> bool:
    """ "the Memphis bank", "the Galician group": a name between an article and such a noun says where it is at home."""
    tokens, sentence = doc.tokens, doc.sentences[name.sentence]
    if name.possessive or name.last >= sentence.last or not is_head(tokens[name.last].lower):
        return False
    return tokens[name.first].lower == "the" or (name.first > sentence.first and tokens[name.first - 1].lower == "the")


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def _after(doc: Document, name: Name, evidence: Evidence) -> None:
    tokens, i = doc.tokens, name.last
    stop = min(doc.sentences[name.sentence].last, i + _ASIDE)
    if i >= stop:
        return
    low = tokens[i].lower
    if low in _BUSINESS:
        evidence.business += 1
        return
    if name.possessive:
        return
    if low in _CIVIC:
        evidence.settled += 1
        return
    if low == "," and i + 1 < stop and tokens[i + 1].lower == "who" and name.last - name.first > 1:
        evidence.person += not (i + 2 < stop and tokens[i + 2].lower in _PLURALS)
        return
    if low == "," and i + 1 < stop and tokens[i + 1].lower == "which":
        evidence.things += 1
        return
    if low == "," and i + 2 < stop and _is_age(tokens[i + 1].text) and tokens[i + 2].text in ",.":
        evidence.person += 1
        return
    if low in ("is", "was", ",", "–", "—", "("):
        _read_aside(doc, i + 1, stop, low in ("is", "was"), evidence)


def _is_age(text: str) -> bool:
    return len(text) == 2 and text.isdigit()


def _names_another(doc: Document, i: int, stop: int) -> bool:
    """Is the office that of a person named next: "from Acme, chief executive Jane Doe said"?"""
    for token in doc.tokens[i:stop]:
        if token.text[0].isupper():
            return True
        if token.lower not in OFFICES and token.lower not in ("operating", "financial", "managing", "and"):
            return False
    return False


def _goes_on(following: Token | None) -> bool:
    """Is a noun that ``following`` stands behind no head but says of what sort: "the state gas producer"?"""
    if following is None or not following.text.isalpha() or following.text != following.lower:
        return False
    return (
        following.lower not in FUNCTION
        and following.lower not in PREPOSITIONS
        and not is_verb(following)
        and not following.lower.endswith(("ed", "ing"))
    )


def _goes_about(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """Does token ``k`` begin what the noun before it does, so that it is no aside? Not "the bank owned by Acme,"."""
    return k < stop and tokens[k].lower in AUXILIARIES | SAYING


def _read_aside(doc: Document, i: int, stop: int, copula: bool, evidence: Evidence) -> None:
    """Read "the Seattle-based retailer" or "chief executive of Acme" from token ``i`` on."""
    tokens = doc.tokens
    if i >= stop:
        return
    start = tokens[i].lower
    if start in OFFICES and start not in _EITHER and not copula:
        evidence.person += not _names_another(doc, i, stop)
        return
    if start not in _ARTICLES and not start.endswith("'s") and (copula or start not in DEMONYMS):
        return
    homes: list[str] = []
    beyond = False  # a preposition: "the largest employer in the region" is no region
    for k in range(i, stop):
        low = tokens[k].lower
        beyond = beyond or low in PREPOSITIONS
        if low in OFFICES and low not in _EITHER:
            evidence.person += not copula and (start, low) not in _FOUNDING
            return
        if low in _LABELS and not beyond and not copula:
            evidence.programmes += 1
            return
        if low in _SETTLEMENTS and not beyond and not _goes_on(tokens[k + 1] if k + 1 < len(tokens) else None):
            evidence.settled += 1
            return
        if low.endswith("-based") or low in DEMONYMS:
            homes.append(low.removesuffix("-based"))
            continue
        if is_head(low) and not _goes_on(tokens[k + 1] if k + 1 < len(tokens) else None):
            if beyond and low in NOT_CORPORATE:
                return  # "the largest emitter in the country"
            if not copula and i > 0 and tokens[i - 1].text == "," and _goes_about(tokens, k + 1, stop):
                return  # "after the find at Kamloops, the Calgary firm had"
            evidence.heads.add("lender" if (tokens[k - 1].lower, low) in _LENDERS else low)
            evidence.homes.update(homes)
            return
        if k > i and (low in _ENDING or is_verb(tokens[k])):
            return
