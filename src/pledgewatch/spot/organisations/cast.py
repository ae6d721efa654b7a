"""Who acts in an article: the organisations and people it names, and every place where it speaks of them."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.speech_roles import NO_ROLE, Role

#: What may be a pledger by docs/what-is-a-pledge.md; "unknown" is a name that nothing speaks against, "town" one
#: that is also a town's, "thing" one that is spoken of as things and places are.
CORPORATE = frozenset({"company", "company_foundation", "association"})
_MAY_PLEDGE = CORPORATE | {"unknown", "town", "thing"}


@dataclass(frozen=True, slots=True)
class Mention:
    """``doc.full[start:end]`` speaks of entity number ``entity``.

    ``form``: "name", "short" (a part of the name, initials), "epithet" ("the lender"), "pronoun", "heading" (the
    label of a list item, a line above a paragraph) or "dateline". ``possessive``: "Acme’s", "its". ``role``: what it
    does in its sentence.
    ``first``/``last`` are token indices, ``sentence`` an index into ``doc.sentences``.
    """

    start: int
    end: int
    form: str
    entity: int
    sentence: int
    first: int
    last: int
    possessive: bool = False
    role: Role = NO_ROLE


@dataclass(frozen=True, slots=True)
class Entity:
    """One organisation or person. ``name`` is the fullest usual name in the text, ``also`` the others in it.

    ``kind``: "company", "company_foundation", "association" (of companies), "government", "person", "charity",
    "private_foundation", "university", "club", "union", "church", "party", "central_bank", "intergovernmental",
    "media", "place", "town" (perhaps a place), "thing" (perhaps a place, a thing or somebody of no firm), "product"
    or "unknown".
    """

    name: str
    also: tuple[str, ...]
    kind: str
    mentions: tuple[Mention, ...]
    trades: frozenset[str] = frozenset()

    @property
    def corporate(self) -> bool:
        """May this be a pledger? True for what is not known."""
        return self.kind in _MAY_PLEDGE


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one article; ``mentions`` of all of them in order of place."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    #: the entity under whose heading a sentence stands, by sentence index
    sections: dict[int, int] = field(default_factory=dict)
    #: the possible pledgers by weight in the article, the main one first
    ranking: tuple[int, ...] = ()
    #: how much of what is said of possible pledgers is said of the main one: 0 to 5 fifths
    dominance: int = 0
    #: features of each entity that hold for every measure of the article (see standing.py)
    traits: tuple[tuple[str, ...], ...] = ()
    #: person -> the organisation that the person speaks for
    employers: dict[int, int] = field(default_factory=dict)
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [mention.start for mention in self.mentions])

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in ``doc.full[start:end]``."""
        starts = self._starts
        return self.mentions[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]


def linked(doc: Document, left: Mention, right: Mention) -> bool:
    """Do only a comma, "and" or the like stand between two mentions: "Acme, Bolt and Crest"?"""
    between = [t.lower for t in doc.tokens[left.last : right.first]]
    return bool(between) and len(between) <= 3 and all(word in (",", "and", "&", "the", "with") for word in between)
