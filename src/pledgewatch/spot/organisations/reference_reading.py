"""Reads an article from front to back, names and references in order, and settles whom each reference means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.organisations.cast import Mention
from pledgewatch.spot.organisations.epithets import RELATIVE, Reference, find_references
from pledgewatch.spot.organisations.reference_resolution import PLEDGERS, Candidate, Scene, resolve
from pledgewatch.spot.organisations.speech_roles import SAYING, Role, role_of
from pledgewatch.spot.organisations.unnamed import Unnamed

#: Given a reference, the scene and the first guess, decides whom it means.
Judge = Callable[[Reference, Scene, int], int]

_CARRYING = frozenset({";", "and", "but", "yet"})
_APART = frozenset(",.:;(*_–—")
_PRESENTING = frozenset({"there", "there's"})
_COMING = frozenset({"came", "comes", "went", "goes", "followed", "follows"})


def with_references(
    doc: Document,
    named: Sequence[Mention],
    candidates: Sequence[Candidate],
    sections: dict[int, int],
    publisher: int | None,
    unnamed: Unnamed,
    judge: Judge,
) -> list[Mention]:
    """The mentions by name and, between them, those by reference.

    What follows is read with the first guess at whom a reference means, whatever ``judge`` makes of it: one that is
    mended wrongly would mislead all that follow.
    """
    tokens, sentences = doc.tokens, doc.sentences
    steps: list[tuple[int, Mention | Reference]] = [(m.first, m) for m in named]
    covered = {k for m in named for k in range(m.first, m.last)}
    steps += [(r.first, r) for r in find_references(doc) if r.last - 1 not in covered]
    steps.sort(key=lambda step: step[0])
    pledgers = [c for c in candidates if c.kind in PLEDGERS]
    main = max(pledgers, key=lambda c: c.weight).entity if pledgers else -1
    scene = Scene(publisher=publisher, main=main)
    guessed: list[Mention] = []
    out: list[Mention] = []
    settled: dict[int, int] = {}  # first guess -> whom it was mended to, in this sentence
    at = led_in = -1
    for _, step in steps:
        if isinstance(step, Reference):
            sentence = sentences[step.sentence]
            scene.section = sections.get(step.sentence)
            if scene.section is not None:
                scene.recall(candidates[scene.section])
            scene.paragraph = sentence.paragraph
            scene.opens = step.sentence == 0 or sentences[step.sentence - 1].paragraph != sentence.paragraph
            role = role_of(tokens, sentence, step.first, step.last, step.possessive)
            scene.subject = role.subject
            scene.carried = tokens[step.first - 1].lower in _CARRYING and step.first > sentence.first
            if step.sentence != led_in:
                scene.led = -1
            first = _antecedent(step, guessed, tokens, candidates) if step.head == RELATIVE else resolve(step, scene)
            if first is None and step.head != RELATIVE:
                first = unnamed.meant(step)
            if first is None:
                continue
            if step.sentence != at:
                at, settled = step.sentence, {}
            if step.head == RELATIVE or first >= len(candidates) or candidates[first].named == step.sentence:
                last = first
            else:
                last = settled[first] if first in settled else judge(step, scene, first)
                settled[first] = last
            mention = _referring(tokens, step, first, role)
            out.append(mention if last == first else _referring(tokens, step, last, role))
        else:
            mention = step
            out.append(mention)
        guessed.append(mention)
        if mention.role.subject:
            scene.speaker, scene.spoke = (mention.entity, mention.role.verb) if mention.role.says else (-1, -1)
        if mention.form in ("name", "short") and candidates[mention.entity].kind in PLEDGERS:
            scene.led, led_in = mention.entity if mention.role.subject else -1, mention.sentence
        if mention.entity < len(candidates):
            _take_note(doc, scene, candidates[mention.entity], mention)
    return out


def _referring(tokens: Sequence[Token], reference: Reference, entity: int, role: Role) -> Mention:
    start, end = tokens[reference.first].start, tokens[reference.last - 1].end
    form = "pronoun" if reference.pronoun else "epithet"
    first, last = reference.first, reference.last
    return Mention(start, end, form, entity, reference.sentence, first, last, reference.possessive, role)


def _take_note(doc: Document, scene: Scene, candidate: Candidate, mention: Mention) -> None:
    """Keep track of who was spoken of, and how."""
    scene.recall(candidate)
    sentence = doc.sentences[mention.sentence]
    if candidate.since < 0:
        candidate.since = mention.sentence
    candidate.seen, candidate.place = mention.sentence, mention.last
    candidate.paragraph = sentence.paragraph
    by_name = mention.form not in ("pronoun", "epithet")
    if by_name:
        candidate.named = mention.sentence
        if not mention.role.preposition:
            candidate.free = mention.sentence
        if sentence.last - mention.last <= 1:
            candidate.closed = mention.sentence
    acts = mention.form == "heading" or mention.role.subject
    if acts or _is_topic(doc, mention):
        candidate.acted = mention.sentence
        candidate.acts += 1
    if candidate.kind in PLEDGERS:
        scene.latest = candidate.entity
        if not by_name:
            scene.meant = candidate.entity
        if acts:
            scene.actor = candidate.entity


def _is_topic(doc: Document, mention: Mention) -> bool:
    """Does it open its paragraph, or is it presented as a subject would be: "*Acme*, Lyon.", "Then there is Acme",
    "From the brewers came Acme."?"""
    if mention.possessive or mention.form not in ("name", "short"):
        return False
    sentence = doc.sentences[mention.sentence]
    before = doc.tokens[max(sentence.first, mention.first - 3) : mention.first]
    if any(t.lower in _PRESENTING for t in before) or (before and before[-1].lower in SAYING):
        return True
    if before and before[-1].lower in _COMING and sentence.last - mention.last <= 1:
        return True
    opens = sentence.index == 0 or doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
    apart = mention.last < sentence.last and doc.tokens[mention.last].text[0] in _APART
    return opens and apart and not any(t.text[0].isalnum() for t in before)


def _antecedent(
    relative: Reference, before: Sequence[Mention], tokens: Sequence[Token], candidates: Sequence[Candidate]
) -> int | None:
    """The organisation just before "which": "Acme, which on Tuesday announced"."""
    if not before or before[-1].sentence != relative.sentence or before[-1].entity >= len(candidates):
        return None
    if candidates[before[-1].entity].kind in ("person", "place"):
        return None
    last = before[-1].last
    near = last == relative.first or (last == relative.first - 1 and tokens[last].text == ",")
    return before[-1].entity if near else None
