"""What a mention does in its sentence, without a parser: subject, after a preposition, in a list, speaking.

Judged from the words beside it; an apposition or a relative clause between commas is stepped over.
"""

from __future__ import annotations

from dataclasses import dataclass

from pledgewatch.spot.document import Sentence, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.epithet_words import is_head
from pledgewatch.spot.organisations.kinds import DEMONYMS, kind_by_words
from pledgewatch.spot.organisations.word_lists import words

_LEXICON = load("verbs")
SAYING = words(_LEXICON["saying"])
RECEIVING = words(_LEXICON["receiving"])
_ATTACHING = frozenset({"of", "behind", "in", "at", "from", "on", "during"})
#: prepositions that may also begin a clause: "a day after Acme said"
_CONJUNCTIONS = frozenset({"after", "before", "than", "like"})
_AGO = frozenset({"ago", "earlier", "later"})
_THIS, _TIMES = (
    frozenset({"this", "last"}),
    frozenset({"week", "month", "year", "spring", "summer", "autumn", "winter"}),
)
_AT_TIME = frozenset({"on", "in", "late", "early", "earlier"})
_DAYS_AND_MONTHS = words(_LEXICON["days_and_months"])
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "this", "both", "fellow", "and"})
#: What some names end in: "Disney+ said", "Yahoo! will".
_SIGNS = frozenset("+!*®™")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PARTICLES = frozenset({"to", "not", "going", "set", "expected", "due", "have", "about"})
_PARTICIPLES = frozenset(
    {"made", "paid", "spent", "sent", "put", "cut", "set", "held", "told", "sold", "built", "lent", "given", "taken"}
    | {"driven", "chosen", "frozen", "written", "seen", "beaten", "broken", "shown", "drawn", "hidden", "forgiven"}
)
PROMISING = words(_LEXICON["promising"])
AUXILIARIES = words(_LEXICON["auxiliaries"])
_NOT_VERBS = words(_LEXICON["not_verbs"])
_OTHER = words(_LEXICON["other"])
_ADVERBS = words(_LEXICON["adverbs"])
_HOLDING = words(_LEXICON["holding"])
_RELATIVE = frozenset({"which", "whom", "that"})
PREPOSITIONS = words(_LEXICON["prepositions"])


@dataclass(frozen=True, slots=True)
class Role:
    """``verb``: index of the finite verb that it is the subject of, -1 if it is none; ``main``: lower case, the verb
    behind its auxiliaries ("will be giving": giving). ``passive``: "was given". ``preposition``: the one before it.
    """

    verb: int = -1
    preposition: str = ""
    main: str = ""
    passive: bool = False

    @property
    def promises(self) -> bool:
        """Is it the subject of a verb by which money is promised or given?"""
        return self.main in PROMISING and not self.passive

    @property
    def says(self) -> bool:
        return self.main in SAYING and not self.passive

    @property
    def receives(self) -> bool:
        """Is it the subject of a verb of getting, or of a passive?"""
        return self.main in RECEIVING or self.passive

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
        low in AUXILIARIES
        or low in SAYING
        or low in PROMISING
        or low in RECEIVING
        or low in _OTHER
        or (low.endswith("ed") and len(low) > 4 and low not in _NOT_VERBS)
    )


def role_of(tokens: list[Token], sentence: Sentence, first: int, last: int, possessive: bool) -> Role:
    """The role of the mention that is tokens ``first`` up to ``last``."""
    preposition = _preposition(tokens, sentence, first)
    if preposition == "of" and _are_members(tokens, sentence, first, last):
        preposition = ""
    if preposition == "by" and _owns_subject(tokens, sentence, first):
        preposition = ""
    if preposition and (preposition not in _CONJUNCTIONS or possessive or _verb(tokens, sentence, last) < 0):
        return Role(-1, preposition)
    verb = _after_noun(tokens, sentence, last) if possessive else _verb(tokens, sentence, last)
    if verb < 0:
        return NO_ROLE
    main, passive = _main_verb(tokens, verb, sentence.last)
    if main in _HOLDING and first > sentence.first and tokens[first - 1].lower in _RELATIVE:
        return NO_ROLE  # "Bolt, in which Acme holds 70%, said"
    return Role(verb, "", main, passive)


def _are_members(tokens: list[Token], sentence: Sentence, first: int, last: int) -> bool:
    """ "members of the Acme Federation": what they promise, it promises."""
    before = [t.lower for t in tokens[max(sentence.first, first - 3) : first]]
    named = tuple(t.lower for t in tokens[first:last])
    return "members" in before and kind_by_words(named) == "association"


