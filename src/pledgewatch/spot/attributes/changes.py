"""Does a figure take the place of another: "raised to $120m", "up from $100m", "40% … The previous goal was 50%"?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: How far before and behind the figure the words can stand.
_REACH = 60
_WORD = re.compile(r"\w+")


def change_features(context: Context, measure: Measure) -> list[str]:
    """The signs that the figure of ``measure`` has changed, read from its sentence and the next of its paragraph."""
    sentences = context.doc.sentences
    sentence = sentences[measure.sentence]
    after = [s for s in sentences[sentence.index + 1 : sentence.index + 2] if s.paragraph == sentence.paragraph]
    ends = after[0] if after else sentence
    places = {
        "left": (max(sentence.start, measure.start - _REACH), measure.start),
        "right": (measure.end, min(sentence.end, measure.end + _REACH)),
        "next": (ends.start, ends.end if after else ends.start),
    }
    texts = {place: context.doc.full[start:end].lower() for place, (start, end) in places.items()}
    words = {place: set(_WORD.findall(text)) for place, text in texts.items()}
    return [
        f"figure_{sign.name}"
        for sign in _signs()
        if not sign.needed.isdisjoint(words[sign.place]) and sign.pattern.search(texts[sign.place])
    ]


@dataclass(frozen=True, slots=True)
class _Sign:
    """``pattern`` is looked for at ``place`` where one of the words ``needed`` stands: trying it everywhere is dear."""

    name: str
    place: str
    needed: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _signs() -> tuple[_Sign, ...]:
    lists = load("changes")
    words = {name: "|".join(phrases) for name, phrases in lists.items()}

    def to(verbs: str) -> str:
        return rf"\b(?:{verbs})\w*\b[^.;]{{0,40}}\bto\b[^.;]{{0,15}}$"

    def some_of(name: str, at: int) -> list[str]:
        return [phrase.split()[at] for phrase in lists[name]]

    compared = rf"^(?:that|this|which|it|the \w+) (?:is|was|are|were) (?:{words['compared']})\b"
    old = rf"\b(?:{words['old']})\b[^.]{{0,25}}\b(?:{words['goals']})s?\b[^.]{{0,30}}"
    old += r"\b(?:was|were|had been|stood|called)\b"
    signs = [
        ("raised_to", "left", ["to"], to(words["up"])),
        ("cut_to", "left", ["to"], to(words["down"])),
        ("instead", "right", some_of("instead", -1), rf"\b(?:{words['instead']})\b"),
        ("up_from", "next", some_of("compared", 0), compared),
        ("old_was", "next", some_of("old", 0), old),
        ("once_was", "next", some_of("once", 0), rf"\b(?:{words['once']})\b"),
    ]
    return tuple(_Sign(name, place, frozenset(needed), re.compile(pattern)) for name, place, needed, pattern in signs)
