"""How entities stand in the article as a whole: how much it speaks of them, how they act, who speaks for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.cast import CORPORATE, Entity, Mention
from pledgewatch.spot.organisations.names import Name
from pledgewatch.spot.organisations.speech_roles import is_verb
from pledgewatch.spot.organisations.word_lists import words

_BUSINESS_OFFICES = words(load("people")["business_offices"])
_NEAR = 9
_OWNED_REACH = 7
_HAVING = frozenset({"owns", "owning"})
_BREAKS = frozenset(",.;:()–—")
_LEADING = 3
#: "Zara owner Inditex", "the maker of Oreos"
_OWNING = frozenset(
    {"owner", "owners", "parent", "maker", "makers", "operator", "brand", "brands", "label", "partner", "rival"}
)


#: "the Acme unit", but not "Acme’s unit"
_OF_GROUPS = frozenset({"unit", "subsidiary", "arm", "division"})
_APOSTROPHES = frozenset({"’", "'"})
_ARTICLES = frozenset({"the", "a", "an"})


def rank(doc: Document, entities: Sequence[Entity]) -> tuple[int, ...]:
    """The possible pledgers by how much the article speaks of them; the headline and its first sentences count more."""
    weights: dict[int, float] = {}
    first_in_headline = True
    order = sorted(range(len(entities)), key=lambda n: entities[n].mentions[0].start)
    for number in order:
        entity = entities[number]
        if not entity.corporate:
            continue
        named = sum(1.0 if m.form != "pronoun" else 0.4 for m in entity.mentions)
        opening = entity.mentions[0].sentence
        bonus = 0.0
        if is_owned(doc, entity.mentions[0]):
            named /= 2
        elif opening == 0:
            bonus = 4.0 if first_in_headline else 1.5
            first_in_headline = False
        elif opening == 1:
            bonus = 1.0
        if not any(m.role.subject or m.form == "heading" for m in entity.mentions):
            bonus, named = 0.0, named / 2
        weights[number] = named + bonus + (0.5 if entity.kind in CORPORATE else 0.0)
    return tuple(sorted(weights, key=lambda n: (-weights[n], n)))


def dominance(entities: Sequence[Entity], ranking: Sequence[int]) -> int:
    """How many fifths of the mentions of possible pledgers are of the main one."""
    every = sum(len(entity.mentions) for entity in entities if entity.corporate)
    return 5 * len(entities[ranking[0]].mentions) // every if ranking and every else 0


def is_owned(doc: Document, mention: Mention | Name) -> bool:
    """ "Zara owner", "the Acme unit", "the maker of Oreos": the name says whose it is, and means somebody else."""
    tokens, first = doc.tokens, mention.first
    behind = mention.last + (mention.last + 1 < len(tokens) and tokens[mention.last].text in _APOSTROPHES)
    after = tokens[behind].lower if behind < len(tokens) else ""
    if after in _OWNING:
        return True
    if after in _OF_GROUPS and first and tokens[first - 1].lower in _ARTICLES and not mention.possessive:
        return True
    if first > 1 and (tokens[first - 2].lower, tokens[first - 1].lower) == ("known", "for"):
        return True  # "best known for Uniqlo"
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _OWNING:
        return True
    return not _HAVING.isdisjoint(doc.places) and _is_what_is_owned(doc, mention)


def _is_what_is_owned(doc: Document, mention: Mention | Name) -> bool:
    """ "Acme, which owns the sports channel Bolt", "that owns 49% of Bolt"."""
    for k in range(mention.first - 1, max(-1, mention.first - _OWNED_REACH), -1):
        token = doc.tokens[k]
        if token.lower in _HAVING:
            return True
        if token.text in _BREAKS:
            return False
    return False


def _is_named(mention: Mention) -> bool:
    return mention.form not in ("pronoun", "epithet")


def traits(
    doc: Document, entities: Sequence[Entity], ranking: Sequence[int], employers: Mapping[int, int]
) -> tuple[tuple[str, ...], ...]:
    """For each entity the features that are the same for every measure of the article."""
    places = {number: place for place, number in enumerate(ranking[:_LEADING])}
    return tuple(
        (*_traits(doc, entity, places.get(number, _LEADING)), *(("employed",) if number in employers else ()))
        for number, entity in enumerate(entities)
    )


def _traits(doc: Document, entity: Entity, place: int) -> tuple[str, ...]:
    names = [m for m in entity.mentions if m.form != "pronoun"]
    acts = sum(1 for m in names if m.role.subject)
    promises = sum(1 for m in names if m.role.promises or m.role.says)
    found = [
        f"kind={entity.kind}",
        f"rank={place}",
        f"acts={min(acts, 3)}",
        f"promises={min(promises, 2)}",
        f"named={min(len(names), 4)}",
    ]
    opening = entity.mentions[0]
    if opening.sentence == 0:
        found.append("headline")
        if opening.role.subject or opening.first <= 1:
            found.append("headline_subject")
    elif opening.sentence == 1:
        found.append("lead")
    if any(m.form == "heading" for m in names):
        found.append("heads")
    if all(m.role.preposition and not m.role.subject for m in names):
        found.append("governed")
    if entity.trades:
        found.append("trade")
    if any(_is_named(m) and is_owned(doc, m) for m in entity.mentions):
        found.append("owned")
    if any(_is_named(m) and m.first and doc.tokens[m.first - 1].lower in ("owner", "parent") for m in entity.mentions):
        found.append("owning")
    return tuple(found)


def employers(
    doc: Document, entities: Sequence[Entity], mentions: Sequence[Mention], ranking: Sequence[int]
) -> dict[int, int]:
    """Person -> the organisation that he or she speaks for: "Acme’s Jane Doe", "Jane Doe, chairman of Acme".

    Who holds an office in business and is named with no organisation speaks for the article's main one.
    """
    found: dict[int, int] = {}
    for at, mention in enumerate(mentions):
        if entities[mention.entity].kind != "person" or mention.entity in found or mention.form == "pronoun":
            continue
        for other in (mentions[at - 1] if at else None, mentions[at + 1] if at + 1 < len(mentions) else None):
            if other is not None and _employs(doc, entities, mention, other):
                found[mention.entity] = other.entity
                break
        else:
            if ranking and _holds_office(doc, mention):
                found[mention.entity] = ranking[0]
    return found


def _holds_office(doc: Document, person: Mention) -> bool:
    """ "chief executive Jane Doe", "Jane Doe, its chairman": in any order, at most a word or two away."""
    tokens, sentence = doc.tokens, doc.sentences[person.sentence]
    before = tokens[max(sentence.first, person.first - 1) : person.first]
    after = tokens[person.last : min(sentence.last, person.last + 4)]
    if any(t.lower in _BUSINESS_OFFICES for t in before):
        return True
    return bool(after) and after[0].text == "," and any(t.lower in _BUSINESS_OFFICES for t in after)


def _employs(doc: Document, entities: Sequence[Entity], person: Mention, other: Mention) -> bool:
    if other.sentence != person.sentence or entities[other.entity].kind in ("person", "place", "product"):
        return False
    low, high = sorted((person, other), key=lambda m: m.first)
    between = doc.tokens[low.last : high.first]
    if len(between) > _NEAR:
        return False
    if not between:
        return other.first < person.first and other.possessive
    return any(t.lower in _BUSINESS_OFFICES for t in between) and not any(is_verb(t) for t in between)