def _owns_subject(tokens: list[Token], sentence: Sentence, first: int) -> bool:
    """ "stores owned by Acme will hire": what they promise, Acme promises; not "Bolt, owned by Acme, will"."""
    before = [t.lower for t in tokens[max(sentence.first, first - 3) : first]]
    return before[1:] == ["owned", "by"] and before[0].endswith("s") and before[0].isalpha()


def _main_verb(tokens: list[Token], verb: int, stop: int) -> tuple[str, bool]:
    """The verb behind "will", "has been", "is to", and whether "be" with a participle makes it passive."""
    be = False
    for k in range(verb, min(stop, verb + 6)):
        low = tokens[k].lower
        if low in _BE:
            be = True
        elif low not in AUXILIARIES and low not in _ADVERBS and low not in _PARTICLES and not low.endswith("ly"):
            participle = low.endswith("ed") or low in _PARTICIPLES
            return low, be and participle and low not in ("committed", "prepared", "determined")
    return tokens[verb].lower, False


def _preposition(tokens: list[Token], sentence: Sentence, first: int) -> str:
    """The preposition that governs a mention, stepping over what may stand before a name: "to the retailer Acme"."""
    for k in range(first - 1, max(sentence.first, first - 5) - 1, -1):
        low = tokens[k].lower
        if low in PREPOSITIONS:
            return low
        if not (low in _DETERMINERS or low.endswith(("-based", "maker")) or is_head(low) or low in DEMONYMS):
            return ""
    return ""


def _verb(tokens: list[Token], sentence: Sentence, last: int) -> int:
    stop = sentence.last
    i = last
    if i >= stop:
        return -1
    if tokens[i].text in _SIGNS:
        i += 1
    if i < stop and tokens[i].text == "(":
        i = _after(tokens, i, min(stop, i + 12), ")")
    if i < stop and tokens[i].text in (",", "–", "—"):
        i = _after_aside(tokens, i, stop)
    elif i < stop and tokens[i].lower in _ATTACHING:
        i = _after_phrase(tokens, i, stop)
    i = _after_time(tokens, i, stop)
    for k in range(i, min(stop, i + 4)):
        token = tokens[k]
        if is_verb(token):
            return k
        if token.lower not in _ADVERBS and not token.lower.endswith("ly"):
            return -1
    return -1


def _after_noun(tokens: list[Token], sentence: Sentence, last: int) -> int:
    """The verb after what is possessed: "Acme’s foundation has released", "Acme’s charity, never large, said"."""
    for k in range(last + 1, min(sentence.last, last + 5)):
        if is_verb(tokens[k]):
            return k
        if tokens[k].text == "," and k > last:
            behind = _after_aside(tokens, k, sentence.last)
            names = any(t.text[0].isupper() for t in tokens[k:behind])
            return -1 if behind == k or names else _verb(tokens, sentence, behind)
        if not tokens[k].text[0].isalnum() or tokens[k].lower in PREPOSITIONS:
            return -1
    return -1


def _after_phrase(tokens: list[Token], i: int, stop: int) -> int:
    """The verb after "of Zara", "behind the two brands"; ``i`` where none follows closely."""
    for k in range(i + 1, min(stop, i + 8)):
        if is_verb(tokens[k]):
            return k
        if not tokens[k].text[0].isalnum():
            return i
    return i


def _after(tokens: list[Token], i: int, stop: int, sign: str) -> int:
    for k in range(i + 1, stop):
        if tokens[k].text == sign:
            return k + 1
    return i


def _is_when(tokens: list[Token], i: int, stop: int) -> bool:
    """Does an adverb, "on Monday" or "three years ago" stand here, as it may before a verb?"""
    return tokens[i].lower in _ADVERBS or _after_time(tokens, i, stop) > i


def _after_time(tokens: list[Token], i: int, stop: int) -> int:
    """The token after "three years ago", "on Monday", "in May", "this week"; ``i`` where no such thing stands."""
    if i + 2 < stop and tokens[i + 2].lower in _AGO:
        return i + 3
    if i + 1 < stop and tokens[i].lower in _THIS and tokens[i + 1].lower in _TIMES:
        return i + 2
    if i + 2 < stop and tokens[i].lower in _AT_TIME and tokens[i + 1].lower in _DAYS_AND_MONTHS:
        return i + 3 if tokens[i + 2].text.isdigit() else i + 2
    return i


def _after_aside(tokens: list[Token], i: int, stop: int) -> int:
    """The token after ", the Seattle-based retailer," or ", which makes …,"."""
    sign = tokens[i].text
    if i + 1 < stop and is_verb(tokens[i + 1]):
        return i + 1
    for k in range(i + 1, min(stop, i + 26)):
        if tokens[k].text == sign and k + 1 < stop and (is_verb(tokens[k + 1]) or _is_when(tokens, k + 1, stop)):
            return k + 1
    return i
