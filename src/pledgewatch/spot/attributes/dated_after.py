"""Dates that the sentence behind a pledge gives it: "It was announced in 2019", "That dates from May".

"It opens in May" dates nothing: the sentence must take the pledge up again and say how it came about.
"""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load

#: What begins further before the date is said of something else.
_BEFORE = 90


def dates_what_precedes(telling: Telling, number: int, mention: DateMention) -> bool:
    """Does ``mention``, of the sentence behind pledge ``number``, say when that was made? The pledge's own sentence
    names no date, and nothing else is promised in the other."""
    context, own = telling.context, telling.sentence(number)
    other = context.doc.sentence_at(mention.start)
    if other.index != own.index + 1 or telling.dates[own.index] or other.index in telling.pledging:
        return False
    start = max(other.start, mention.start - _BEFORE)
    at_once, anywhere = _patterns()
    words = context.doc.full[start : mention.start]
    return bool((start == other.start and at_once.match(words)) or anywhere.search(words))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What such a sentence begins with; what may stand anywhere before its date."""
    words = {name: "|".join(phrases) for name, phrases in load("dates")["dated_after"].items()}
    what = rf"(?:(?:the|this|that|its|their|both|either|each) (?:[\w-]+ )?(?:{words['what']})s?)"
    it = rf"(?:it|that|this|they|these|those|both|{what})"
    be = r"(?:was|were|is|are|has been|have been|had been)"
    adverb = r"(?:\w+ly|already|first|only|itself|also|all) "
    # "It was launched in February", "The promise is from 2019", "Said in: 2017", "Dated June 17"
    promised = rf"(?:{words['made']}|(?:its|their|the) (?:{words['what']}))"
    made = rf"(?:{it} {be},? (?:{adverb})*)?{promised}\b(?: (?:by|at|in|with) (?:\w+ ){{1,3}}?)?"
    at_once = rf"[\W_]*(?:{made}|{it} {be} )[ :,]*{_WHEN}"
    # "That dates from 2016", "the company set that one in 2021", "It said so in each report since 2017"
    dating = r"\b(?:dates?|dating|dated|goes|go|stems?) (?:back )?(?:from|to) "
    taken_up = rf"\b(?:{words['did']}) (?:so|it|them|this|that|that one|{what})\b(?: (?:public|forward|out))?"
    anywhere = rf"(?:{dating}|{taken_up}[^.;,:]{{0,25}} ){_WHEN}"
    return re.compile(rf"{at_once}$", re.IGNORECASE), re.compile(rf"{anywhere}$", re.IGNORECASE)


#: What may stand between that and the date.
_WHEN = r"(?:(?:in|on|from|since|of|back|early|late|the|spring|summer|autumn|fall|winter|as|year) )*"
