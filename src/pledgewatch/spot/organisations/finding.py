"""From an article to its cast: who is named, what kind each is, and whom "the lender", "it" and "we" mean.

The steps stand in files of their own: where names are (names), which belong together (name_groups), what their words
(kinds) and their surroundings (name_evidence) say and which kind follows (kinds_in_context), what stands for them
(epithets, reference_reading). Whose a measure is, is decided in owners.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations import standing
from pledgewatch.spot.organisations.cast import CORPORATE, Cast, Entity, Mention, linked
from pledgewatch.spot.organisations.clauses import is_figure
from pledgewatch.spot.organisations.epithet_words import is_head, trades_of
from pledgewatch.spot.organisations.kinds import DEMONYMS, FUND
from pledgewatch.spot.organisations.kinds_in_context import kinds_of
from pledgewatch.spot.organisations.known_companies import known_company
from pledgewatch.spot.organisations.name_evidence import GIVING, Evidence, gather
from pledgewatch.spot.organisations.name_groups import Group, group_names, key_of
from pledgewatch.spot.organisations.names import Name, find_names
from pledgewatch.spot.organisations.owners import Owner, whose
from pledgewatch.spot.organisations.reference_reading import Judge, with_references
from pledgewatch.spot.organisations.reference_resolution import Candidate
from pledgewatch.spot.organisations.second_guess import second_guess
from pledgewatch.spot.organisations.sections import sections_of
from pledgewatch.spot.organisations.speech_roles import NO_ROLE, Role, role_of
from pledgewatch.spot.organisations.unnamed import Unnamed
from pledgewatch.spot.organisations.word_lists import plain

__all__ = ["Cast", "Entity", "Mention", "Owner", "find_cast", "whose"]

_WORD = re.compile(r"[^\s()]+")
_HEADLINE_WEIGHT = 0.5
_LONGEST_KINSHIP = 5


def find_cast(doc: Document, judge: Judge = second_guess) -> Cast:
    """Everybody in the article, with every place where it speaks of them. Linear in the length of the article.

    ``judge`` has the last word on whom "it" and "the bank" mean (training listens in on it).
    """
    groups = group_names(find_names(doc))
    evidence = [gather(doc, group.names) for group in groups]
    mentions = sorted(
        (mention for number, group in enumerate(groups) for mention in _named(doc, number, group)),
        key=lambda m: m.start,
    )
    acting = {m.entity for m in mentions if m.role.promises or m.role.says or m.form == "heading"}
    promising = {m.entity for m in mentions if m.role.main in GIVING and not (m.role.passive or m.possessive)}
    if any(group.kind == FUND for group in groups):  # a trust that is a bank does what its like do
        acting |= {m.entity for m in _with_shared_roles(doc, mentions) if _is_trust_at_work(m, groups)}
    kinds = _with_press(doc, groups, kinds_of(groups, evidence, acting, promising))
    mentions = _without_idle_possessives(mentions, kinds)
    mentions = _with_shared_roles(doc, mentions)
    weights = _weights(doc, groups, kinds)
    sections = sections_of(doc, mentions, kinds)
    mentions_of: list[list[Mention]] = [[] for _ in groups]
    for mention in mentions:
        mentions_of[mention.entity].append(mention)
    candidates = [
        Candidate(
            number,
            kinds[number],
            weights[number],
            _trades(groups[number], evidence[number]),
            _homes(groups[number], evidence[number]),
            frozenset(evidence[number].heads),
            _agency(kinds[number], evidence[number], mentions_of[number]),
        )
        for number in range(len(groups))
    ]
    unnamed = Unnamed(len(groups))
    mentions = with_references(doc, mentions, candidates, sections, _publisher(doc, groups), unnamed, judge)
    mentions = _without_idle_possessives(mentions, [*kinds, *unnamed.kinds])
    by_entity: list[list[Mention]] = [[] for _ in (*groups, *unnamed.kinds)]
    for mention in mentions:
        by_entity[mention.entity].append(mention)
    entities = tuple(
        _entity(group, kinds[number], by_entity[number], candidates[number].trades)
        for number, group in enumerate(groups)
    )
    entities += unnamed.entities(by_entity)
    ranking = standing.rank(doc, entities)
    employers = standing.employers(doc, entities, mentions, ranking)
    traits = standing.traits(doc, entities, ranking, employers)
    dominance = standing.dominance(entities, ranking)
    return Cast(entities, tuple(mentions), sections, ranking, dominance, traits, employers)


def _named(doc: Document, number: int, group: Group) -> Iterable[Mention]:
    for name in group.names:
        form = "heading" if name.heading else "dateline" if name.dateline else "name"
        if form == "name" and key_of(name.text)[0] != group.key:
            if _is_origin(doc, name):
                continue
            form = "short"
        role = role_of(doc.tokens, doc.sentences[name.sentence], name.first, name.last, name.possessive)
        yield Mention(name.start, name.end, form, number, name.sentence, name.first, name.last, name.possessive, role)


def _is_origin(doc: Document, name: Name) -> bool:
    """Does it only say where somebody is from: not Thai Union in "a Thai start-up"?"""
    following = doc.tokens[name.last] if name.last < len(doc.tokens) else None
    if following is None or plain(name.text) not in DEMONYMS or following.text != following.lower:
        return False
    return is_head(following.lower)


def _is_trust_at_work(mention: Mention, groups: Sequence[Group]) -> bool:
    """ "Acme Trust owns", "Acme Trust and Bolt have set up"."""
    return groups[mention.entity].kind == FUND and mention.role.subject and not mention.role.receives


def _without_idle_possessives(mentions: list[Mention], kinds: Sequence[str]) -> list[Mention]:
    """ "Greece’s banks gave" does not make Greece a giver, nor "Jane Doe’s Acme gave" Jane Doe, nor "its rival Acme"
    whoever "it" is."""
    out = []
    for mention, following, beyond in zip_longest(mentions, mentions[1:], mentions[2:]):
        if mention.possessive and mention.role.subject:
            kind = kinds[mention.entity]
            owned = following is not None and following.first == mention.last
            if following is not None and kinds[following.entity] == "place" and following.role == NO_ROLE:
                following = beyond  # "Acme’s Chicago arm Bolt gave"
            if kind == "place" or (kind == "person" and owned) or _acts_instead(mention, following, kinds):
                mention = replace(mention, role=NO_ROLE)
        out.append(mention)
    return out


def _acts_instead(possessor: Mention, following: Mention | None, kinds: Sequence[str]) -> bool:
    """Is it the next one, no person, that does what the verb says: "Acme’s owner Bolt gave"?"""
    if following is None or following.role.verb != possessor.role.verb:
        return False
    return kinds[following.entity] in CORPORATE or kinds[following.entity] == "unknown"


def _with_shared_roles(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Give all of "Acme, Bolt and Crest" the role of the last, which stands before the verb, and the first's too."""
    out = list(mentions)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if not left.role.preposition or right.role.preposition or not linked(doc, left, right):
            continue
        if right.last < len(doc.tokens) and is_figure(doc.tokens[right.last]):
            continue  # "$1m for Carolina, Acme $2m"
        between = [t.lower for t in doc.tokens[left.last : right.first]]
        if between == [",", "and"] and right.role.promises and doc.tokens[left.first - 1].text != ",":
            continue  # "by the charity Crest, and Bolt has earmarked": a clause of its own
        if right.role == NO_ROLE or "and" in between:
            out[at] = replace(right, role=Role(-1, left.role.preposition))
    shared = False
    for at in range(len(out) - 2, -1, -1):
        left, right = out[at], out[at + 1]
        joined = _are_kin(doc, left, right) or (linked(doc, left, right) and (shared or _are_added(doc, left, right)))
        shared = joined and right.role.subject and left.role == NO_ROLE and not left.possessive
        if shared:
            out[at] = replace(left, role=right.role)
    return out


