"""Whose section a sentence stands in: after a heading that is a name, or behind the label of a list item."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.cast import Mention, linked

_SECTION_PARAGRAPHS = 4


def sections_of(doc: Document, mentions: Sequence[Mention], kinds: Sequence[str]) -> dict[int, int]:
    """Sentence -> the entity in whose section it stands: after "ACME" on a line of its own, or behind "Acme:"."""
    headings = {m.sentence: m for m in mentions if m.form == "heading" and kinds[m.entity] not in ("person", "place")}
    headings = {**_shared_headings(doc, mentions, kinds), **headings}
    if not headings:
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
        if label >= 0 and label_paragraph == sentence.paragraph:
            sections[sentence.index] = label
        elif open_section >= 0:
            sections[sentence.index] = open_section
    return sections


def _shared_headings(doc: Document, mentions: Sequence[Mention], kinds: Sequence[str]) -> dict[int, Mention]:
    """The first name of lines that are nothing but several: "Acme and Bolt"."""
    found: dict[int, Mention] = {}
    for left, right in pairwise(mentions):
        sentence = doc.sentences[left.sentence]
        whole = left.first <= sentence.first and right.last >= sentence.last and sentence.paragraph > 0
        if whole and linked(doc, left, right) and kinds[left.entity] not in ("person", "place"):
            found[left.sentence] = left
    return found
