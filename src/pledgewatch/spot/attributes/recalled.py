"""Words by which a promise is an older one: held to, repeated, told as something past."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.ages import is_recent
from pledgewatch.spot.attributes.saying import Saying
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: What may stand before the date that a sentence opens with.
_OPENING = re.compile(
    r"[\W_]{0,4}(?:(?:And |But )?(?:In|Back in|On|As (?:early|far back) as|Already in|(?:Early|Late) in|It was in|During|At the (?:start|end)(?: of)?|Just|Only) (?:the )?)?"
    r"(?:(?:early|late|mid|spring|summer|autumn|fall|winter)[ -](?:of )?)?",
    re.IGNORECASE,
)


def is_held_to(saying: Saying) -> bool:
    """ "Keeps to its goal", "the older target is unchanged", "stays on the books"."""
    before, after = _held()
    return bool(before.search(saying.before) or after.search(saying.after))


def is_recalled(context: Context, measure: Measure, saying: Saying) -> bool:
    """ "Three years ago it set aside", "had already planned to put", "part of its promise to"."""
    if _past().search(saying.before):
        return True
    dates = [d for d in _dates(context, measure) if d.role == "said"]
    published = context.doc.published
    if any(is_recent(published, d.value) for d in dates):
        return False
    return _opens_with(context, measure, dates) or _is_in_past_perfect(context, measure, saying)


def _dates(context: Context, measure: Measure) -> list[DateMention]:
    sentence = context.doc.sentences[measure.sentence]
    return [d for d in context.dates if sentence.start <= d.start < sentence.end]


def _opens_with(context: Context, measure: Measure, dates: list[DateMention]) -> bool:
    """Does the sentence open with a day long past?"""
    if not dates or dates[0].start > measure.start:
        return False
    sentence = context.doc.sentences[measure.sentence]
    return bool(_OPENING.fullmatch(context.doc.full, sentence.start, dates[0].start))


def _is_in_past_perfect(context: Context, measure: Measure, saying: Saying) -> bool:
    """ "Had promised", unless it is what somebody said ("said it had promised") or only said of who promises now."""
    had, said = _had()
    found = had.search(saying.before)
    return bool(found) and not said.search(saying.before, 0, found.start() if found else 0)


@cache
def _had() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {name: "|".join(phrases) for name, phrases in load("changes").items()}
    had = rf"(?<!which )(?<!who )(?<!that )\bhad (?:(?:{words['before_now']}) )*(?:{words['promised']})\b"
    return re.compile(had, re.IGNORECASE), re.compile(rf"\b(?:{words['reported']})\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    words = {name: "|".join(phrases) for name, phrases in load("changes").items()}
    goal = rf"(?:{words['goals']}|undertaking)"
    part = rf"\bpart of (?:its|their|[\w’']+['’]s?|the (?:\w+ )?\w+['’]s?) (?:\w+ ){{0,3}}{goal} (?:to|of|that)\b"
    besides = "".join(rf"(?<!\b{phrase} )" for phrase in load("changes")["besides"])
    older = rf"{besides}\b(?:{words['standing']}|earlier) (?:\w+ )?{goal}s?\b(?:(?!\b(?:will|would|said|says)\b)[^;,]){{0,60}}$"
    again = rf"\b(?:reaffirm|reiterat|restat|repeat)(?:s|e|es|ed|ing) (?:its|their|the|his|her|that|an?) (?:\w+ ){{0,2}}{goal}s?\b(?:(?!\b(?:and|will|would)\b)[^;]){{0,80}}$"
    then = r"^\W{0,3}(?:Back then|At the time|In those days|Before today)\b"
    return re.compile(rf"{part}|{older}|{again}|{then}", re.IGNORECASE)


@cache
def _held() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("changes")
    words = {name: "|".join(phrases) for name, phrases in lists.items()}
    goal = rf"(?:{words['goals']}|undertaking)"
    standing = rf"\b(?:{words['standing']}) (?:\w+ )?{goal}\b(?:,|\b(?! on)) ?(?:of|to|is|was|that|under|for)\b"
    held = rf"(?<!longer )(?<!not )\b(?:{words['holds']}) (?:its|the|a|an|their) (?:\w+ ){{0,2}}{goal}\b"
    unmoved = rf"\b{goal}\b.{{0,30}}\b(?:{words['unmoved']}): "
    be = r"(?<!that )(?<!which )(?<!who )(?:is|are|was|were|stays?|remains?|left)"
    lasting = rf"\b{be} [“\"']?(?:{words['unmoved']})\b|^[^,;]{{0,60}}\b(?:{words['lasts']})(?:[.,;]|$)"
    lasting += rf"|\bstays? at (?:20)\d\d\b|^[^,;]{{0,60}}(?:[,:]|\b20\d\d) (?:{words['unmoved']})\W*$"
    besides = "".join(rf"(?<!\b{phrase} )" for phrase in lists["besides"])
    # the words up to the measure, unless they tell of another promise
    no_other = r"(?:(?!\b(?:will|would|said|says)\b)[^;,])"
    return (
        re.compile(rf"{besides}(?:{standing}|{held}|{unmoved}){no_other}{{0,60}}$", re.IGNORECASE),
        re.compile(lasting, re.IGNORECASE),
    )
