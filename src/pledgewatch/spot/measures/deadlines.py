"""Sentences in which something is due although no year is told: "within six years", "from next January"."""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_WORDS = load("years")
_TIMES = "|".join([*_WORDS["months"], *_WORDS["seasons"]])
_SCREEN = frozenset(["within", "next", "coming", "now"])
_DEADLINE = re.compile(
    r"(?<!\w)(?:within\s(?:the\snext\s|another\s)?[\w-]+\s(?:years?|months)"
    rf"|(?:from|by|before|until|as\sof|starting|beginning)\s(?:next|the\scoming|this\scoming)\s(?:{_TIMES})"
    r"|(?:years?|months)\sfrom\snow)(?!\w)",
    re.IGNORECASE,
)


def sentences_with_deadlines(doc: Document) -> frozenset[int]:
    """Their indices."""
    if doc.vocabulary.isdisjoint(_SCREEN):
        return frozenset()
    return frozenset(doc.sentence_at(m.start()).index for m in _DEADLINE.finditer(doc.full))
