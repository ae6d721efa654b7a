"""Whose what is told by "its rival", "Acme's owner" and "his company": the name or pronoun just before, or a
person's firm."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.cast import Mention, linked
from pledgewatch.spot.organisations.epithets import OF_PERSON, Reference
from pledgewatch.spot.organisations.reference_resolution import PLEDGERS, Candidate, Scene
from pledgewatch.spot.organisations.word_lists import words

_BUSINESS_OFFICES = words(load("people")["business_offices"])
_NEAR = 5


def remember_firm(doc: Document, scene: Scene, told: Sequence[Mention], candidates: Sequence[Candidate]) -> None:
    """Note whose firm was named beside a person, at the last mention of ``told``.

    "Acme's Jane Doe", "Acme chief executive Jane Doe", "Jane Doe of Acme".
    """
    if len(told) < 2 or told[-2].sentence != told[-1].sentence or told[-2].entity >= len(candidates):
        return
    left, right = told[-2:]
    kinds = candidates[left.entity].kind, candidates[right.entity].kind
    between = [t.lower for t in doc.tokens[left.last : right.first]]
    if kinds[0] in PLEDGERS and kinds[1] == "person":
        if (left.possessive and not between) or (between and all(word in _BUSINESS_OFFICES for word in between)):
            scene.firms[right.entity] = left.entity
    elif kinds[0] == "person" and kinds[1] in PLEDGERS and between[-1:] == ["of"] and len(between) <= _NEAR:
        scene.firms[left.entity] = right.entity


def remember_pair(doc: Document, scene: Scene, told: Sequence[Mention], candidates: Sequence[Candidate]) -> None:
    """Note the two that are named together at the last mention of ``told``: "Acme and Bolt"."""
    if len(told) < 2 or told[-2].entity >= len(candidates) or not linked(doc, told[-2], told[-1]):
        return
    left, right = told[-2].entity, told[-1].entity
    if left != right and candidates[left].kind in PLEDGERS and candidates[right].kind in PLEDGERS:
        scene.pair = (left, right)


def is_told_whose(reference: Reference, told: Sequence[Mention], scene: Scene, candidates: Sequence[Candidate]) -> bool:
    """Tell the scene whose "its rival" is. False where nobody is known whose it could be, or "his company"
    no person's."""
    owner = told[-1] if told else None
    if owner is None or owner.entity >= len(candidates) or reference.first not in (owner.first, owner.last):
        return False
    scene.possessor = owner.entity
    return (candidates[owner.entity].kind == "person") == (reference.relation == OF_PERSON)
