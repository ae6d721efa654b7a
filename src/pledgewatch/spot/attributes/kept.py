"""Words by which a promise has been kept: "finished the 10,000 places it had announced", "All done", "It got there"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.attributes.saying import Saying

_ADVERBS = r"(?: \w+ly| also| all| now| since| already| long| just)*"


def is_kept(saying: Saying) -> bool:
    goal, met = _was_met()
    return bool(
        _before().search(saying.before)
        or _early().search(saying.rest)
        or _paid_out().search(saying.rest)
        or (goal.search(saying.before) and met.match(saying.after))
        or _is_paid_up().match(saying.after)
        or _next().match(saying.next)
    )


@cache
def _before() -> re.Pattern[str]:
    """Up to the measure: "has made good on its promise of"; not "will have reached", "miners who kept the"."""
    kept = change_words()["kept"]
    no_other = "".join(rf"(?<!\b{word} )" for word in ("will have", "would have", "to have", "to be", "who", "that"))
    in_full = r"\b(?:has|have) (?:now |since )?paid in full (?:its|the|that|what) [^.;,]{0,60}$"
    return re.compile(rf"{no_other}\b(?:{kept}) (?:its|the|a|that|their|what) [^.;,]{{0,60}}$|{in_full}", re.IGNORECASE)


@cache
def _was_met() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """On both sides: "an aim set in 2015, to use" … "was reached last summer"."""
    words = change_words()
    met = rf"[^.;]{{0,110}}\b(?:was|were|has been|have been|had been){_ADVERBS} (?:{words['is_kept']})\b"
    goal = rf"\b(?:{words['goal']}|one)\b[^.;]{{0,100}}$"
    return re.compile(goal, re.IGNORECASE), re.compile(met, re.IGNORECASE)


@cache
def _is_paid_up() -> re.Pattern[str]:
    """From the measure on: "$5 million pledge to schools has been fully paid"."""
    words = change_words()
    goal = rf"[^.;,]{{0,30}}[ -](?:{words['goal']}|{words['funds']})\b"
    return re.compile(
        rf"{goal}[^.;,]{{0,60}}\b(?:has|have) (?:now |already )?been{_ADVERBS} (?:{words['paid_up']})\b", re.IGNORECASE
    )


@cache
def _early() -> re.Pattern[str]:
    """From the measure on: "… and did so three years ahead of time"; not "will be met early"."""
    words = change_words()
    return re.compile(
        rf"(?<!be )(?<!to )\b(?:{words['got_there']})\b[^.;]{{0,60}}\b(?:{words['ahead']})", re.IGNORECASE
    )


@cache
def _next() -> re.Pattern[str]:
    """The next sentence: "Done.", "That line was crossed in March", "It got there early", "The last of them was …"."""
    words = change_words()
    entry = rf"[“\"'(]?(?:Consider (?:it|that) )?(?:{words['entry_done']})(?:[.,;!)”]| (?:in|and|last|early|with)\b)"
    who = r"(?:it|they|we|she|he|the \w+)"
    says = rf"(?:(?:So|And|But) )?(?:{who} (?:says?|said|reckons?|claims?) (?:that )?)?"
    there = rf"{says}{who}(?:['’]s|['’]re|(?: \w+)? (?:got|is|are|was|were)){_ADVERBS} there\b"
    be = r"(?:['’]s| is| are| was| were| has been| have been)"
    what = r"(?:that|this|it|both|all|they|these)"
    is_kept = rf"[“\"']?{what}{be}{_ADVERBS} (?:met|crossed|ticked off|kept|fulfilled|done)\b"
    line = (
        rf"(?:that|the|its) (?:line|mark|threshold|{words['goal']}) (?:was|has been){_ADVERBS} (?:{words['is_kept']})\b"
    )
    so = r"(?:did so|did it|done so|managed it|kept it)(?:[.,;]| early\b| last\b| ahead\b)"
    did = rf"{says}{who}(?: has| had)?(?: since| now| also| just)? {so}"
    early = rf"(?:{what}|{who})\b[^.;]{{0,30}}\b(?:{words['got_there']})\b[^.;]{{0,60}}\b(?:{words['ahead']})"
    gone = r"(?:was|were|has|have|went|cleared|opened|came|arrived)"
    last = rf"the (?:last|final) (?:of (?:them|it|these|those|the \w+)|ones?)(?: \w+){{0,3}} {gone}\b"
    # "On Thursday the last invoice was paid"
    then = r"(?:(?:on|in|last|this) \w+,? )?"
    last += rf"|{then}the (?:last|final) [^.;,]{{1,50}}\b{be}{_ADVERBS} (?:{words['honoured']})\b"
    all_done = rf"{then}all(?: of (?:it|them|that|this|these|those))?(?: \w+)?"
    all_done += rf" (?:has|have) (?:now )?been (?:{words['handed']})\b"
    return re.compile("|".join([entry, there, is_kept, line, did, early, last, all_done]), re.IGNORECASE)


@cache
def _paid_out() -> re.Pattern[str]:
    """From the measure on: "… and all of that has been paid", "… is all paid out", "… handed the balance over", "…
    said it had been finished"."""
    words = change_words()
    all_done = rf"\ball of (?:it|them|that|this) (?:has|have) (?:now )?been (?:{words['handed']})\b"
    are_all = rf"\b(?:is|are) (?:now )?all (?:{words['handed']})\b"
    rest = rf"\b(?:{words['hands']}) (?:over )?(?:the|its)"
    rest += rf" (?:balance|remainder|(?:last|final) (?:\w+ )?(?:{words['piece']}))\b"
    over = r"\b(?:says|said)(?: yesterday| on \w+)?,?(?: that)?(?: it)?"
    over += rf" (?:is|was|has been|had been) (?:{words['over']})\b"
    return re.compile(f"{all_done}|{are_all}|{rest}|{over}", re.IGNORECASE)
