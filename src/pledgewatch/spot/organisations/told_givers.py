"""Who gives a sum and who gets it where the sentence says so outright: "$5m from Acme", "Acme will receive $5m".

What is said outright outranks what the learned weights make of the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.cast import Cast, Mention
from pledgewatch.spot.organisations.clauses import clause, is_figure
from pledgewatch.spot.organisations.epithets import RELATIVE
from pledgewatch.spot.organisations.owners import Owner
from pledgewatch.spot.organisations.speech_roles import PREPOSITIONS, is_verb
from pledgewatch.spot.organisations.word_lists import plain, words

_LEXICON = load("told_givers")
_GIFT = words(_LEXICON["gift"])
_GIVEN = words(_LEXICON["given"])
_AWAY = words(_LEXICON["away"])
_GETS = words(_LEXICON["gets"])
_GETTING, _DONATING = words(_LEXICON["getting"]), words(_LEXICON["donating"])
_LONGEST_LIST, _LONGEST_INTRO = 12, 30
_TAKES = words(_LEXICON["takes"])
_TRADING = words(_LEXICON["trading"])
_BEYOND = words(_LEXICON["beyond"])
_OWN = frozenset({"its", "their", "his", "her", "our"})
_GIVEN_TO = words(_LEXICON["passive"])
_GETTING_VERBS = _GETS | _TAKES | _GIVEN_TO
_SOURCES = frozenset({"from", "by"})
_AMONG = frozenset({"between", "among"})
_NAMED = frozenset({"name", "short", "heading"})
_NO_GIVERS = frozenset({"place", "person", "product"})
_CONJUNCTIONS = frozenset({"and", "that", "which", "who", "as", "or", "so", "also", "while", "when", "if"})
_ANNOUNCING = frozenset({"announced", "announces", "unveiled", "unveils"})
_LONGEST_RELATIVE = 3  # "that parent company Acme"
_WILL = frozenset({"will", "would"})
_COLONS = frozenset({":", "–", "—", "-"})
_BRACKETS = frozenset("()[]")
_ARTICLES = frozenset({"the", "a", "an", "its", "which", "whose"})
_LONGEST_ASIDE = 16
_LONGEST_COLON = 2  # the colon itself and an article
_LONGEST_PROMISE = 8
_LONGEST_GIFT, _LONGEST_DONE, _LONGEST_OBJECT, _LONGEST_TRADE = 6, 9, 6, 8
_WINDOW = 300  # characters on either side
_LEAD = 1.0  # how far a giver told outright outscores the others


def as_told(doc: Document, cast: Cast, measure: Measure, owners: list[Owner]) -> list[Owner]:
    """``owners`` with the giver that the sentence tells of put first, and those who get a sum put last."""
    sentence = doc.sentence_at(measure.start)
    low, high = max(sentence.start, measure.start - _WINDOW), min(sentence.end, measure.end + _WINDOW)
    mentions = cast.mentions_in(low, high)
    tabled = doc.full[measure.end : measure.end + 2].lstrip()[:1] in _COLONS
    labelled = not sentence.is_list_item and doc.full.find(": ", low, measure.start) >= 0
    if not (sentence.is_list_item or tabled or labelled or any(map(_may_tell, mentions))):
        return owners
    place = _Place(doc, cast, measure, sentence, mentions)
    giver, getters = place.promiser(), set[int]()
    if tabled and giver is None:
        giver = place.tabled()
    if measure.money is not None and giver is None:
        giver, getters = place.giver(owners[0].entity), place.getters()
    if labelled and giver is None:
        giver = place.label()
    if giver is None and not getters:
        return owners
    best, least = owners[0].score, owners[-1].score

    def told(owner: Owner) -> Owner:
        if owner.entity == giver:
            return owner._replace(score=max(owner.score, best + _LEAD))
        return owner._replace(score=min(owner.score, least - _LEAD)) if owner.entity in getters else owner

    return sorted(map(told, owners), key=lambda owner: (-owner.score, owner.entity))


def _may_tell(mention: Mention) -> bool:
    """Does it stand behind "from" or "by", does it get or promise something, or is it "which"?"""
    role = mention.role
    if role.preposition in _SOURCES | _AMONG or mention.form == "pronoun":
        return True
    return role.main in _GETTING_VERBS or role.promises


class _Place:
    """The surroundings of one measure."""

    def __init__(
        self, doc: Document, cast: Cast, measure: Measure, sentence: Sentence, mentions: Sequence[Mention]
    ) -> None:
        self.doc, self.cast, self.sentence = doc, cast, sentence
        self.first = min(doc.token_at(measure.start), len(doc.tokens) - 1)
        self.last = doc.token_at(measure.end)
        self.subjects = [m for m in mentions if m.last <= self.first and m.role.subject]
        here = [m for m in mentions if m.form in _NAMED and not m.possessive]
        self.before = [m for m in here if m.last <= self.first]
        self.after = [m for m in here if m.first >= self.last]

    def promiser(self) -> int | None:
        """The one before "which", if the sum stands behind what "which" promises: "Acme, which pledged $5m"; or the one
        behind it: "$5m that Acme pledged"."""
        behind = next((m for m in self.after if m.form in _NAMED), None)
        if behind is not None and (_offers(behind) or self._says_it_will(behind)):
            relative = self._lower(self.last, behind.first)
            if relative[:1] in (["that"], [RELATIVE]) and len(relative) <= _LONGEST_RELATIVE:
                return behind.entity
        if not self.subjects:
            return None
        last = self.subjects[-1]
        if last.form != "pronoun" or self.doc.tokens[last.first].lower != RELATIVE or not _offers(last):
            return None
        between = self.doc.tokens[last.role.verb : self.first]
        return last.entity if len(between) <= _LONGEST_PROMISE and not any(t.text == ";" for t in between) else None

    def _says_it_will(self, mention: Mention) -> bool:
        """ "Acme has said it will"."""
        verb = mention.role.verb
        return mention.role.says and not _WILL.isdisjoint(self._lower(verb, min(self.sentence.last, verb + 5)))

    def label(self) -> int | None:
        """Whose line it is: "Grocer Acme: 600 beds and, from its foundation, $5m", "Acme, the miner: $5m"."""
        tokens = self.doc.tokens
        if self.before and self._is_told_what(self.before[0]):
            label = self.before[0]
        elif self.before and tokens[self.before[-1].last].text == ":":
            label = self.before[-1]
        else:
            return None
        if self.cast.entities[label.entity].kind in _NO_GIVERS:
            return None
        telling = any(is_verb(t) or t.text in _BRACKETS for t in tokens[self.sentence.first : label.first])
        return None if telling else label.entity

    def _is_told_what(self, opener: Mention) -> bool:
        """Does an aside without a verb, up to a colon, follow the name that opens the line?"""
        tokens = self.doc.tokens
        if opener.first != self.sentence.first or tokens[opener.last].text != ",":
            return False
        if tokens[opener.last + 1].lower not in _ARTICLES:
            return False
        for k in range(opener.last + 2, min(self.first, opener.last + _LONGEST_ASIDE)):
            if tokens[k].text in ":,;":
                return tokens[k].text == ":"
        return False

    def tabled(self) -> int | None:
        """Who stands behind the sum that opens a line: "R$ 18m: Acme"."""
        opens = not any(t.text[0].isalnum() for t in self.doc.tokens[self.sentence.first : self.first])
        behind = next((m for m in self.after if m.first <= self.last + _LONGEST_COLON), None)
        return behind.entity if opens and behind is not None and self._is_giver(behind) else None

    def giver(self, likeliest: int) -> int | None:
        """The entity behind "from" or "by" that the sum comes from, unless the likeliest gives by its foundation."""
        for mention in self.after:
            preposition = mention.role.preposition
            if preposition in _SOURCES and self._is_giver(mention):
                if mention.first >= clause(self.doc, self.sentence, self.first, self.last)[1]:
                    return None
                between = self._lower(self.last, self._preposition(mention))
                if preposition == "by":
                    return mention.entity if _is_done(between) and not self._is_promised() else None
                own = self._is_foundation_of(mention.entity, likeliest)
                return mention.entity if _comes(between) and not own and not self._is_traded() else None
        return None

    def _is_traded(self) -> bool:
        """Is the sum the object of buying or matching: "will buy another $5m from Acme"?"""
        for k in range(self.first - 1, max(self.sentence.first, self.first - _LONGEST_TRADE) - 1, -1):
            token = self.doc.tokens[k]
            if token.lower in _TRADING:
                return True
            if token.text == ";" or is_verb(token):
                return False
        return False

    def _is_promised(self) -> bool:
        """Is the sum the object of what a subject before it promises: "Acme gave $5m, paid by its bank"?"""
        if not self.subjects or not _offers(self.subjects[-1]):
            return False
        role = self.subjects[-1].role
        between = self.doc.tokens[role.verb : self.first]
        if len(between) > _LONGEST_PROMISE:
            return False
        at = next((k for k, token in enumerate(between) if token.lower == role.main), len(between))
        return not any(t.text in ",;" or t.lower in _CONJUNCTIONS or is_verb(t) for t in between[at + 1 :])

    def _preposition(self, mention: Mention) -> int:
        at = mention.first - 1
        while at > self.last and self.doc.tokens[at].lower != mention.role.preposition:
            at -= 1
        return at

    def _is_giver(self, mention: Mention) -> bool:
        """Can it give, and is it all of the giver's name: not in "from Acme customers"?"""
        if self.cast.entities[mention.entity].kind in _NO_GIVERS:
            return False
        if mention.last >= self.sentence.last:
            return True
        following = self.doc.tokens[mention.last]
        ends = not following.text[0].isalpha() or following.lower in PREPOSITIONS or is_verb(following)
        return ends or following.lower in _CONJUNCTIONS

    def _is_foundation_of(self, entity: int, company: int) -> bool:
        giver, other = self.cast.entities[entity], self.cast.entities[company]
        if giver.kind != "company_foundation" or other.kind == "company_foundation":
            return False
        return plain(giver.name).replace(".", " ").split()[:1] == plain(other.name).split()[:1]

    def getters(self) -> set[int]:
        """Those who are the subject of getting a sum, and those of whom it is not repeated: "and Bolt $5m".

        In a list of who gets what, whoever stands before the sum; where one promises it, those it is split between.
        """
        found = self.before if self._lists_getters() else [m for m in self.before if self._gets(m)]
        found += [m for m in self.after if m.role.preposition in _AMONG and self._is_promised()]
        if found and self.before and self.before[-1].first > found[-1].first and self._touches(self.before[-1]):
            found.append(self.before[-1])
        return {m.entity for m in found}

    def _lists_getters(self) -> bool:
        """Is this an item below "Where the money goes:", "The recipients:"?"""
        if not self.sentence.is_list_item:
            return False
        sentences = self.doc.sentences
        for k in range(self.sentence.index - 1, max(0, self.sentence.index - _LONGEST_LIST), -1):
            if not sentences[k].is_list_item:
                intro = self._words(sentences[k])
                return not _GETTING.isdisjoint(intro) and _DONATING.isdisjoint(intro)
        return False

    def _words(self, sentence: Sentence) -> list[str]:
        return self._lower(max(sentence.first, sentence.last - _LONGEST_INTRO), sentence.last)

    def _gets(self, mention: Mention) -> bool:
        role = mention.role
        if not role.subject or not self._is_getting(mention):
            return False
        behind = self.doc.tokens[role.verb : min(self.sentence.last, self.first + 1)]
        at = next((k for k, token in enumerate(behind) if token.lower == role.main), len(behind))
        for k, token in enumerate(behind[at + 1 : at + 1 + _LONGEST_OBJECT], role.verb + at + 1):
            if k == self.first or is_figure(token):
                return True
            if token.text == ";" or token.lower in _BEYOND or token.lower in _OWN or is_verb(token):
                return False
        return False

    def _is_getting(self, mention: Mention) -> bool:
        role = mention.role
        if role.passive:
            return role.main in _GIVEN_TO
        if role.main in _TAKES:
            own = self._lower(self.last, min(self.sentence.last, self.last + 1)) in (["out"], ["from"])
            return not own and self.cast.entities[mention.entity].kind != "company"
        return role.main in _GETS

    def _touches(self, mention: Mention) -> bool:
        bare = not mention.role.subject and not mention.role.preposition
        joined = self.doc.tokens[mention.first - 1].lower in ("and", ",", ";")
        return bare and joined and self.first - mention.last <= 1

    def _lower(self, first: int, last: int) -> list[str]:
        return [t.lower for t in self.doc.tokens[first:last]]


def _offers(mention: Mention) -> bool:
    role = mention.role
    return (role.promises or role.main in _ANNOUNCING) and not role.receives


def _comes(between: Sequence[str]) -> bool:
    """Do these words between a sum and "from" only say that it comes?"""
    return len(between) <= _LONGEST_GIFT and all(word in _GIFT for word in between)


def _is_done(between: Sequence[str]) -> bool:
    """Do these words between a sum and "by" end in what is done with it: "is to be given away"?"""
    if not between or len(between) > _LONGEST_DONE:
        return False
    at = len(between) - 1
    while at and between[at] in _AWAY:
        at -= 1
    return between[at] in _GIVEN or list(between[at:]) == ["put", "up"]
