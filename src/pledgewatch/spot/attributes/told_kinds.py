"""The kind of a pledge where the words right beside its sum say so: "a gift of $5m", "$5m in loans", "$5m of goods".

By the guide gifts and grants are donations, loans are financing, and goods or services are in kind (hard case 8).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pledgewatch.model import Kind
from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: Characters read on either side of a sum.
_REACH = 90


def told_kind(context: Context, measure: Measure) -> Kind | None:
    """The kind that the words beside a sum of money name, or None."""
    if measure.money is None or measure.derived:
        return None
    sentence, full = context.doc.sentences[measure.sentence], context.doc.full
    before = full[max(sentence.start, measure.start - _REACH) : measure.start]
    behind = full[measure.end : min(sentence.end, measure.end + _REACH)]
    patterns = _patterns()
    if patterns.free.match(behind) or patterns.goods_worth.search(before):
        return Kind.IN_KIND
    if patterns.of_goods.match(behind):
        return None if patterns.traded.search(before) else Kind.IN_KIND
    if patterns.in_loans.match(behind) or patterns.loan_of.search(before):
        return Kind.FINANCING
    if patterns.gift_of.search(before) or patterns.as_gift.match(behind):
        return Kind.DONATION
    return None


class _Patterns(NamedTuple):
    """``gift_of``, ``loan_of``, ``goods_worth`` and ``traded`` are searched before a sum, the others behind it."""

    gift_of: re.Pattern[str]
    as_gift: re.Pattern[str]
    loan_of: re.Pattern[str]
    in_loans: re.Pattern[str]
    of_goods: re.Pattern[str]
    goods_worth: re.Pattern[str]
    traded: re.Pattern[str]
    free: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = {name: "|".join(map(re.escape, phrases)) for name, phrases in load("kinds").items()}
    gifts, loans, lent, goods, free = (rf"(?:{words[name]})" for name in ("gifts", "loans", "lent", "goods", "free"))
    of = rf"(?:[\w-]+ ){{0,4}}?(?:{words['of']}) (?:another |a total of )?$"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Patterns(
        gift_of=compiled(rf"(?<!\bad )\b{gifts} {of}"),
        as_gift=compiled(rf" (?:in |of )?(?:[\w-]+ )?{gifts}\b(?! (?:and|or|of)\b)"),
        loan_of=compiled(rf"\b{loans},? {of}"),
        in_loans=compiled(rf" (?:in|of|worth of) (?:(?!{gifts}\b)[\w-]+ ){{0,3}}?{lent}\b(?! (?:and|or)\b)"),
        of_goods=compiled(rf"(?:[’']s?)?,? (?:worth )?of (?:(?!and\b)[\w-]+ ){{0,2}}?{goods}\b"),
        goods_worth=compiled(rf"\b{goods}(?:,| the)? (?:[\w-]+ ){{0,2}}?worth $"),
        traded=compiled(rf"\b(?:{words['traded']})\b[^.;]*$"),
        free=compiled(rf" (?:in|of|worth of) (?:{free}[ -]){{1,3}}(?:{words['credits']})\b"),
    )
