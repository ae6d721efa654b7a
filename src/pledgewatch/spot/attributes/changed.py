"""Words by which a promise has changed: given up, met, put off, or moved from one figure to another."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.saying import Saying
from pledgewatch.spot.lexicon import load

_NOW = r"(?:(?:now|also|already|since|just|quietly) )*"
_OWN = r"(?:its|the|a|an|that|this|their) (?:\w+ ){0,2}"
_TO = r"(?:by|to|until|till)\b"


def is_changed(saying: Saying) -> bool:
    """ "Is scrapping the goal", "has beaten a target", "was put off to 2030": said of now, so not recalled, though an
    old date stand beside it."""
    return bool(
        _of_goal().search(saying.before + saying.after)
        or _before().search(saying.before)
        or _after().search(saying.rest)
        or _next().match(saying.next)
        or _is_in_table(saying)
    )


def is_moved(saying: Saying) -> bool:
    """ "By 2030 and not by 2025", "two years sooner than planned", "… Previously it had named 2035"."""
    return bool(_moved().search(saying.after) or _previously().match(saying.next))


@cache
def _words() -> dict[str, str]:
    words = {name: "|".join(phrases) for name, phrases in load("changes").items()}
    return words | {"goal": rf"(?:{words['goals']}|undertaking)s?"}


@cache
def _of_goal() -> re.Pattern[str]:
    """In its clause: "has met its goal", "the promise has been kept"."""
    words = _words()
    goal = words["goal"]
    leaving = rf"\b(?:is|are|was|were|would be) {_NOW}[“\"']?(?:{words['leaving']})[”\"']? {_OWN}{goal}\b"
    # "has met its goal and will now …" goes on to another promise
    ended = (
        rf"\b(?:has|have|had) {_NOW}(?:{words['left']}|{words['met']}) {_OWN}{goal}\b(?! (?:\w+ )?and (?:will|would)\b)"
    )
    over = rf"\b{goal} (?:is|are|has|have) {_NOW}(?:been )?(?:{words['left']}|gone)\b"
    kept = rf"\b{goal}\b[^.;]{{0,60}}\b(?:has|have) {_NOW}been (?:{words['met']})\b"
    off = rf"\b(?:has|have) {_NOW}(?:{words['put_off']}) {_OWN}{goal}\b"
    off += rf"|\b{goal} (?:has|have) {_NOW}been (?:{words['put_off']})\b"
    off += rf"|\b(?:has|have|is|are) {_NOW}(?:been |being )?(?:{words['put_off']}) {_TO}"
    meant = (
        rf"\bwhich (?:it|they|the \w+) (?:had|once) (?:{words['promised']})\b[^.;]{{0,60}}\b(?:is|are|was|were) now\b"
    )
    return re.compile(rf"{leaving}|{ended}|{over}|{kept}|{off}|{meant}", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """Up to the measure: "gone with the deal is", "will raise its goal to", "the new one is"."""
    words = _words()
    gone = r"^\W{0,3}(?:also |now )?gone\b[^,;]{0,30}\b(?:is|are)\b"
    goal = rf"(?:the|its|their|a|that) (?:[\w’'-]+ ){{0,3}}(?:{words['goals']}|total)s?\b"
    raised = rf"\b(?:{words['moving']})\w*\b[^;,]{{0,20}}\b{goal}[^;]{{0,80}}\bto (?:[\w-]+ ){{0,2}}$"
    grown = rf"\b(?:{words['goals']}|total)\b[^,;]{{0,40}}\b(?:has|have) {_NOW}(?:{words['grown']})\b[^,;]{{0,30}}$"
    new_one = r"\bthe (?:new|revised) (?:one|figure|date|number) is (?:[\w-]+ ){0,2}$"
    once = r"\bwhere (?:it|they|the \w+) (?:once|used to|had|previously|earlier|formerly)\b"
    return re.compile(rf"{gone}|{raised}|{grown}|{new_one}|{once}", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    """From the measure on: "… has been met six years early", "… and has now been put off to 2024"."""
    words = _words()
    early = rf"\b(?:{words['met']}|got there)\b[^.;]{{0,60}}\b(?:years?|months?|weeks?|days?) (?:{words['early']})\b"
    off = rf"\b(?:has|have) {_NOW}been (?:{words['put_off']}) {_TO}"
    once = r"\bwhere (?:it|they|the \w+) (?:once|used to)\b"
    return re.compile(rf"{early}|{off}|{once}|\bwith [^.;,]{{0,30}} to spare\b", re.IGNORECASE)


@cache
def _next() -> re.Pattern[str]:
    """The next sentence: "That target has been dropped", "It will not go ahead"."""
    words = _words()
    over = rf"{_NOW}(?:been |being )?(?:{words['left']}|{words['put_off']})\b"
    goal = (
        rf"(?:That|This|The|Both|These|Those) (?:\w+ )?{words['goal']}(?:,[^,]{{0,40}},)? (?:has|have|is|are|was|were)"
    )
    it = r"(?:It|They|That|This|Both) (?:has|have|is|are)"
    never = r"(?:It|That|This|They|Both)\b[^.;]{0,60}\b(?:will not|won['’]t|will no longer) (?:take effect|go ahead)\b"
    return re.compile(rf"(?:{goal}|{it}) {over}|{never}")


@cache
def _moved() -> re.Pattern[str]:
    words = _words()
    year = r"\b(?:not|instead of|rather than)(?: by| in| until)? 20\d\d\b"
    sooner = rf"\byears? (?:sooner|earlier|later) than (?:\w+ ){{0,2}}(?:{words['said_before']})\b"
    from_it = rf"\bup from [^.;]{{0,30}}(?:it had|it|had) (?:{words['said_before']})\b"
    return re.compile(rf"{year}|{sooner}|{from_it}", re.IGNORECASE)


@cache
def _previously() -> re.Pattern[str]:
    """The next sentence gives the old figure: "Previously it had said 50%", "It was going to be 300"."""
    words = _words()
    before = rf"(?:{words['formerly']}),? (?:it|they|the \w+) (?:had|used to|was to|were to|wanted|spoke)\b"
    used = r"(?:It|They) (?:had been saying|had been aiming|used to|was going to be|were going to be)\b"
    old = rf"(?:Its|The) (?:{words['old']}) {words['goal']} (?:was|had been|stood|called)\b"
    more = r"(?:That|This|It) (?:is|was) (?:up|down) from\b|Make (?:that|it) "
    return re.compile(rf"{before}|{used}|{old}|{more}", re.IGNORECASE)


def _is_in_table(saying: Saying) -> bool:
    """ "Before: 50% by 2030. Now: 40% by 2035."."""
    then, now = _columns()
    was, follows = now.match(saying.before) and then.match(saying.previous), now.match(saying.next)
    return bool(was or (then.match(saying.before) and follows))


@cache
def _columns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    then = rf"\W{{0,3}}(?:{_words()['then']}):"
    return re.compile(then, re.IGNORECASE), re.compile(r"\W{0,3}(?:Now|New):", re.IGNORECASE)
