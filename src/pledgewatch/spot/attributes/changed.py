"""Words by which a promise has changed: given up, met, put off, or moved from one figure to another."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.attributes.saying import Saying
from pledgewatch.spot.lexicon import load

_NOW = r"(?:(?:now|also|already|since|just|quietly) )*"
_OWN = r"(?:its|the|a|an|that|this|their) (?:\w+ ){0,2}"
_NOT_WHICH = r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )"


def is_changed(saying: Saying) -> bool:
    """ "Is scrapping the goal", "has beaten a target", "was put off to 2030": said of now, so not recalled, though an
    old date stand beside it."""
    in_clause, in_rest = _needed()
    clause = saying.before + saying.after
    return bool(
        (in_clause.search(clause) and _of_goal().search(clause))
        or _before().search(saying.before)
        or (in_rest.search(saying.rest) and _after().search(saying.rest))
        or _next().match(saying.next)
        or _is_in_table(saying)
    )


def is_moved(saying: Saying) -> bool:
    """ "By 2030 and not by 2025", "two years sooner than planned", "… Previously it had named 2035"."""
    return bool(_moved().search(saying.after) or _previously().match(saying.next))


@cache
def _needed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words without which :func:`_of_goal` and :func:`_after` find nothing: to look for them alone is much quicker."""
    words = change_words()
    of_goal = rf"{words['goal']}|{words['put_off']}|which"
    after = rf"{words['attained']}|{words['met']}|{words['put_off']}|got there|where"
    return re.compile(of_goal, re.IGNORECASE), re.compile(after, re.IGNORECASE)


