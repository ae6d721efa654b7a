"""Sentences in which something is due although no year is told.

"Within six years", "from next January"; "every pupil will get a free lunch".
"""

from __future__ import annotations

import re

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_WORDS = load("years")
_TIMES = "|".join([*_WORDS["months"], *_WORDS["seasons"]])
_SCREEN = frozenset(["within", "next", "coming", "now"])
_PROMISING = frozenset(_WORDS["promising"])
_LEAD = 3  # tokens
_REACH = 40  # characters
_DEADLINE = re.compile(
    r"(?<!\w)(?:within\s(?:the\snext\s|another\s)?[\w-]+\s(?:years?|months)"
    rf"|(?:from|by|before|until|as\sof|starting|beginning)\s(?:next|the\scoming|this\scoming)\s(?:{_TIMES})"
    r"|(?:years?|months)\sfrom\snow)(?!\w)",
    re.IGNORECASE,
)


def sentences_with_deadlines(doc: Document) -> frozenset[int]:
    """Their indices."""
    tokens, out = doc.tokens, set()
    for i in doc.where(_SCREEN):
        m = _DEADLINE.search(doc.full, tokens[max(0, i - _LEAD)].start, tokens[i].end + _REACH)
        if m:
            out.add(doc.sentence_at(m.start()).index)
    out.update(doc.sentence_at(tokens[i].start).index for i in doc.where(_PROMISING))
    return frozenset(out)
