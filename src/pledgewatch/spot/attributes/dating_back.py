"""Older promises told by the day that they are of: "…, a goal from May", "… The programme began in 2019"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: The words stand directly before the date; so a long sentence costs no more than a short one.
_REACH = 70


def dating_back(context: Context, measure: Measure) -> DateMention | None:
    """The day, no news any more, that the measure's promise is of by the rest of its sentence or by the next."""
    full, sentences = context.doc.full, context.doc.sentences
    sentence = sentences[measure.sentence]
    aside, of_it, under = _patterns()
    for date in _old_days(context, sentence.index):
        if date.start < measure.start and under.search(full, max(sentence.start, date.start - _REACH), date.start):
            return date
        if date.start >= measure.end and aside.search(full, max(measure.end, date.start - _REACH), date.start):
            return date
    following = sentence.index + 1
    if following >= len(sentences) or sentences[following].paragraph != sentence.paragraph:
        return None
    start = sentences[following].start
    told = (d for d in _old_days(context, following) if d.start - start < _REACH)
    return next((date for date in told if of_it.fullmatch(full, start, date.start)), None)


def _old_days(context: Context, number: int) -> list[DateMention]:
    """The days of that sentence that are over and no news."""
    published = context.doc.published
    if published is None:
        return []
    return [
        date
        for date in context.dates_by_sentence[number]
        if date.role != "deadline"
        and not is_recent(published, date.value)
        and date.value < published.isoformat()[: len(date.value)]
    ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Up to the date, behind the measure, in the next sentence, and before the measure ("under a plan announced")."""
    words = change_words() | {name: "|".join(phrases) for name, phrases in load("dates")["dating_back"].items()}
    what = rf"(?:{words['goal']}|{words['what']})"
    of = rf"(?:(?:{words['of']}) )?(?:in )?(?:the )?"
    began = rf"(?:{words['began']}) (?:in )?(?:the )?"
    aside = (
        rf"[,;(–—-] ?(?:an?|its|the|one) (?:[\w-]+ )?{what} {of}$|[;(–—] ?(?:and )?(?:the|its) (?:\w+ )?{what} {began}$"
    )
    it = rf"(?:It|That|This|Both|They|All of it|(?:The|Its|Their|That|This) (?:\w+ )?{what})"
    of_it = rf"{it}(?:['’]s| is| are| was| were)? (?:from |{began})(?:the )?"
    under = rf"\bunder (?:an?|the|its|that) (?:[\w-]+ ){{0,3}}(?:{what}|agreement) {of}$"
    return re.compile(aside, re.IGNORECASE), re.compile(of_it, re.IGNORECASE), re.compile(under, re.IGNORECASE)
