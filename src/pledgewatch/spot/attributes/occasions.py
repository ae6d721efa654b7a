"""Days on which several pledges were made at once: at a summit, or by "a string of companies" of which some are told.

"The strike is over, the president joked at Friday's summit. … 1. Acme: $8bn for mills." Each of the pledges below was
made on Friday, though none says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.lexicon import load

#: Sentences from the start, title included, that tell of the occasion that an article is about.
_LEAD = 6
#: What a title names is dated in the first sentences.
_TITLED = 4
_A_DAY = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class CommonDay:
    """``mention`` names the day of an occasion that the article is about (``everywhere``), or of pledges that are told
    behind its sentence."""

    mention: DateMention
    sentence: Sentence
    everywhere: bool

    def covers(self, sentence: Sentence, *, listed: bool) -> bool:
        """Does a pledge of ``sentence`` that has no date of its own have this? ``listed``: is it one of a list?"""
        if self.everywhere:
            return True
        behind = sentence.index > self.sentence.index
        return behind and (listed or sentence.paragraph - self.sentence.paragraph <= 1)


def common_days(context: Context) -> list[CommonDay]:
    """The days of an article on which several pledges were made, in order."""
    occasion, who, did = _patterns()
    out, titled = list[CommonDay](), False
    for sentence, recent in zip(context.doc.sentences, context.dates_by_sentence, strict=True):
        told = sentence.index < _LEAD and bool(occasion.search(context.doc.full, sentence.start, sentence.end))
        titled = titled or (told and sentence.index == 0)
        recent = [d for d in recent if d.role == "said" and is_recent(context.doc.published, d.value)]
        if len(recent) != 1:
            continue
        is_day = len(recent[0].value) == _A_DAY
        if is_day and (told or (titled and not out and sentence.index < _TITLED)):
            out.append(CommonDay(recent[0], sentence, True))
        elif _both(context.doc.full, sentence, who, did):
            out.append(CommonDay(recent[0], sentence, False))
    return out


def _both(full: str, sentence: Sentence, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Do both stand in ``sentence``, in whichever order? One word can be either, and is not both."""
    for first, second in ((one, other), (other, one)):
        found = first.search(full, sentence.start, sentence.end)
        if found and second.search(full, found.end(), sentence.end):
            return True
    return False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An occasion; several companies and what they did."""
    words = {name: "|".join(phrases) for name, phrases in load("dates")["common"].items()}
    occasion = rf"(?<!ahead of )(?<!ahead of a )(?<!ahead of the )\b(?:{words['occasion']})\b(?!['’]s)"
    patterns = (occasion, rf"\b(?:{words['who']})\b", rf"\b(?:{words['did']})\b")
    first, who, did = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return first, who, did
