"""Words by which a promise is given up: "scrapped its goal of", "it no longer intends to", "target: dropped"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.attributes.saying import Saying


def is_given_up(saying: Saying) -> bool:
    entry, off = _entries(), _is_off()
    return bool(
        _before().search(saying.before)
        or entry[0].search(saying.before)
        or entry[1].search(saying.rest)
        or (_gives_up().search(saying.before) and _own_goal().match(saying.after))
        or (off[0].search(saying.before) and (off[1].match(saying.after) or _let_go().search(saying.rest)))
    )


@cache
def _before() -> re.Pattern[str]:
    """Up to the measure: "walked away from its aim of", "no longer wants to", "cannot honour the"."""
    words = change_words()
    left = rf"\b(?:{words['gives_up']}) [^.;,]{{0,40}}\b{words['goal']}\b[^.;,]{{0,60}}$"
    no_more = rf"\bno longer[”\"]? (?:{words['no_more']})\b[^.;]{{0,80}}$"
    no_more += rf"|\b(?:would|will) no longer (?:{words['for_others']}) [^.;,]{{0,60}}$"
    cannot = rf"\b(?:won['’]t|will not|cannot|can['’]t) (?:{words['cannot']})\b[^.;,]{{0,60}}$"
    return re.compile(rf"{left}|{no_more}|{cannot}", re.IGNORECASE)


@cache
def _is_off() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """On both sides: "the pledge to buy" … "was withdrawn in May"."""
    words = change_words()
    be = r"(?:is|are|was|were|has been|have been|had been)(?: \w+ly| now| also| being| since)*"
    off = rf"[^.;]{{0,80}}\b{be} (?:{words['is_off']})\b"
    return re.compile(rf"\b{words['goal']}\b[^.;]{{0,80}}$", re.IGNORECASE), re.compile(off, re.IGNORECASE)


@cache
def _gives_up() -> re.Pattern[str]:
    """Up to the measure: "took back its", where "20-tonne goal" follows."""
    return re.compile(rf"\b(?:{change_words()['gives_up']}) (?:its|the|their) (?:\w+ )?$", re.IGNORECASE)


@cache
def _own_goal() -> re.Pattern[str]:
    words = change_words()
    return re.compile(rf"[^.;,]{{0,30}}[ -](?:{words['goal']}|{words['funds']})\b", re.IGNORECASE)


@cache
def _let_go() -> re.Pattern[str]:
    """Of a goal told before: "the company has let go of it"."""
    return re.compile(rf"\b(?:has|have) (?:{change_words()['gives_up']}) (?:it|them)\b", re.IGNORECASE)


@cache
def _entries() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Entries of a list: "Gone: 10 per cent by 2026", "€2bn a year by 2025: dropped"."""
    off = change_words()["entry_off"]
    return (
        re.compile(rf"(?:^|[;:•*–-] ?)\W{{0,3}}(?:{off}):", re.IGNORECASE),
        re.compile(rf": (?:{off})(?:[.,;]|$)", re.IGNORECASE),
    )
