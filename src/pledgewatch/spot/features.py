"""Named features of a measure in its place: what a careful reader looks at before calling a sum a pledge."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pledgewatch.spot.context import Context
from pledgewatch.spot.cues import Cue
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.word_lists import words

_AUXILIARIES = words(load("cues")["auxiliaries"])
_CLAUSE_ENDS = frozenset(
    [";", ":", "—", "–", "(", ")", "but", "while", "whereas", "which", "who", "although", "after", "when"]
)
_NEAR = 4
_FAR = 14
_PAIRED = 12
_CLOSE = 3
#: Tokens and characters looked at on either side; sentences are shorter, hostile texts are not.
_REACH, _WINDOW = 200, 1200
#: What the names of features that hold two neighbouring words begin with.
PAIRS = ("LL:", "RR:")
_OPENING = ("<s>",) * _NEAR
_CLOSING = ("</s>",) * _NEAR


def measure_features(context: Context, number: int) -> list[str]:
    """The features of measure ``number`` of the article, all binary: a name that is present holds."""
    measure = context.measures[number]
    place = _place_of(context, measure)
    return [
        *_own(context, measure),
        *_standing(context, measure, number),
        *_words_around(context, place),
        *_cues_around(context, place),
        *_heads(context, place),
    ]


class _Place(NamedTuple):
    """The sentence of a measure and the tokens ``first`` up to ``last`` that are the measure."""

    sentence: Sentence
    first: int
    last: int


def _place_of(context: Context, measure: Measure) -> _Place:
    doc = context.doc
    return _Place(doc.sentences[measure.sentence], doc.token_at(measure.start), doc.token_at(measure.end))


def _own(context: Context, measure: Measure) -> list[str]:
    out = [f"form={measure.form}", "qualifier=" + (measure.qualifier or "None")]
    if measure.per:
        out.append(f"per={measure.per}")
    if measure.money:
        out.append(f"size={measure.form}:{_magnitude(float(measure.money.amount))}")
    if measure.quantity is not None:
        percent = bool(measure.unit and measure.unit.startswith("%"))
        out.append(f"size={'percent' if percent else 'quantity'}:{_magnitude(float(measure.quantity))}")
    if measure.unit:
        out += [f"unit={word}" for word in measure.unit.lower().split()]
    if measure.year is not None and context.doc.published:
        ahead = measure.year - context.doc.published.year
        out.append("year_ahead=" + ("past" if ahead < 0 else "now" if ahead == 0 else "soon" if ahead < 4 else "far"))
    elif measure.form in ("aim", "quantity"):
        out.append("year_ahead=none")
    if measure.usd_reported is not None:
        out.append("conversion")
    if measure.derived:
        out += ["derived", f"derived={measure.derived}"]
    out += [f"odd={name}" for name in measure.odd]
    return [*out, *(f"{measure.form}&{name}" for name in out[1:] if name.startswith(("year", "per")))]


def _magnitude(value: float) -> str:
    return "0" if value <= 0 else str(int(math.log10(value)))


def _standing(context: Context, measure: Measure, number: int) -> list[str]:
    doc = context.doc
    sentence = doc.sentences[measure.sentence]
    position = sentence.index
    out = ["at=title" if sentence.paragraph == 0 else f"at={min(position, 4)}" if position < 8 else "at=late"]
    if sentence.is_list_item:
        out.append("list_item")
    before = doc.full[max(sentence.start, measure.start - _WINDOW) : measure.start]
    if "“" in before or '"' in before:
        out.append("after_quote")
    if position > 0.8 * len(doc.sentences):
        out.append("near_end")
    again = [context.measures[k].sentence for k in context.repetitions[number]]
    if again:
        out.append("told_again")
        if 0 in again:
            out.append("told_in_title")
        if 1 in again or 2 in again:
            out.append("told_in_lead")
    beside = context.measures_by_sentence[measure.sentence]
    out.append(f"beside={min(len(beside), 4)}")
    out.append("first_of_sentence" if beside[0] == number else "later_in_sentence")
    return out


def _words_around(context: Context, place: _Place) -> list[str]:
    (sentence, first, last), shapes = place, context.shapes
    before = shapes[max(sentence.first, first - _FAR) : first]
    behind = shapes[last : min(sentence.last, last + _FAR)]
    near = [*before[: -_NEAR - 1 : -1], *_OPENING][:_NEAR]
    after = [*behind[:_NEAR], *_CLOSING][:_NEAR]
    out = [f"w-{k}={shape}" for k, shape in enumerate(near, 1)]
    out += [f"w+{k}={shape}" for k, shape in enumerate(after, 1)]
    out += [f"L:{shape}" for shape in set(before)]
    out += [f"R:{shape}" for shape in set(behind)]
    out.append(f"w-21={_at(shapes, first - 2, sentence)} {_at(shapes, first - 1, sentence)}")
    out.append(f"w+12={_at(shapes, last, sentence)} {_at(shapes, last + 1, sentence)}")
    out += {f"{PAIRS[0]}{one} {two}" for one, two in pairwise(before[-_PAIRED:])}
    out += {f"{PAIRS[1]}{one} {two}" for one, two in pairwise(behind[:_PAIRED])}
    return out


def _at(shapes: list[str], i: int, sentence: Sentence) -> str:
    return shapes[i] if sentence.first <= i < sentence.last else "|"


def _cues_around(context: Context, place: _Place) -> list[str]:
    sentence, first, last = place
    cues = _near(context.cues_by_sentence[sentence.index], sentence, first, last)
    out: list[str] = []
    verbs = [c for c in cues if c.is_verb]
    verbs_left = [c for c in verbs if c.last <= first]
    if verbs_left:
        nearest = verbs_left[-1].first
        for cue in verbs_left:
            if cue.first == nearest:
                out += [f"verb={cue.table}", f"verb={cue.table}:{cue.form}"]
                out += [f"verb_aux={word}:{cue.table}" for word in _auxiliaries(context, sentence, cue)]
    else:
        out.append("verb=none")
    verbs_right = [c for c in verbs if c.first >= last]
    if verbs_right:
        nearest = verbs_right[0].first
        for cue in verbs_right:
            if cue.first == nearest:
                out += [f"verb_after={cue.table}:{cue.form}"]
                out += [f"verb_after_aux={word}:{cue.table}" for word in _auxiliaries(context, sentence, cue)]
    left_clause = _clause_start(context, sentence, first)
    right_clause = _clause_end(context, sentence, last)
    for cue in cues:
        begin, end, table = cue.first, cue.last, cue.table
        if begin < first and end > last:
            continue
        if end <= first:
            side, distance = "left", first - end
        elif begin >= last:
            side, distance = "right", begin - last
        else:
            side, distance = "in", _FAR
        anywhere, beside, in_clause, near = _names_of_cue(side, table)
        out += (anywhere, beside)
        if left_clause <= begin < first or last <= begin < right_clause:
            out.append(in_clause)
        if distance <= _CLOSE:
            out.append(near)
    return [*dict.fromkeys(out), *_cues_before(context, sentence)]


@cache
def _names_of_cue(side: str, table: str) -> tuple[str, str, str, str]:
    """The features of a cue that stands anywhere, on that side, there in the clause, and close by."""
    return f"cue={table}", f"cue_{side}={table}", f"clause_{side}={table}", f"near_{side}={table}"


def _near(cues: list[Cue], sentence: Sentence, first: int, last: int) -> list[Cue]:
    if sentence.last - sentence.first <= _REACH:
        return cues
    low = bisect_left(cues, first - _REACH, key=_first)
    return cues[low : bisect_left(cues, last + _REACH, key=_first)]


_first = attrgetter("first")


def _cues_before(context: Context, sentence: Sentence) -> list[str]:
    tables, out = context.tables_by_sentence, list[str]()
    if sentence.index:
        out += [f"before={table}" for table in tables[sentence.index - 1]]
        out += [f"title={table}" for table in tables[0]]
    intro = context.intro(sentence)
    if intro:
        out += [f"intro={table}" for table in tables[intro.index]]
    return out


def _auxiliaries(context: Context, sentence: Sentence, cue: Cue) -> list[str]:
    before = context.doc.tokens[max(sentence.first, cue.first - 3) : cue.first]
    found = [w.lower for w in before if w.lower in _AUXILIARIES]
    return found or ["plain"]


def _clause_start(context: Context, sentence: Sentence, first: int) -> int:
    tokens, start = context.doc.tokens, max(sentence.first, first - _REACH)
    for i in range(first - 1, start - 1, -1):
        if tokens[i].lower in _CLAUSE_ENDS:
            return i
    return start


def _clause_end(context: Context, sentence: Sentence, last: int) -> int:
    tokens, end = context.doc.tokens, min(sentence.last, last + _REACH)
    for i in range(last, end):
        if tokens[i].lower in _CLAUSE_ENDS:
            return i
    return end


def _heads(context: Context, place: _Place) -> list[str]:
    """The noun that the measure belongs to ("a gift of $5m", "a $5m fund") and what follows it ("$5m to help …")."""
    (sentence, first, last), shapes = place, context.shapes
    tables = context.tables_by_token
    out: list[str] = []
    of = next((i for i in range(first - 1, max(sentence.first, first - 4) - 1, -1) if shapes[i] in _LINKS), None)
    if of is not None and of > sentence.first:
        out.append(f"head_of={shapes[of - 1]}")
        out += [f"head_of_cue={table}" for table in tables.get(of - 1, ())]
    for i in range(last, min(sentence.last, last + 4)):
        if shapes[i] in _PREPOSITIONS:
            out.append(f"then={shapes[i]}")
            after = [table for k in range(i + 1, min(sentence.last, i + 5)) for table in tables.get(k, ())]
            out += [f"then={shapes[i]}:{table}" for table in after]
            if i + 1 < sentence.last:
                out.append(f"then={shapes[i]} {shapes[i + 1]}")
            break
        out += [f"modifies={table}" for table in tables.get(i, ())]
    opening = " ".join(shapes[sentence.first : sentence.first + 2])
    out.append(f"opening={opening}")
    return out


_LINKS = frozenset(["of", "for", "worth", "totalling", "totaling", "at"])
_PREPOSITIONS = frozenset(
    [
        "to",
        "for",
        "in",
        "into",
        "on",
        "over",
        "by",
        "from",
        "of",
        "with",
        "towards",
        "toward",
        "among",
        "through",
        "as",
        "at",
        "a",
        "per",
    ]
)
