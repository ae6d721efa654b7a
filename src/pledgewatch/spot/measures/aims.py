"""Aims without a number: net zero, carbon neutral, zero waste, deforestation-free, or whatever is due by a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_WORDS = load("aims")
_TRIGGERS = frozenset(_WORDS["triggers"])
_GAP = r"[\s\u00a0\-‑–]+"


def _alternation(name: str) -> str:
    phrases = sorted(_WORDS[name], key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\ ", _GAP) for p in phrases)


_PATTERN = re.compile(
    rf"(?:{_alternation('whole')}"
    rf"|(?:{_alternation('subjects')}){_GAP}(?:{_alternation('states')})"
    rf"|(?:net{_GAP})?zero(?:{_GAP}(?:net|{_alternation('zeroed')}))+"
    rf"|net{_GAP}zero"
    rf"|(?:{_alternation('ending')}){_GAP}(?:\w+{_GAP}){{0,2}}?(?:{_alternation('ended')}))(?!\w)"
    rf"(?:{_GAP}(?:{_alternation('tails')})(?!\w))*",
    re.IGNORECASE,
)


#: "The Net-Zero Banking Alliance", "the Zero Carbon Act" are names.
_NAME = re.compile(rf"(?:[ -][A-Z][\w-]*){{0,3}}?[ -](?:{'|'.join(_WORDS['names'])})(?!\w)")


@dataclass(frozen=True, slots=True)
class Aim:
    """``doc.full[start:end]`` names an aim; ``unit`` is it in plain words."""

    start: int
    end: int
    unit: str


def find_aims(doc: Document) -> Iterator[Aim]:
    """Every aim of the lexicon, in order."""
    done = 0
    for i in doc.where_first_part(_TRIGGERS):
        start = doc.tokens[i].start
        m = _PATTERN.match(doc.full, start) if start >= done else None
        if m:
            done = m.end()
            if _NAME.match(doc.full, done):
                continue
            yield Aim(m.start(), m.end(), re.sub(r"[\s\u00a0‑]+", " ", m[0].lower()).replace("net-zero", "net zero"))


#: "All the carbon that it has emitted since 1975".
_ALL_EMITTED = re.compile(
    r"(?:all|every\w*)\b[^.;]{0,60}?\b(?:emit(?:s|ted)?|put into|puts into|released)\b[^.;]{0,60}?\b(?:since|ever)\b",
    re.IGNORECASE,
)


def are_past_emissions(doc: Document, start: int, end: int) -> bool:
    """Does the whole that begins at ``start`` take back what was emitted before: "all that it has emitted since 1975"?

    ``end``: of its sentence. As net zero, it is an aim without a number (hard case 20).
    """
    return _ALL_EMITTED.match(doc.full, start, end) is not None
