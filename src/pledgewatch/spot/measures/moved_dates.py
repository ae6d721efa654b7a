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
_MEANT = "|".join(_WORDS["meant"])
_WHICH_WAS = rf"\bwhich (?:(?:it|they|the \w+) had (?:{_MEANT})\b[^.;,]{{0,40}} {_BY} |(?:was|had been) (?:{_BY} )?)"
_IT_SET = (
    r"\b(?:it|they) (?:had )?(?:first |originally )?(?:set|made|adopted)(?: itself| themselves)?(?: in \d{4})? for "
)
_OLD = re.compile(rf"(?:{_WHICH_WAS}|{_IT_SET})(?:the year |the end of )?$", re.IGNORECASE)


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
