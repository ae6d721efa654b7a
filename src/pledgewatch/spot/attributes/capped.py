"""Sums that are there to match what others give: so much at most (hard case 16)."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.model import Qualifier
from pledgewatch.spot.attributes.saying import Saying, said_of
from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

_REACH = 20
#: "The same amount (about $5m)": only what it comes to in another currency is rough.
_IN_BRACKETS = re.compile(r"\b(?:amount|sum) \($")


def qualifier_of(context: Context, measure: Measure) -> Qualifier | None:
    """That of the words beside the sum, or "up to" where it is only there to match gifts, or until it is used up."""
    if measure.qualifier is Qualifier.ABOUT and _IN_BRACKETS.search(
        context.doc.full, max(0, measure.start - _REACH), measure.start
    ):
        return Qualifier.EXACT
    if measure.money is None or measure.qualifier is not Qualifier.EXACT:
        return measure.qualifier
    return Qualifier.UP_TO if _is_capped(said_of(context, measure)) else measure.qualifier


def _is_capped(saying: Saying) -> bool:
    after, until, used_up = _patterns()
    if after.match(saying.rest):
        return True
    return bool(until.search(saying.before) and used_up.match(saying.rest))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """ "$5m is there to match what its staff give"; "until" and then "$5m of matching has been used up"."""
    words = {name: "|".join(phrases) for name, phrases in load("shares")["capped"].items()}
    there = rf"[^.;,]{{0,40}}? (?:is|are|stands) (?:there|kept|reserved|set aside) to (?:{words['match']})\b"
    gone = rf"[^.;,]{{0,40}}? (?:has|have|is|are)(?: been)? (?:{words['used_up']})\b"
    return re.compile(there, re.IGNORECASE), re.compile(r"\buntil $", re.IGNORECASE), re.compile(gone, re.IGNORECASE)
