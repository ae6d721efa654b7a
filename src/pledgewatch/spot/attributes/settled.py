"""Words that settle what a pledge is to the article, whatever the model makes of the rest.

Only what a rival promised within two weeks is news all the same (hard case 2, ``describing.py``).

"The goal of net zero by 2050 stays on the books" recalls; "by 2030 and not by 2025" changes.
"""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.model import Status
from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: What stands further from the measure is said of something else; so a long sentence costs no more than a short one.
_REACH = 250
#: Where one thing that is said ends and the next begins.
_BREAK = re.compile(r";|\b(?:but|though|although|while|whereas)\b|, and\b")


def settle(context: Context, measure: Measure, status: Status) -> Status:
    """``status``, unless the words around the measure leave only another."""
    before, after = _clause(context, measure)
    if _changing().search(before + after):
        return Status.UPDATE
    if status is Status.BACKGROUND:
        return status
    kept_before, kept_after, moved = _patterns()
    if kept_before.search(before) or kept_after.search(after):
        return Status.BACKGROUND
    return Status.UPDATE if moved.search(after) else status


def _clause(context: Context, measure: Measure) -> tuple[str, str]:
    """What is said of the measure: the words before it, and those from it on."""
    full, sentence = context.doc.full, context.doc.sentences[measure.sentence]
    first, last = max(sentence.start, measure.start - _REACH), min(sentence.end, measure.end + _REACH)
    start = max((b.end() for b in _BREAK.finditer(full, first, measure.start)), default=first)
    end = min((b.start() for b in _BREAK.finditer(full, measure.end, last)), default=last)
    return full[start : measure.start], full[measure.start : end]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = load("changes")
    words = {name: "|".join(phrases) for name, phrases in lists.items()}
    goal = rf"(?:{words['goals']}|undertaking)"
    standing = rf"\b(?:{words['standing']}) (?:\w+ )?{goal}\b(?:,|\b(?! on)) ?(?:of|to|is|was|that|under|for)\b"
    held = rf"(?<!longer )(?<!not )\b(?:{words['holds']}) (?:its|the|a|an|their) (?:\w+ ){{0,2}}{goal}\b"
    unmoved = rf"\b{goal}\b.{{0,30}}\b(?:{words['unmoved']}): "
    be = r"(?<!that )(?<!which )(?<!who )(?:is|are|was|were|stays?|remains?|left)"
    lasting = rf"\b{be} [“\"']?(?:{words['unmoved']})\b|^[^,;]{{0,60}}\b(?:{words['lasts']})(?:[.,;]|$)"
    lasting += r"|\bstays? at (?:20)\d\d\b"
    besides = "".join(rf"(?<!\b{phrase} )" for phrase in lists["besides"])
    # the words up to the measure, unless they tell of another promise
    no_other = r"(?:(?!\b(?:will|would|said|says)\b)[^;,])"
    year = r"\b(?:not|instead of|rather than)(?: by| in| until)? 20\d\d\b"
    sooner = rf"\byears? (?:sooner|earlier|later) than (?:\w+ ){{0,2}}(?:{words['said_before']})\b"
    from_it = rf"\bup from [^.;]{{0,30}}(?:it had|it|had) (?:{words['said_before']})\b"
    return (
        re.compile(rf"{besides}(?:{standing}|{held}|{unmoved}){no_other}{{0,60}}$", re.IGNORECASE),
        re.compile(lasting, re.IGNORECASE),
        re.compile(rf"{year}|{sooner}|{from_it}", re.IGNORECASE),
    )


@cache
def _changing() -> re.Pattern[str]:
    """ "is scrapping the goal", "has missed its target", "the promise has been kept": said of now, so not recalled."""
    lists = load("changes")
    words = {name: "|".join(phrases) for name, phrases in lists.items()}
    goal, now = rf"(?:{words['goals']}|undertaking)s?", r"(?:(?:now|also|already|since|quietly) )*"
    own = r"(?:its|the|a|an|that|this|their) (?:\w+ ){0,2}"
    leaving = rf"\b(?:is|are|was|were|would be) {now}[“\"']?(?:{words['leaving']})[”\"']? {own}{goal}\b"
    # "has met its goal and will now …" goes on to another promise
    ended = rf"\b(?:has|have) {now}(?:{words['left']}|{words['met']}) {own}{goal}\b(?! (?:\w+ )?and (?:will|would)\b)"
    over = rf"\b{goal} (?:is|are|has|have) {now}(?:been )?(?:{words['left']}|gone)\b"
    kept = rf"\b{goal}\b[^.;]{{0,60}}\b(?:has|have) {now}been (?:{words['met']})\b"
    off = rf"\b(?:has|have) {now}(?:{words['put_off']}) {own}{goal}\b"
    off += rf"|\b{goal} (?:has|have) {now}been (?:{words['put_off']})\b"
    return re.compile(rf"{leaving}|{ended}|{over}|{kept}|{off}", re.IGNORECASE)
