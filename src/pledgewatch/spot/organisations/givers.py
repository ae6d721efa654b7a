"""When several give one sum: does each give it ("Acme and Bolt gave $5m each"), or do they give it together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pledgewatch.spot.document import Document, Sentence, Token
from pledgewatch.spot.organisations.cast import Cast, Mention, linked
from pledgewatch.spot.organisations.epithet_words import is_head

_WINDOW = 1200  # characters on either side of the measure
_EACH = frozenset({"each", "apiece"})
#: After "each" these show that it means the givers, not "each year", "each of the villages".
_AFTER_EACH = frozenset(
    {"to", "for", "from", "and", "in", "into", "over", "on", "at", "by", "last", "this", "toward", "towards", "while"}
    | {"came", "comes", "come", "is", "was", "as", "plus", "with"}
)
#: One sum of all of them, even of "both companies".
_TOGETHER = frozenset({"together", "combined", "jointly", "joint", "total", "between", "collective", "collectively"})
_ECHOES = frozenset({"are", "is", "do", "does", "did", "have", "has", "will", "would", "was", "were"})
_BESIDE_EACH = 4
_AND = frozenset({"and", "&", "with"})
_GIVING = ("", "from", "by", "with", "alongside", "between")
_ASIDES = frozenset({"which", "whose", "the", "a", "an"})
_KIN = frozenset(
    {"affiliate", "partner", "sister", "arm", "unit", "affiliates", "partners", "rivals", "neighbour"}
    | {"charity", "foundation"}
)
_TEAMING = frozenset({"together", "along", "jointly", "teamed", "partnered", "partnership", "alongside"})
_JOINING = frozenset({"joined", "joining", "joins"})
_NAMED = frozenset({"name", "short", "heading"})
_LONGEST_ASIDE, _LONGEST_EPITHET, _REACH = 14, 4, 3
_ECHO_REACH, _ECHO_GAP = 24, 6
_LIKE = (("the", "same", "as"), ("as", "much", "as"))
_HEADING_ABOVE, _HEADING_TOKENS = 3, 9


def givers(doc: Document, cast: Cast, owner: int, start: int, end: int) -> tuple[tuple[int, ...], bool]:
    """All who give the measure ``doc.full[start:end]`` that is ``owner``'s, the owner first or among them; does each?

    Several entities and True are as many pledges of one value; several and False are one pledge of all of them.
    """
    place = _Place.of(doc, cast, start, end)
    echoing = place.echoing()
    if echoing:
        return _unique([owner, *echoing]), True
    together = place.chain_of(owner)
    each = place.each(together)
    if each and len(together) < 2:
        together = place.heading_chain(owner) or together
    members = _unique([m.entity for m in together if cast.entities[m.entity].corporate])
    if owner not in members or len(members) < 2:
        return (owner,), False
    return members, each


def _unique(entities: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(entities))


@dataclass(frozen=True, slots=True)
class _Place:
    """The measure's sentence: its named mentions, and the tokens ``first`` up to ``last`` of the measure."""

    doc: Document
    cast: Cast
    sentence: Sentence
    named: tuple[Mention, ...]
    first: int
    last: int

    @classmethod
    def of(cls, doc: Document, cast: Cast, start: int, end: int) -> _Place:
        sentence = doc.sentence_at(start)
        low, high = max(sentence.start, start - _WINDOW), min(sentence.end, end + _WINDOW)
        acting = tuple(m for m in cast.mentions_in(low, high) if _may_give(cast, m))
        return cls(doc, cast, sentence, acting, doc.token_at(start), doc.token_at(end))

    def chain_of(self, owner: int) -> list[Mention]:
        """The mentions of those joined to the owner by "and", "together with", "joined" and the like."""
        own = [m for m in self.named if m.entity == owner]
        chain: list[Mention] = []
        for mention in own:
            if mention.first not in {m.first for m in chain}:
                chain = max(chain, self._joined(mention), key=len)
        known = {m.first for m in chain}
        later = [m for m in self.named if own and own[0].first < m.first and m.first not in known]
        partners = [m for m in later if self._is_partner(m)]
        return [*chain, *(other for m in partners for other in self._joined(m))]

    def _joined(self, mention: Mention) -> list[Mention]:
        at = self.named.index(mention)
        low = high = at
        while low and self._links(self.named[low - 1], self.named[low]):
            low -= 1
        while high + 1 < len(self.named) and self._links(self.named[high], self.named[high + 1]):
            high += 1
        chain = self.named[low : high + 1]
        between = self._lower(chain[0].last, chain[-1].first)
        giving = all(m.role.preposition in _GIVING and not m.role.receives for m in chain)
        return list(chain) if giving and not _AND.isdisjoint(between) else [mention]

    def _links(self, left: Mention, right: Mention) -> bool:
        if left.first < self.first <= right.first:
            return False  # a sum stands between giver and receiver
        if left.possessive:
            return False
        return linked(self.doc, left, right) or self._related(left, right)

    def _related(self, left: Mention, right: Mention) -> bool:
        """ "Acme and its affiliate Bolt", "Acme, the tyre maker, and retailer Bolt"."""
        between = self._lower(left.last, right.first)
        if between[:1] == ["("] and ")" in between:
            between = between[between.index(")") + 1 :]
        if not between or len(between) > _LONGEST_ASIDE or "and" not in between:
            return False
        at = len(between) - 1 - between[::-1].index("and")
        aside, epithet = between[:at], between[at + 1 :]
        if epithet[-1:] == [","] or epithet == ["the"]:
            epithet.pop()
        if aside and (aside[0] != "," or (len(aside) > 1 and (aside[-1] != "," or aside[1] not in _ASIDES))):
            return False
        return not epithet or (len(epithet) <= _LONGEST_EPITHET and (is_head(epithet[-1]) or epithet[-1] in _KIN))

    def _is_partner(self, mention: Mention) -> bool:
        """ "together with Bolt", "joined rival Bolt", "with Bolt, in a joint effort"."""
        before = self._lower(max(self.sentence.first, mention.first - _REACH), mention.first)
        if mention.role.preposition in ("with", "alongside"):
            after = self._lower(mention.last, min(self.sentence.last, mention.last + _LONGEST_ASIDE))
            return not _TEAMING.isdisjoint(before) or "joint" in after
        return not _JOINING.isdisjoint(before)

    def each(self, chain: Sequence[Mention]) -> bool:
        """Does the sentence say that everybody in the chain gives the whole sum?"""
        tokens = self.doc.tokens
        for k in range(self.first, min(self.sentence.last, self.last + _BESIDE_EACH)):
            if k >= self.last and _is_figure(tokens[k]):
                break
            if tokens[k].lower in _EACH and (tokens[k].lower == "apiece" or self._means_givers(k)):
                return True
        if self._lower(self.first, self.last)[:2] in (["split", "evenly"], ["split", "equally"]):
            return True
        if not chain or chain[-1].last > self.first:
            return False
        before = self._lower(max(self.sentence.first, chain[0].first - 1), self.first)
        return _TOGETHER.isdisjoint(before) and (before[0] == "both" or "each" in before)

    def _means_givers(self, k: int) -> bool:
        if k + 1 >= self.sentence.last:
            return True
        following = self.doc.tokens[k + 1]
        return not following.text[0].isalnum() or following.lower in _AFTER_EACH

    def echoing(self) -> list[int]:
        """Those of whom the same is said: ", and so are Bolt and Crest", ", the same as Bolt", then "So does Bolt."."""
        found = self._echo(self.last, self.sentence)
        following = self.sentence.index + 1
        if not found and self.named and following < len(self.doc.sentences):
            sentence = self.doc.sentences[following]
            found = self._echo(sentence.first, sentence, opening=True)
        return [m.entity for m in found if self.cast.entities[m.entity].corporate]

    def _echo(self, first: int, sentence: Sentence, *, opening: bool = False) -> list[Mention]:
        tokens = self.doc.tokens
        for k in range(first, min(sentence.last - 2, first + 1 if opening else first + _ECHO_REACH)):
            low = tokens[k].lower
            echoed = low in ("so", "as") and tokens[k + 1].lower in _ECHOES
            if not echoed and (opening or low not in ("the", "as") or tuple(self._lower(k, k + 3)) not in _LIKE):
                continue
            if not opening and tokens[k - 1].lower not in ("and", ","):
                continue
            named = _named(self.cast, tokens[k + 1].end, min(sentence.end, tokens[k + 1].end + _WINDOW))
            if not named or named[0].first - k > _ECHO_GAP:
                return []
            end = next(
                (at for at in range(1, len(named)) if not linked(self.doc, named[at - 1], named[at])), len(named)
            )
            return list(named[:end])
        return []

    def heading_chain(self, owner: int) -> list[Mention]:
        """Those who head the section together with the owner: "Acme, Bolt" above "Five million each"."""
        sentences = self.doc.sentences
        for sentence in reversed(sentences[max(0, self.sentence.index - _HEADING_ABOVE) : self.sentence.index]):
            short = sentence.last - sentence.first <= _HEADING_TOKENS and self.doc.full[sentence.end - 1] not in ".!?”"
            if not short:
                continue
            named = _named(self.cast, sentence.start, sentence.end)
            apart = [m for m, following in pairwise(named) if not linked(self.doc, m, following)]
            if len(named) > 1 and not apart:
                return list(named) if any(m.entity == owner for m in named) else []
        return []

    def _lower(self, first: int, last: int) -> list[str]:
        return [t.lower for t in self.doc.tokens[first:last]]


def _may_give(cast: Cast, mention: Mention) -> bool:
    """Is it named, or called "it" (not "them"), and no place: "Acme and its UK arm, Bolt", "it and its charity"?"""
    named = mention.form in _NAMED or (
        mention.form == "pronoun" and not mention.possessive and mention.end - mention.start < len("them")
    )
    return named and cast.entities[mention.entity].kind != "place"


def _named(cast: Cast, start: int, end: int) -> tuple[Mention, ...]:
    return tuple(m for m in cast.mentions_in(start, end) if m.form in _NAMED)


def _is_figure(token: Token) -> bool:
    return token.text[0].isdigit() or token.text in "$€£¥"