@cache
def _of_goal() -> re.Pattern[str]:
    """In its clause: "has met its goal", "the promise has been kept"."""
    words = change_words()
    goal = words["goal"]
    leaving = rf"\b(?:is|are|was|were|would be) {_NOW}[“\"']?(?:{words['leaving']})[”\"']? {_OWN}{goal}\b"
    done = rf"(?<!\bthat )(?<!\bwho )(?<!\bwill )(?<!\bto )\b(?:has|have|had) {_NOW}(?:{words['left']}|{words['met']})"
    # "has met its goal and will now …" goes on to another promise
    ended = rf"{done} {_OWN}{goal}\b(?! (?:\w+ )?and (?:will|would)\b)"
    over = rf"\b{goal} (?:is|are|has|have) {_NOW}(?:been )?(?:{words['left']}|gone)\b"
    kept = rf"\b{goal}\b[^.;]{{0,60}}\b(?:has|have) {_NOW}been (?:{words['met']})\b"
    off = rf"\b(?:has|have) {_NOW}(?:{words['put_off']}) {_OWN}{goal}\b"
    off += rf"|\b{goal} (?:has|have) {_NOW}been (?:{words['put_off']})\b"
    off += rf"|{_put_off()}|{_NOT_WHICH}\b(?:has|have|is|are) {_NOW}(?:{words['put_off']}) {words['to']}"
    meant = (
        rf"\bwhich (?:it|they|the \w+) (?:had|once) (?:{words['promised']})\b[^.;]{{0,60}}\b(?:is|are|was|were) now\b"
    )
    return re.compile(rf"{leaving}|{ended}|{over}|{kept}|{off}|{meant}", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """Up to the measure: "gone with the deal is", "will raise its goal to", "the new one is"."""
    words = change_words()
    gone = r"^\W{0,3}(?:also |now )?gone\b[^,;]{0,30}\b(?:is|are)\b"
    goal = rf"(?:the|its|their|a|that) (?:[\w’'-]+ ){{0,3}}(?:{words['goals']}|total)s?\b"
    # "boost its plan to plant 5,000 trees" tells of a plan, "raise its plan to 5,000 trees" of another figure
    lead = "|".join(load("parts")["lead"])
    raised = rf"\b(?:{words['moving']})\w*\b (?:\w+ly )?{goal}[^;]{{0,80}}\bto (?:(?:{lead}) )*$"
    grown = rf"\b(?:{words['goals']}|total)\b[^,;]{{0,40}}\b(?:has|have) {_NOW}(?:{words['grown']})\b[^,;]{{0,30}}$"
    new_one = r"\bthe (?:new|revised) (?:one|figure|date|number) is (?:[\w-]+ ){0,2}$"
    once = _where_once()
    return re.compile(rf"{gone}|{raised}|{grown}|{new_one}|{once}", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    """From the measure on: "… has been met six years early", "… and has now been put off to 2024"."""
    words = change_words()
    met = rf"(?:{words['has_met']}|\b(?:it|and) got there\b)"
    early = rf"{met}[^.;]{{0,60}}\b(?:years?|months?|weeks?|days?) (?:{words['early']})\b"
    spare = rf"{met}[^.;,]{{0,20}} with (?:\w+ )?{words['number']}[^.;,]{{0,20}} to spare\b"
    return re.compile(rf"{early}|{_put_off()}|{_where_once()}|{spare}", re.IGNORECASE)


def _put_off() -> str:
    """ "The date has been put off to 2026", "… and has now been put off to 2024"; not "a bridge that has been"."""
    words = change_words()
    what = rf"(?<!whose )\b(?:{words['goal']}|{words['due']}) (?:has|have) {_NOW}"
    return rf"(?:{what}|\band (?:has|have) now )been (?:{words['put_off']}) {words['to']}"


def _where_once() -> str:
    """ "Where it used to say ten"; not "where it once had its mill"."""
    words = change_words()
    once = r"\bwhere (?:it|they|the \w+) (?:once|used to|previously|earlier|formerly)"
    return rf"{once} (?:{words['spoken']})\b[^.;]{{0,80}}?\b{words['number']}"


@cache
def _next() -> re.Pattern[str]:
    """The next sentence: "That target has been dropped", "It will not go ahead"."""
    words = change_words()
    over = rf"(?:{words['left']}|{words['put_off']}|off(?! the mark)|no longer (?:current|valid|in force))\b"
    goal = (
        rf"(?:That|This|The|Both|These|Those) (?:\w+ )?{words['goal']}(?:,[^,]{{0,40}},)? (?:has|have|is|are|was|were)"
    )
    # "It has withdrawn from …" is the company
    it = rf"(?:It|That|This|Both) (?:(?:has|have) {_NOW}been|(?:is|are) {_NOW}being) {over}(?=[.,;]|$| {words['to']})"
    never = r"(?:It|That|This|They|Both)\b[^.;]{0,60}\b(?:will not|won['’]t|will no longer) (?:take effect|go ahead)\b"
    old = rf"The (?:{words['old']}) (?:{words['due_now']})(?:,[^,]{{0,20}},)?"
    old += r" (?:went|is gone|has gone|was dropped|has been)\b"
    # "A spokesman confirms that the number has been dropped"
    told = rf"[^.;]{{0,80}}\bthe (?:{words['due_now']}) [“\"']?(?:is|has|was) (?:now )?(?:been )?{over}"
    # "Last week it moved the date to 2026", "it now says the work will take until 2031"
    moved = rf"[^.;]{{0,80}}\b(?:{words['moves']}) the (?:date|deadline|target date|year) (?:back |forward )?to 20\d\d"
    late = r"[^.;]{0,80}\bnow (?:says?|reckons|expects|thinks)\b[^.;]{0,60} (?:until|in|by) 20\d\d"
    late += r"(?:, (?:\w+ ){0,2}years)? (?:later|longer)\b"
    return re.compile(rf"{goal} {_NOW}(?:been |being )?{over}|{it}|{never}|{old}|{told}|{moved}|{late}")


@cache
def _moved() -> re.Pattern[str]:
    words = change_words()
    year = r"\b(?:not|instead of|rather than)(?: by| in| until)? 20\d\d\b"
    sooner = rf"\byears? (?:sooner|earlier|later) than (?:\w+ ){{0,2}}(?:{words['said_before']})\b"
    from_it = rf"\bup from [^.;]{{0,30}}(?:it had|it|had) (?:{words['said_before']})\b"
    return re.compile(rf"{year}|{sooner}|{from_it}", re.IGNORECASE)


@cache
def _previously() -> re.Pattern[str]:
    """The next sentence gives the old figure: "Previously it had said 50%", "It was going to be 300"."""
    words = change_words()
    figure = rf"[^.;]{{0,120}}?\b{words['number']}"
    said = rf"(?:(?:had|used to)(?: been)? (?:{words['spoken']})|wanted|spoke)\b"
    before = rf"(?:{words['formerly']}),? (?:it|they|the \w+) (?:{said}|was to\b|were to\b){figure}"
    used = rf"(?:It|They) (?:(?:had been|used to) (?:{words['spoken']})|was going to be|were going to be)\b{figure}"
    old = rf"(?:Its|The) (?:{words['old']}) {words['goal']} (?:was|had been|stood|called)\b"
    more = rf"(?:That|This|It) (?:is|was) (?:up|down) from (?:\W|\w+ ){{0,3}}{words['number']}"
    more += rf"|Make (?:that|it) (?:\w+ ){{0,3}}{words['number']}"
    return re.compile(rf"{before}|{used}|{old}|{more}", re.IGNORECASE)


def _is_in_table(saying: Saying) -> bool:
    """ "Before: 50% by 2030. Now: 40% by 2035."."""
    then, now = _columns()
    was, follows = now.match(saying.before) and then.match(saying.previous), now.match(saying.next)
    return bool(was or (then.match(saying.before) and follows))


@cache
def _columns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    then = rf"\W{{0,3}}(?:{change_words()['then']}):"
    return re.compile(then, re.IGNORECASE), re.compile(r"\W{0,3}(?:Now|New):", re.IGNORECASE)
