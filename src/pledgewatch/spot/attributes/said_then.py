"""Days on which something was said: "it said on Thursday that it would", unlike "the storm that hit on Friday"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load

#: What stands further off is said of something else; so a long sentence costs no more than a short one.
_REACH = 90
#: Where a clause ends, though it may be the shortest: a comma, or what begins another.
_BREAK = re.compile(r"[,;:()—–“”\"]|\b(?:that|which|who|whom|where|when|after|since|before|while|as|because)\b")
#: A clause of so few words beside the date tells nothing itself: "on Friday, it said".
_BARE = 2


def is_said_then(context: Context, mention: DateMention) -> bool:
    """Does a word of telling stand in the clause of ``mention``, or beside a clause that is nothing but the date?"""
    full, sentence = context.doc.full, context.doc.sentence_at(mention.start)
    first, last = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    before = _BREAK.split(full[first : mention.start])
    after = _BREAK.split(full[mention.end : last])
    told, promise = _patterns()
    if told.search(before[-1]) or told.search(after[0]) or promise.search(before[-1]):
        return True
    if len(before[-1].split()) > _BARE or after[0].strip(" ."):
        return False
    return any(told.search(clause) for clause in (*before[-2:-1], *after[1:2]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of telling, and a promise directly before its date."""
    words = load("dates")
    then = words["promised_then"]
    told = (*words["told"]["by_name"], *words["ahead"]["told"], *then["did"])
    promise = rf"\b(?:{'|'.join(then['what'])})s? (?:(?:of|from|in|on|back|early|late) )*$"
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE), re.compile(promise, re.IGNORECASE)
