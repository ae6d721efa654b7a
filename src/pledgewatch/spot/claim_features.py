"""Named features for the kind, the status and the change of a pledge that has been found."""

from __future__ import annotations

import datetime as dt

from pledgewatch.model import PartialDate
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates import DateMention
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.measure import Measure


def kind_features(context: Context, measure: Measure, near: list[str]) -> list[str]:
    """``near`` are the features by which the measure was judged; the words of its sentence are added."""
    sentence = context.doc.sentences[measure.sentence]
    return [*near, *_words(context, sentence, "sentence_word"), *_title_words(context)]


def status_features(context: Context, measure: Measure, near: list[str], is_main: bool) -> list[str]:
    """As for the kind, with the dates beside the measure and before it, and whether the pledger is the article's own."""
    doc = context.doc
    sentence = doc.sentences[measure.sentence]
    out = [*near, *_words(context, sentence, "sentence_word")]
    here = [d for d in context.dates if sentence.start <= d.start < sentence.end]
    out += _dates(doc.published, here, "date")
    if sentence.index:
        previous = doc.sentences[sentence.index - 1]
        before = [d for d in context.dates if previous.start <= d.start < previous.end]
        same = "date_before_here" if previous.paragraph == sentence.paragraph else "date_before_paragraph"
        out += _dates(doc.published, before, same)
        out += _words(context, previous, "previous_word")
    intro = context.intro(sentence)
    if intro:
        out += _dates(doc.published, [d for d in context.dates if intro.start <= d.start < intro.end], "date_intro")
        out += _words(context, intro, "intro_word")
    out.append("main_pledger" if is_main else "other_pledger")
    return list(dict.fromkeys(out))


def _words(context: Context, sentence: Sentence, name: str) -> set[str]:
    return {f"{name}={shape}" for shape in context.shapes[sentence.first : sentence.last] if shape[0].isalpha()}


def _title_words(context: Context) -> set[str]:
    return _words(context, context.doc.sentences[0], "title_word") if context.doc.sentences else set()


def _dates(published: dt.date | None, mentions: list[DateMention], name: str) -> list[str]:
    if published is None:
        return [f"{name}=unknown"]
    said = [_age(published, d.value) for d in mentions if d.role == "said"]
    return [f"{name}={age}" for age in dict.fromkeys(said)] or [f"{name}=none"]


def _age(published: dt.date, value: PartialDate) -> str:
    """How long before publication: "days" (two weeks), "month", "year" or "older"; a bare year only tells the year."""
    if len(value) == 10:
        days = (published - dt.date.fromisoformat(value)).days
        return "days" if days <= 15 else "month" if days <= 45 else "year" if days <= 400 else "older"
    if len(value) == 7:
        months = (published.year - int(value[:4])) * 12 + published.month - int(value[5:7])
        return "this_month" if months <= 0 else "month" if months == 1 else "year" if months <= 12 else "older"
    years = published.year - int(value)
    return "this_year" if years <= 0 else "last_year" if years == 1 else "older"
