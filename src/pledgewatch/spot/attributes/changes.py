"""Does a figure take the place of another: "raised to $120m", "up from $100m", "40% … The previous goal was 50%"?"""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: How far before and behind the figure the words can stand.
_REACH = 60


def change_features(context: Context, measure: Measure) -> list[str]:
    """The signs that the figure of ``measure`` has changed, read from its sentence and the next of its paragraph."""
    full, sentences = context.doc.full, context.doc.sentences
    sentence = sentences[measure.sentence]
    left = full[max(sentence.start, measure.start - _REACH) : measure.start]
    right = full[measure.end : min(sentence.end, measure.end + _REACH)]
    following = sentences[sentence.index + 1 : sentence.index + 2]
    after = "".join(full[s.start : s.end] for s in following if s.paragraph == sentence.paragraph)
    texts = {"left": left, "right": right, "next": after}
    return [f"figure_{name}" for name, (place, pattern) in _patterns().items() if pattern.search(texts[place])]


@cache
def _patterns() -> dict[str, tuple[str, re.Pattern[str]]]:
    words = {name: "|".join(phrases) for name, phrases in load("changes").items()}

    def to(verbs: str) -> str:
        return rf"\b(?:{verbs})\w*\b[^.;]{{0,40}}\bto\b[^.;]{{0,15}}$"

    patterns = {
        "raised_to": ("left", to(words["up"])),
        "cut_to": ("left", to(words["down"])),
        "instead": ("right", rf"\b(?:{words['instead']})\b"),
        "up_from": (
            "next",
            rf"^(?:that|this|which|it|the \w+) (?:is|was|are|were) (?:{words['compared']})\b",
        ),
        "old_was": (
            "next",
            rf"\b(?:{words['old']})\b[^.]{{0,25}}\b(?:{words['goals']})s?\b[^.]{{0,30}}"
            r"\b(?:was|were|had been|stood|called)\b",
        ),
        "once_was": ("next", rf"\b(?:{words['once']})\b"),
    }
    return {name: (place, re.compile(pattern, re.IGNORECASE)) for name, (place, pattern) in patterns.items()}
