"""Dates that were moved: "its net-zero goal, which it had meant to reach in 2030, is now for 2050" is due in 2050."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.years import YearMention

_WORDS = load("years")
_REACH = 90
_BY = "(?:by|in|for|of|until)"
_OLD = re.compile(
    rf"\bwhich (?:(?:it|they|the \w+) had (?:{'|'.join(_WORDS['meant'])})\b[^.;,]{{0,40}} {_BY} |(?:was|had been) (?:{_BY} )?)"
    rf"(?:the year |the end of )?$"
    rf"|\b(?:it|they) (?:had )?(?:first |originally )?(?:set|made|adopted)(?: itself| themselves)?(?: in (?:19|20)\d\d)? for (?:the year )?$",
    re.IGNORECASE,
)


def without_old_dates(doc: Document, mentions: Sequence[YearMention]) -> list[YearMention]:
    """The same, nothing being due by a year that another one of the same sentence has replaced."""
    sentences = [doc.sentence_at(mention.start) for mention in mentions]
    goals = Counter(s.index for mention, s in zip(mentions, sentences, strict=True) if mention.goal)
    out = []
    for mention, sentence in zip(mentions, sentences, strict=True):
        old = mention.goal and goals[sentence.index] > 1
        if old and _OLD.search(doc.full, max(sentence.start, mention.start - _REACH), mention.start):
            mention = replace(mention, goal=False, due=False, alone=False)
        out.append(mention)
    return out
