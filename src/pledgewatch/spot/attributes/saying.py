"""What an article says of a measure: its clause, the rest of its sentence, the sentences beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.measures.measure import Measure

#: What stands further from the measure is said of something else; so a long sentence costs no more than a short one.
_REACH = 250
#: Where one thing that is said ends and the next begins.
_BREAK = re.compile(r";|\b(?:but|though|although|while|whereas)\b|, and\b")
#: "Now: 40% by 2035": an entry of a table, whose other column is another paragraph.
_ENTRY = re.compile(r"\W{0,3}(?:\w+ ){0,2}\w+:")


@dataclass(frozen=True, slots=True)
class Saying:
    """``before``: the words of the measure's clause that precede it; ``after``: those from it on; ``rest``: all that is
    left of the sentence, from it on; ``previous`` and ``next``: the sentences beside it that belong to it."""

    before: str
    after: str
    rest: str
    previous: str
    next: str


def said_of(context: Context, measure: Measure) -> Saying:
    full, sentence = context.doc.full, context.doc.sentences[measure.sentence]
    first, last = max(sentence.start, measure.start - _REACH), min(sentence.end, measure.end + _REACH)
    start = max((b.end() for b in _BREAK.finditer(full, first, measure.start)), default=first)
    end = min((b.start() for b in _BREAK.finditer(full, measure.end, last)), default=last)
    return Saying(
        full[start : measure.start],
        full[measure.start : end],
        full[measure.start : last],
        _beside(context, sentence, -1),
        _beside(context, sentence, 1),
    )


def _beside(context: Context, sentence: Sentence, step: int) -> str:
    """The neighbour of ``sentence`` in its paragraph or in its table."""
    sentences = context.doc.sentences
    if not 0 < sentence.index + step < len(sentences):
        return ""
    other, full = sentences[sentence.index + step], context.doc.full
    text = full[other.start : min(other.end, other.start + _REACH)]
    return text if other.paragraph == sentence.paragraph or _ENTRY.match(text) else ""