def _are_kin(doc: Document, left: Mention, right: Mention) -> bool:
    """ "Acme and its affiliate Bolt"."""
    between = [t.lower for t in doc.tokens[left.last : right.first]]
    return 3 <= len(between) <= _LONGEST_KINSHIP and between[:2] == ["and", "its"]


def _are_added(doc: Document, left: Mention, right: Mention) -> bool:
    """Does more than a comma join them? "To swallow Acme, Bolt will pay" does not, a headline does."""
    return left.sentence == 0 or any(t.text != "," for t in doc.tokens[left.last : right.first])


def _publisher(doc: Document, groups: Sequence[Group]) -> int | None:
    """The entity that the outlet is named for: "Acme Newsroom", "Acme Blog"."""
    outlet = f" {' '.join(_WORD.findall(plain(doc.outlet)))} "
    return next((n for n, group in enumerate(groups) if f" {' '.join(group.key)} " in outlet), None)


def _with_press(doc: Document, groups: Sequence[Group], kinds: list[str]) -> list[str]:
    """The kinds, the outlet's own among them: "told the Courier" in the Northland Courier."""
    publisher = _publisher(doc, groups)
    if publisher is not None and kinds[publisher] == "thing":
        kinds[publisher] = "unknown"  # "the Acme Fund" in the "Acme Newsroom"
    outlet = tuple(_WORD.findall(plain(doc.outlet)))
    if len(outlet) < 2 or outlet[-1] not in doc.vocabulary:
        return kinds
    for number, group in enumerate(groups):
        if group.key == outlet[-1:] and kinds[number] in ("unknown", "town", "thing"):
            articles = [doc.tokens[name.first - 1].lower for name in group.names if name.first]
            kinds[number] = "media" if "the" in articles else kinds[number]
    return kinds


