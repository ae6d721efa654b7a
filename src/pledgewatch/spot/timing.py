"""When a pledge was announced, by when and for how long it runs: the dates of the text, given their parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pledgewatch.model import PartialDate, Status
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates import DateMention, Duration
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.measure import Measure

#: A date this close before publication can be the day of the article's own news (hard case 2).
_RECENT = dt.timedelta(days=16)
#: The article's own day of news stands in its first sentences, or nowhere.
_LEAD = 4


def news_day(context: Context) -> DateMention | None:
    """The day on which the article's news happened, where its title or first sentences name one."""
    for mention in context.dates:
        if context.doc.sentence_at(mention.start).index > _LEAD:
            return None
        if mention.role == "said" and len(mention.value) == 10 and _is_recent(context, mention.value):
            return mention
    return None


def announced(context: Context, measure: Measure, status: Status) -> tuple[PartialDate | None, DateMention | None]:
    """When the pledge was announced, as precise as the text allows, and the words that say so.

    News without a date of its own happened on the article's day of news, or else was published on the day it was
    announced; what is recalled without a date has none.
    """
    mine = _said_near(context, measure)
    if status is Status.BACKGROUND:
        return (mine.value, mine) if mine else (None, None)
    if mine and _is_recent(context, mine.value):
        return mine.value, mine
    day = news_day(context)
    if day:
        return day.value, day
    published = context.doc.published
    return (published.isoformat() if published else None), None


def deadline(context: Context, measure: Measure) -> DateMention | None:
    """The date by which it is to be done: the nearest one to the measure in its sentence, after it rather than before."""
    sentence = context.doc.sentences[measure.sentence]
    ahead = [d for d in _in_sentence(context, sentence) if d.role == "deadline"]
    if not ahead:
        return None
    return min(ahead, key=lambda d: _distance(measure, d.start, d.end))


def duration(context: Context, measure: Measure) -> Duration | None:
    """How long it runs: the nearest length of time in the measure's sentence."""
    sentence = context.doc.sentences[measure.sentence]
    near = [d for d in context.durations if sentence.start <= d.start < sentence.end]
    return min(near, key=lambda d: _distance(measure, d.start, d.end)) if near else None


def _distance(measure: Measure, start: int, end: int) -> int:
    """Characters between; what stands before the measure counts double, since deadlines mostly follow."""
    return start - measure.end if start >= measure.end else 2 * max(0, measure.start - end)


def _in_sentence(context: Context, sentence: Sentence) -> list[DateMention]:
    return [d for d in context.dates if sentence.start <= d.start < sentence.end]


def _said_near(context: Context, measure: Measure) -> DateMention | None:
    doc = context.doc
    sentence = doc.sentences[measure.sentence]
    said = [d for d in _in_sentence(context, sentence) if d.role == "said"]
    if said:
        return min(said, key=lambda d: min(abs(d.start - measure.start), abs(d.end - measure.start)))
    intro = context.intro(sentence)
    for other in _earlier_in_paragraph(doc.sentences, sentence) + ([intro] if intro else []):
        said = [d for d in _in_sentence(context, other) if d.role == "said"]
        if said:
            return said[-1]
    return None


def _earlier_in_paragraph(sentences: Sequence[Sentence], sentence: Sentence) -> list[Sentence]:
    """The one sentence before, in the same paragraph."""
    if sentence.index == 0:
        return []
    before = sentences[sentence.index - 1]
    return [before] if before.paragraph == sentence.paragraph else []


def _is_recent(context: Context, value: PartialDate) -> bool:
    published = context.doc.published
    if published is None:
        return False
    if len(value) == 10:
        return published - _RECENT <= dt.date.fromisoformat(value) <= published
    # "earlier this month", "last week": only as precise as a month.
    earliest = (published - _RECENT).isoformat()[:7]
    return len(value) == 7 and earliest <= value <= published.isoformat()[:7]
