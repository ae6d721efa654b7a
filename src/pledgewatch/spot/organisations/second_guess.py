"""Whom a reference means on second thoughts: the possible pledgers ranked by weights learned from labelled pledges.

The first guess (reference_resolution) is one feature among others. References to persons, and nouns of what is not
corporate ("the ministry"), keep it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from pledgewatch.spot.organisations.epithet_words import GENERIC, NOT_CORPORATE, trades_of
from pledgewatch.spot.organisations.epithets import Reference
from pledgewatch.spot.organisations.kinds import DEMONYMS
from pledgewatch.spot.organisations.reference_resolution import PLEDGERS, Candidate, Scene

_FAR = 10
#: How far back: sentences, each by a name of their own up to three, then in steps.
_STEPS = ("0", "1", "2", "3", "4", "4", "6", "6", "6", "6", "9")
_SEEN = tuple(f"seen={step}" for step in _STEPS)
_ACTED = tuple(f"acted={step}" for step in _STEPS)
_NEVER = "acted=never"
_SPOKEN = 8  # words between "said" and who is still speaking


def second_guess(reference: Reference, scene: Scene, first: int) -> int:
    """The entity meant: ``first``, or a likelier possible pledger."""
    if not is_judged(reference):
        return first
    candidates = rivals(reference, scene)
    if len(candidates) < 2 or first not in candidates:
        return first
    weigh = _weights().get(family(reference), {}).get
    best, best_score = first, float("-inf")
    for entity, candidate in candidates.items():
        score = 0.0
        for name in describe(reference, candidate, scene, first):
            score += weigh(name, 0.0)
        if score > best_score or (score == best_score and entity < best):
            best, best_score = entity, score
    return best


def is_judged(reference: Reference) -> bool:
    """May it mean a company, and is it often learned from? "We" is mostly whoever publishes the page."""
    if reference.pronoun:
        return reference.head in ("it", "they")
    return reference.head not in NOT_CORPORATE or bool(trades_of(reference.head))


def family(reference: Reference) -> str:
    """References of one family share their weights: "it", "its", "they", "their", "the company" and "the bank"."""
    if reference.pronoun:
        return f"{reference.head}’s" if reference.possessive else reference.head
    return "company" if reference.head in GENERIC else "bank"


def rivals(reference: Reference, scene: Scene) -> dict[int, Candidate]:
    """The possible pledgers that were spoken of before the reference, by their numbers."""
    return {
        candidate.entity: candidate
        for candidate in scene.recent.values()
        if candidate.kind in PLEDGERS
        and candidate.place <= reference.first
        and (candidate.seen >= 0 or candidate.entity == scene.section)
        and not (reference.head == "parent" and candidate.entity == scene.main)
    }


def describe(reference: Reference, candidate: Candidate, scene: Scene, first: int) -> list[str]:
    """What speaks for and against the candidate, by name."""
    entity, sentence = candidate.entity, reference.sentence
    seen = _SEEN[min(sentence - candidate.seen, _FAR)] if candidate.seen >= 0 else "seen=never"
    acted = _ACTED[min(sentence - candidate.acted, _FAR)] if candidate.acted >= 0 else _NEVER
    place = "opens" if scene.opens else "inside"
    role = "subject" if scene.subject else "other"
    names = [seen, acted, f"{place}:{seen}", f"{place}:{acted}", f"{role}:{seen}", f"{role}:{acted}"]
    names += (f"kind={candidate.kind}", f"agent={candidate.agent}", f"acts={min(3, candidate.acts)}")
    names.append(f"{place}:paragraphs={min(3, scene.paragraph - candidate.paragraph)}")
    names.append(f"weight={min(9, int(candidate.weight * 8))}")
    if entity == first:
        names.append("first_guess")
    if entity == scene.main:
        names += ("main", f"{place}:main", f"main:{seen}")
    if entity == scene.latest:
        names += ("latest", f"{place}:latest", f"{role}:latest")
    if entity == scene.actor:
        names += ("actor", f"{place}:actor", f"actor:{seen}", f"{role}:actor:{acted}")
    if entity == scene.meant:
        names += ("meant", f"meant:{seen}")
    if entity == scene.speaker and 0 < reference.first - scene.spoke <= _SPOKEN:
        names.append("speaker")
    if scene.section is not None:
        names.append("section" if entity == scene.section else "other_section")
    if candidate.free == sentence:
        names.append("free")
    if candidate.closed == candidate.seen == sentence - 1:
        names.append("closed")
    if candidate.since == candidate.seen:
        names.append("new" if sentence - candidate.seen <= 1 else "once")
    if not reference.pronoun:
        _by_noun(reference, candidate, names)
    return names


def _by_noun(reference: Reference, candidate: Candidate, names: list[str]) -> None:
    """Do the noun and what describes it fit: "the Basel drugmaker", "the retail group"?"""
    if reference.head in candidate.heads:
        names.append("so_called")
    trades = trades_of(reference.head)
    if trades:
        names.append(f"trade:{_fit(trades, candidate.trades)}")
    for word in reference.modifiers:
        home = word.removesuffix("-based")
        if home in candidate.homes:
            names.append("home:fits")
        elif home in DEMONYMS or home != word:
            names.append("home:clashes" if candidate.homes else "home:unknown")
        described = trades_of(word)
        if described and reference.head in GENERIC:
            names.append(f"described:{_fit(described, candidate.trades)}")


def _fit(said: frozenset[str], known: frozenset[str]) -> str:
    return "fits" if said & known else "clashes" if known else "unknown"


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Family -> feature -> weight."""
    path = resources.files("pledgewatch.spot").joinpath("weights", "references.json")
    loaded: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return loaded
