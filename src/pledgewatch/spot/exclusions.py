"""Figures that are no pledge by what the guide says, whatever else speaks for them.

The old figure of a pledge that was changed gets no record of its own (hard case 1: "up from $100m"), what was given
over years gone by is history (hard case 15: "over the past two years"), what customers and staff give is not the
company's (hard case 10), and running sums count nothing new (hard case 24). Fines, what was turned down, money raised
from investors or the public, lower prices for customers, shops that open and what staff are paid are none.
Nor is it a promise how many shops, owners or cooks a company has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pledgewatch.spot.context import Context
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: Characters that are read on either side of a figure, and between two figures joined by "to".
_BEFORE, _BEHIND, _STEP = 160, 90, 40
_TO = re.compile(r"\bto\b")


def is_excluded(context: Context, measure: Measure) -> bool:
    """Is ``measure`` an old figure, a gift of others or of long ago, a running sum, a forecast, a rate, or the size of
    a company?

    A match of what others give is the company's own, and so is a sum that is raised to a new one ("up from").
    """
    doc, sentence = context.doc, context.doc.sentences[measure.sentence]
    before = doc.full[max(sentence.start, measure.start - _BEFORE) : measure.start]
    behind = doc.full[measure.end : min(sentence.end, measure.end + _BEHIND)]
    patterns = _patterns()
    if any(pattern.search(before) for pattern in patterns.before) or patterns.history.match(behind):
        return True
    if patterns.matching.search(before) is None and (patterns.others.search(before) or patterns.gathered.match(behind)):
        return True
    if measure.money and patterns.running.search(before) and not patterns.raised.match(behind):
        return True
    if measure.money and (patterns.rate.search(before) or patterns.refused.match(behind)):
        return True
    if measure.money and (patterns.earned.search(before) or patterns.bonus.match(behind)):
        return True
    if measure.money and (patterns.got.search(before) or patterns.owed.match(behind) or patterns.cheaper.match(behind)):
        return True
    if _is_count(measure) and (any(p.search(before) for p in patterns.size) or patterns.owners.match(behind)):
        return True
    if _is_count(measure) and (measure.unit or "").endswith(patterns.shops) and patterns.building.search(before):
        return True  # ordinary capital spending
    if patterns.left.search(before) is None:
        return False
    return patterns.moved.search(before) is not None or _has_successor(context, measure)


def _is_count(measure: Measure) -> bool:
    return measure.form == "quantity" and not (measure.unit or "").startswith("%")


def _has_successor(context: Context, measure: Measure) -> bool:
    """Does "to" with the new figure follow: "from 30% to 40%"?"""
    beside = (context.measures[k] for k in context.measures_by_sentence[measure.sentence])
    new = next((other for other in beside if other.start >= measure.end), None)
    if new is None or new.start - measure.end > _STEP:
        return False
    return _TO.search(context.doc.full, measure.end, new.start) is not None


class _Patterns(NamedTuple):
    """All end where the figure begins, but for ``history``, ``gathered``, ``raised``, ``refused``, ``owed``,
    ``cheaper``, ``bonus`` and ``owners``, which begin where it ends."""

    before: tuple[re.Pattern[str], ...]
    history: re.Pattern[str]
    matching: re.Pattern[str]
    others: re.Pattern[str]
    gathered: re.Pattern[str]
    running: re.Pattern[str]
    raised: re.Pattern[str]
    rate: re.Pattern[str]
    refused: re.Pattern[str]
    got: re.Pattern[str]
    owed: re.Pattern[str]
    cheaper: re.Pattern[str]
    earned: re.Pattern[str]
    bonus: re.Pattern[str]
    building: re.Pattern[str]
    shops: tuple[str, ...]
    owners: re.Pattern[str]
    left: re.Pattern[str]
    moved: re.Pattern[str]
    size: tuple[re.Pattern[str], ...]


@cache
def _patterns() -> _Patterns:
    words = load("exclusions") | {"matching": load("shares")["matching"]}

    def any_of(name: str) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(words[name], key=len, reverse=True))) + ")"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    between = rf"(?:{any_of('between')} )*$"
    clause = r"(?:[^.;]|\.\d)"  # the points of "1.5 million" end nothing
    told = rf"\b{any_of('old')} (?:\w+ )?{any_of('figure')}s?\b[^.;]{{0,25}}\b{any_of('was')} "
    until = rf"\b{any_of('until')}\b[^.;]{{0,60}}\b{any_of('was')} "
    replaced = rf"(?:\b{any_of('changed')},? from |\b{any_of('instead')} |{told}|{until}){between}"
    moved = rf"\b{any_of('moved')}\b{clause}{{0,100}}? to {clause}{{0,30}}?\d{clause}{{0,40}}?,? from {between}"
    negated = rf"(?:,|;|\band) not (?!{any_of('alone')}\b)(?:by |in |for |until |the |of )?{between}"
    once = rf"\bwhere (?:\w+ ){{1,2}}{any_of('used_to')} (?:{any_of('spoken')} (?:that [^.;,]{{0,60}}$)?)?{between}"
    launched = any_of("launched")
    ago = rf"(?:\bafter (?:it|they) (?:was|were) {launched}|\b{launched} (?:\w+ ){{1,3}}ago) at {between}"
    brought = rf"\b{any_of('bring')}\b [^.;]{{0,40}}\b{any_of('total')}\b(?:(?! to )[^.;]){{0,30}} to {between}"
    added = rf"\b{any_of('add')}\b(?! that\b)[^.;,]{{0,30}} together\b(?! with\b)[^.;]{{0,60}}$"
    so_that = rf"\b{any_of('so_that')}\b[^.;]{{0,40}}\b{any_of('total')}\b[^.;]{{0,60}}$"
    unchecked = rf"\b{any_of('unchecked')}\b[^.;]{{0,40}}\b{any_of('climb')}\b[^.;]{{0,40}}$"
    unsaid = rf"\b{any_of('unsaid')} {clause}{{0,120}}$"
    matching = rf"\b{any_of('matching')}\b[^.;]{{0,80}}$"
    whose = r"(?:\b(?:its|the|their|our|whose)|['’]s?) (?:own )?"
    others = rf"{whose}{any_of('givers')} (?:\w+ ){{0,2}}?{any_of('gathering')} (?:another |a further )?{between}"
    past = rf"{any_of('span')} (?:the|its) {any_of('gone')} (?:\w+ )?{any_of('years')}"
    history = rf"[^.;:]{{0,80}}\b{past}\b"
    gathered = rf"[^.;,]{{0,25}}\b{any_of('gathered')} by (?:\w+ )?(?:own )?{any_of('givers')}\b"
    fine = rf"(?: of (?:it|this|that|which))? (?:is|was|are|were) (?:a |an |the )?{any_of('fine')}\b"
    offer = "(?:it|that|this|them|the offer)"
    declined = rf"[^.]{{0,60}}\b(?:turned {offer} down|{any_of('decline')} {offer}|{any_of('declined')})\b"
    # "Acme, with 40 shops, …", "half of the 900 cooks", "match what its 900 cooks give", "told its 900 owners"
    name = rf"(?:(?!\b{any_of('promise')}\b)[^,]){{2,70}}"
    aside = rf"^{name}, (?:the [^,]{{2,40}} )?(?:with|which {any_of('has')}) (?:its |{any_of('between')} )*$"
    fraction = rf"(?:\bhalf|\b(?:a|one|two|three|four)[ -]{any_of('fractions')}|%|\bper ?cent) of {any_of('whose')}+$"
    matched = rf"\b(?:what|whatever|told) {any_of('whose')}$"
    # "investors led by Acme have put", "an appeal with a target of"; "remodel" and then "40 shops"
    backed = rf"\binvestors?(?: led by [^.;,]{{2,40}})?,? (?:have |has |had )?{any_of('backing')} $"
    appeal = rf"\b{any_of('appeals')}\b[^.;]{{0,80}}\b(?:with|has|had|set) an? (?:target|goal) of {between}"
    building = rf"\b{any_of('building')} {between}"
    # "its workers will get", "a bonus of"; "bonuses", "to each of its cooks", "per employee"
    earns = rf"\b{any_of('staff')} (?:[\w,-]+ ){{0,12}}{any_of('receive')} (?:\w+ ){{0,3}}$"
    earned = rf"{earns}|{any_of('pay')} (?:\w+ ){{0,3}}$|\b{any_of('paying')} (?:its |their |all )*{any_of('staff')} $"
    each = rf"(?: \w+)? (?:to|for) {any_of('each')}(?: of (?:its|their|our|the))?(?: [\w-]+){{0,3}} {any_of('staff')}\b"
    bonus = rf"(?:[ -]{any_of('bonus_kinds')})*[ -]bonus(?:es)?\b|{each}| (?:a|per|an) {any_of('staff')}\b"
    return _Patterns(
        before=tuple(map(compiled, (replaced, negated, once, ago, unchecked, unsaid))),
        history=compiled(history),
        matching=compiled(matching),
        others=compiled(others),
        gathered=compiled(gathered),
        running=compiled(f"{brought}|{added}|{so_that}"),
        raised=compiled(rf"[\s,(–—]*{any_of('changed')},? from\b"),
        refused=compiled(f"{fine}|{declined}"),
        got=compiled(rf"(?:\b{any_of('got')}|\bwho would \w+) {between}|{backed}|{appeal}"),
        owed=compiled(rf" (?:is|was|are|were) (?:\w+ ){{0,2}}{any_of('debt')}\b"),
        cheaper=compiled(rf"[^.;]{{0,30}}\b{any_of('cheaper')}\b"),
        earned=compiled(earned),
        bonus=compiled(bonus),
        building=compiled(building),
        shops=tuple(words["shops"]),
        owners=compiled(r"(?: of them)? owns?\b"),  # "that 10,300 of them own"
        rate=compiled(r"\bper $"),  # "waste per ¥1 million of sales"
        left=compiled(rf"\bfrom {between}"),
        moved=compiled(moved),
        size=tuple(map(compiled, (aside, fraction, matched))),
    )