def _entity(group: Group, kind: str, mentions: list[Mention], trades: frozenset[str]) -> Entity:
    name = group.usual_name()
    also = dict.fromkeys(n.text for n in group.names if n.text != name)
    return Entity(name, tuple(also), kind, tuple(mentions), trades)


def _agency(kind: str, seen: Evidence, mentions: Sequence[Mention]) -> float:
    """How far does the text show it as somebody: with a trade or an office, saying, promising, heading a list?"""
    if kind in CORPORATE or seen.heads or seen.business:
        return 1.0
    if any(m.form == "heading" or m.role.says or m.role.promises for m in mentions):
        return 1.0
    return 0.5 if any(m.role.subject for m in mentions) else 0.0


def _trades(group: Group, seen: Evidence) -> frozenset[str]:
    found: set[str] = set()
    for word in (*group.key, *seen.heads):
        found |= trades_of(word)
    return frozenset(found).union(*(known_company(name).trades for name in (group.key, *group.shorts)))


def _homes(group: Group, seen: Evidence) -> frozenset[str]:
    return frozenset(seen.homes).union(*(known_company(name).homes for name in (group.key, *group.shorts)))


# --- weight -----------------------------------------------------------------------------------------------


def _weights(doc: Document, groups: Sequence[Group], kinds: Sequence[str]) -> list[float]:
    """The share of all names; a possible pledger gets more for standing in the headline, the first one most; not the
    brand in "Acme’s owner to give"."""
    total = max(1, sum(len(group.names) for group in groups))
    weights = [len(group.names) / total for group in groups]
    bonus = _HEADLINE_WEIGHT
    for number, group in enumerate(groups):
        opening = group.names[0]
        possible = kinds[number] in CORPORATE or kinds[number] == "unknown"
        if opening.sentence == 0 and possible and not standing.is_owned(doc, opening):
            weights[number] += bonus
            bonus = _HEADLINE_WEIGHT / 2
    return weights
