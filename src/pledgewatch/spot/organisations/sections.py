"""Whose section a sentence stands in: below a heading that is a name, behind the label of a list item, or behind a mere
name in the middle of a text: "And Acme?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.organisations.cast import Mention, linked
from pledgewatch.spot.organisations.speech_roles import PREPOSITIONS, is_verb

_SECTION_PARAGRAPHS = 4
_LONGEST_TOPIC = 14
_NO_TOPICS = frozenset({"person", "place", "product", "media", "club"})
#: "About Acme" is the small print, "Photo: Acme’s mill" a caption.
_NO_LEADS = frozenset({"about", "photo", "source", "editing", "we", "it's"})
_ENDS = frozenset(".?!")
_APART = _ENDS | frozenset(",(–—")


def sections_of(doc: Document, mentions: Sequence[Mention], kinds: Sequence[str]) -> dict[int, int]:
    """Sentence -> the entity in whose section it stands: after "ACME" on a line of its own, or behind "Acme:" or a mere
    "Acme." to the end of the paragraph."""
    headings = {m.sentence: m for m in mentions if m.form == "heading" and kinds[m.entity] not in ("person", "place")}
    headings = {**_shared_headings(doc, mentions, kinds), **headings}
    topics = _topics(doc, mentions, kinds)
    if not headings and not topics:
        return {}
    sections: dict[int, int] = {}
    open_section, opened, label, label_paragraph = -1, 0, -1, -1
    paragraph = -1
    for sentence in doc.sentences:
        heading = headings.get(sentence.index)
        alone = sentence.last - sentence.first <= 8 and doc.full[sentence.end - 1] not in ".!?”"
        if heading is not None:
            if sentence.last - heading.last <= 2 or (alone and not sentence.is_list_item):
                open_section, opened, label = heading.entity, sentence.paragraph, -1
            else:
                label, label_paragraph = heading.entity, sentence.paragraph
        elif alone and sentence.paragraph != paragraph and not sentence.is_list_item:
            open_section = -1
        paragraph = sentence.paragraph
        if sentence.paragraph - opened > _SECTION_PARAGRAPHS:
            open_section = -1
        if sentence.index in topics:
            label, label_paragraph = topics[sentence.index], sentence.paragraph
        if label >= 0 and label_paragraph == sentence.paragraph:
            sections[sentence.index] = label
        elif open_section >= 0:
            sections[sentence.index] = open_section
    return sections


def _topics(doc: Document, mentions: Sequence[Mention], kinds: Sequence[str]) -> dict[int, int]:
    """Sentence -> who is brought up there by a mere name, with no verb: "Acme, dairy co-operative.", "And Bolt?"."""
    found: dict[int, int] = {}
    for number, inside in groupby(mentions, key=attrgetter("sentence")):
        sentence = doc.sentences[number]
        named = [m for m in inside if kinds[m.entity] not in _NO_TOPICS]
        if sentence.paragraph and _is_brought_up(doc, sentence, named):
            found[number] = named[0].entity
    return found


def _is_brought_up(doc: Document, sentence: Sentence, named: Sequence[Mention]) -> bool:
    """Is this short sentence but the name of one, set apart from what else is told of it? Not "Shoes from Acme."."""
    if sentence.last - sentence.first > _LONGEST_TOPIC or len({m.entity for m in named}) != 1:
        return False
    name, tokens = named[0], doc.tokens[sentence.first : sentence.last]
    if name.possessive or tokens[-1].text not in _ENDS or any(is_verb(t) or t.text[0].isdigit() for t in tokens):
        return False
    lead = [t.lower for t in doc.tokens[sentence.first : name.first]]
    if lead and (lead[0] in _NO_LEADS or any(word in PREPOSITIONS for word in lead[1:])):
        return False
    return name.last == sentence.last or doc.tokens[name.last].text in _APART


def _shared_headings(doc: Document, mentions: Sequence[Mention], kinds: Sequence[str]) -> dict[int, Mention]:
    """The first name of lines that are nothing but several: "Acme and Bolt"."""
    found: dict[int, Mention] = {}
    for left, right in pairwise(mentions):
        sentence = doc.sentences[left.sentence]
        whole = left.first <= sentence.first and right.last >= sentence.last and sentence.paragraph > 0
        if whole and linked(doc, left, right) and kinds[left.entity] not in ("person", "place"):
            found[left.sentence] = left
    return found
