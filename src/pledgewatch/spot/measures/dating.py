"""Which year belongs to which quantity or aim."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pledgewatch.spot.document import Document, Sentence
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.years import Calendar, YearMention

_MOST_WORDS, _WINDOW = 8, 120
_IN_YEAR = re.compile(r"\sin\s((?:19|20)\d\d)(?!\d)")


def tie_years(doc: Document, measures: Sequence[Measure], calendar: Calendar) -> tuple[list[Measure], set[int]]:
    """The measures (in order) with the years that they are due by, and the starts of the year mentions used up.

    Aims for which no year is found are left out: without number and year there is nothing to hold anybody to.
    """
    out: list[Measure] = []
    used: set[int] = set()
    for index, group in groupby(measures, key=lambda m: m.sentence):
        together = list(group)
        for measure, mention, inside in _by_sentence(doc.sentences[index], together, calendar):
            if mention and measure.form == "quantity" and _was_then(doc, measure):
                out.append(measure)
                continue
            if mention and inside:
                used.add(mention.start)
            if mention:
                out.append(replace(measure, year=mention.year))
            elif measure.form == "quantity":
                out.append(measure)
    return out, used


def _was_then(doc: Document, measure: Measure) -> bool:
    """ "33m tonnes in 2020": a year gone by right behind a figure is its own."""
    year = _IN_YEAR.match(doc.full, measure.end)
    return year is not None and doc.published is not None and int(year[1]) < doc.published.year


def _by_sentence(
    sentence: Sentence, measures: Sequence[Measure], calendar: Calendar
) -> Iterator[tuple[Measure, YearMention | None, bool]]:
    mentions = calendar.within(sentence)
    if not mentions:
        for measure in measures:
            yield measure, calendar.inherited(sentence, loosely=measure.form == "aim"), False
        return
    starts = [mention.start for mention in mentions]
    direct = [_directly_after(measures, i, mentions, starts) for i in range(len(measures))]
    taken = {mention.start for mention in direct if mention}
    for measure, mention in zip(measures, direct, strict=True):
        yield measure, mention or _around(measure, mentions, starts, taken), True


def _directly_after(
    measures: Sequence[Measure], at: int, mentions: Sequence[YearMention], starts: Sequence[int]
) -> YearMention | None:
    """The first year behind a measure with no other measure between ("25% by 2025 and 60% by 2030")."""
    following = at + 1
    while following < len(measures) and measures[following].start < measures[at].end:
        following += 1
    found = bisect_left(starts, measures[at].start)
    if found == len(mentions) or (following < len(measures) and starts[found] > measures[following].start):
        return None
    return mentions[found]


def _around(measure: Measure, mentions: Sequence[YearMention], starts: Sequence[int], taken: set[int]) -> YearMention:
    """The year that led up to the measure ("By 2030, ..."), unless that one closes an earlier measure's clause."""
    after = bisect_left(starts, measure.start)
    if after and (starts[after - 1] not in taken or after == len(mentions)):
        return mentions[after - 1]
    return mentions[after]


def other_aims(doc: Document, calendar: Calendar, used: set[int], known: Sequence[Measure]) -> Iterator[Measure]:
    """An aim for every due year that nothing else explains, in the words of its sentence.

    ``known`` are the measures so far, in order; a year behind a sum is when the sum is to be spent.
    """
    starts = [measure.start for measure in known]
    for sentence in calendar.sentences():
        if doc.tokens[sentence.last - 1].text == ":":
            continue  # "By 2030 it means to:" – the list behind it tells the aims
        for mention in calendar.within(sentence):
            if mention.start in used or not mention.alone:
                continue
            at = bisect_left(starts, mention.start) - 1
            last = known[at] if at >= 0 and known[at].sentence == sentence.index else None
            if last and last.money:
                continue
            unit = last.unit if last and last.form == "aim" else _words_of(doc, sentence, mention)
            yield Measure("aim", mention.start, mention.end, sentence.index, unit=unit, year=mention.year)


def _words_of(doc: Document, sentence: Sentence, mention: YearMention) -> str:
    """The words that lead up to a due year, or those after it where it opens the sentence."""
    before = doc.full[max(sentence.start, mention.start - _WINDOW) : mention.start].split()
    after = doc.full[mention.end : min(sentence.end, mention.end + _WINDOW)].split()
    words = before[-_MOST_WORDS:] if len(before) >= _MOST_WORDS // 2 else after[:_MOST_WORDS]
    return " ".join(words).strip(" ,.;:")
