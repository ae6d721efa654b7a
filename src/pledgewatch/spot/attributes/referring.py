"""Days by which an article dates what it told: "The pledge, made on Friday, …", "yesterday's gift"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load

#: How far around the date the words stand that refer to a pledge.
_BEFORE, _AFTER = 70, 40
_A_DAY = len("YYYY-MM-DD")


def referring_days(context: Context) -> list[DateMention]:
    """The recent days on which, as the text says, "the announcement" was made, in order."""
    return [
        d
        for d in context.dates
        if d.role == "said"
        and len(d.value) == _A_DAY
        and is_recent(context.doc.published, d.value)
        and refers(context, d)
    ]


def refers(context: Context, mention: DateMention) -> bool:
    """Does the text say of something told that it was announced on the day of ``mention``?"""
    full, sentence = context.doc.full, context.doc.sentence_at(mention.start)
    before, after = _patterns()
    # "Wednesday's" is one word: the date may hold the ending
    end = mention.end - len("'s") if full[mention.end - 2 : mention.end] in ("'s", "’s") else mention.end
    if after.match(full, end, min(sentence.end, end + _AFTER)):
        return True
    start = max(sentence.start, mention.start - _BEFORE)
    lead = "" if start > sentence.start else ". "
    return bool(before.search(lead + full[start : mention.start]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["referring"].items()}
    what = rf"(?:the|this|that|its|their|both|two|all) (?:[\w-]+ ){{0,2}}(?:{words['what']})s?"
    be = r"(?:,? (?:was|were|which was|which were|is|are|has been|had been))?"
    made = rf"{be},? (?:{words['made']})(?: public| known)?(?: by (?:\w+|(?:the|its) \w+))?(?: in (?-i:[A-Z])\w+)?"
    when = r"(?: (?:late|early|first|only|here|on|at))*"
    alone = rf"[.;:,—–] ?[“\"']?{what}"
    since = rf"\b{what}(?: is| are| was| were)? (?:from|of|dates? from)"
    # "Acme announced the sum on", "The board made it known on", "So much was decided by the board on"
    told = rf"\b(?:{words['told']}) {what}(?: public| known)?"
    known = r"\bmade (?:it|this|that|them|so much) (?:public|known)"
    decided = rf"\b(?:so much|as much|this|both|all this) (?:was|were) (?:{words['decided']})"
    decided += r"(?: by (?:the|its) \w+)?"
    before = rf"(?:\b{what}{made}|{alone}|{since}|{told}|{known}|{decided}){when} $"
    after = rf"['’]s (?:[\w-]+ ){{0,2}}(?:{words['own']})s?\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
