"""Words by which a sum or a date takes the place of another: "raised that to $10m", "it now speaks of 2040"."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.attributes.saying import Saying

_IT = r"(?:it|they|she|he|the \w+(?: \w+)?)"


def is_replaced(saying: Saying) -> bool:
    """Does the measure take the place of another, or another its place?"""
    return bool(
        _before().search(saying.before)
        or _clause().search(saying.after)
        or _rest().search(saying.rest)
        or _next_is().match(saying.next)
        or (_going_up().search(saying.before) and _from_less().search(saying.after))
        or (_moves_its().search(saying.before) and _goal_forward().match(saying.after))
    )


def was_another(saying: Saying) -> bool:
    """Does the next sentence tell what was in its place: "Last week it had been ten"? That may be said of what was new
    long ago, too."""
    return bool(_next_had().match(saying.next))


@cache
def _before() -> re.Pattern[str]:
    """Up to the measure: "raised its gift to", "doubled that to", "the budget is now", "now talks of"."""
    words = change_words()
    raised = rf"\b(?:{words['raised_to']})(?: up)? (?:its|the|what|their|an?) [^.;]{{3,80}}?(?:,? to|:) (?:\w+ )?$"
    moved = rf"\b(?:{words['raised_to']}|{words['cut_to']})"
    this = rf"{moved} (?:{words['this_sum']})(?: (?:on|in|last|this) \w+)? to (?:\w+ )?$"
    # "raised to 15 million the amount that it will lend"
    at_once = rf"{moved} to (?:\w+ )?$"
    now = rf"\bnow (?:{words['now_says']}) (?:only |just |about |for )?$"
    be = r"(?:['’]s| is| are)"
    is_now = rf"\b(?:it|that|{words['due_now']}){be} now (?:to be |pencilled in for |at )?(?:\w+ )?$"
    now_is = rf"\bnow (?:it|that|the (?:{words['due_now']})){be} (?:aiming for )?(?:\w+ )?$"
    become = (
        rf"^\W{{0,3}}(?:On \w+ |But |And )?(?:that|it|this|which|the (?:{words['due_now']})) {_become()} (?:\w+ )?$"
    )
    until = r"\b(?:given (?:it|them)self|will need) (?:until|till) (?:\w+ )?20\d\d to\b[^.;,]{0,60}$"
    # "lowers what it intends to spend to", "a goal of 50% has become", "turned its $5m into", "went from five to"
    what = rf"{moved} what {_IT} [^.;]{{3,60}} to (?:\w+ )?$"
    has_become = rf"\b{words['goal']} of [^.;]{{1,40}} (?:has|have) (?:since |now )?become (?:\w+ )?$"
    turned = rf"\bturn(?:ed|s) (?:its|the|that|their) {words['sum']}[^.;]{{0,25}} into (?:\w+ )?$"
    went = rf"\b(?:went|goes|gone) from (?:\w+ )?{words['sum']}[^.;]{{0,15}} to (?:\w+ )?$"
    # "which had started with three million, said it would be"
    started = rf"\bhad (?:started|begun)(?: out| off)? with (?:\w+ )?{words['sum']}[^.;]{{0,60}}$"
    # "has doubled what it first announced and now gives", "yesterday it was brought to"
    doubled = rf"\b(?:{words['raised_to']}) what (?:it|they) (?:had |first |once )*(?:{words['named_before']})\b"
    doubled += r"[^.;]{0,60}? and (?:now )?(?:will )?\w+ (?:\w+ )?$"
    brought = r"\b(?:it|that|which|(?:the|its) (?:fund|sum|amount|pledge|gift|offer|limit|promise)) (?:was|has been|is)"
    brought += r"(?: now| since)? (?:brought|lifted|doubled|trebled|tripled|topped up|taken)(?: up)? to (?:\w+ )?$"
    # "has given itself until 2023, not 2025, to place"
    until_not = r"\b(?:until|by|in) 20\d\d,? (?:and )?not (?:until |by |in )?20\d\d,? (?:to )?[^.;,]{0,30}$"
    forward = rf"\b(?:{words['moves']}) (?:forward|back|up) (?:its|the|their) (?:\w+ )?"
    forward += rf"(?:date|deadline|year|{words['goal']})\b[^.;]{{0,80}}$"
    forward += rf"|\b(?:{words['moves']}) (?:its|the|their) [^.;,]{{0,40}}"
    forward += rf"\b(?:date|deadline|year|{words['goal']}) (?:forward|back) (?:by [^.;,]{{1,20}} )?to $"
    moves = [raised, this, at_once, what, turned, went, doubled, brought, until_not, forward]
    return re.compile("|".join([*moves, now, is_now, now_is, become, has_become, until, started]), re.IGNORECASE)


@cache
def _going_up() -> re.Pattern[str]:
    """ "The budget will go up to", or "will go" where the sum has the rest, if "from 20 million" follows."""
    return re.compile(r"\b(?:go|goes|going|went|gone)(?: up| down)?(?: to)? (?:\w+ )?$", re.IGNORECASE)


@cache
def _moves_its() -> re.Pattern[str]:
    """ "Is bringing its", where "net zero target forward" follows."""
    return re.compile(rf"\b(?:{change_words()['moves']}) (?:its|the|their) (?:\w+ )?$", re.IGNORECASE)


@cache
def _goal_forward() -> re.Pattern[str]:
    words = change_words()
    return re.compile(rf"[^.;,]{{0,30}}[ -](?:date|deadline|{words['goal']}) (?:forward|back)\b", re.IGNORECASE)


@cache
def _from_less() -> re.Pattern[str]:
    return re.compile(rf"^[^.;]{{0,40}}, from (?:\w+ )?{change_words()['sum']}", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    """In its clause: "… instead of four", "… twice what it had named", "… ten years before the previous date"."""
    words = change_words()
    by = r"(?:by |in |for |until |just |only |the |an? )*"
    instead = rf"^[^.;]{{0,80}}\b(?:{words['in_place_of']}) {by}{words['sum']}"
    has = r"(?:['’]d| had| has)?"
    had = rf"{_IT}{has}(?: (?:first|originally|once|only|earlier|previously))? (?:{words['named_before']})"
    from_it = rf"\bfrom (?:the |an? |just )*{words['sum']}[^.;,]{{0,30}} (?:that |which )?{had}\b"
    times = rf"\b(?:{words['times']})(?: as (?:many|much))? (?:as|what|that|the)\b[^.;,]{{0,40}}\b{had}\b"
    spoken = rf"{_IT}(?:{has}| used to) (?:{words['spoken']}|{words['named_before']})\b"
    sooner = rf"\byears? (?:before|(?:sooner|earlier|later) than) (?:the (?:{words['old']}) |{spoken})"
    # "… are all that is left of a target of ten"
    left = r"^[^.;]{0,50}\b(?:all that (?:is|was) left|what (?:is|was) left|what remains) of (?:its|the|a|that)"
    left += rf" (?:(?:{words['old']}) )?(?:{words['goal']}|promised|planned)\b"
    return re.compile("|".join([instead, from_it, times, sooner, left]), re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    """In the next clause: "…; it now says 2034", "…, in 2023 it said 50", "… (it said 50 once)"."""
    words = change_words()
    now = rf"[;,(] ?(?:(?:and|but) )?{_IT} now (?:{words['now_says']}) (?:\w+ ){{0,2}}?20\d\d"
    then = r"(?:in (?:19|20)\d\d|once|earlier|until now),?"
    once = rf"\b{then} {_IT}(?: had)? (?:been|was|{words['spoken']}) (?:only |just )?{words['sum']}"
    said = rf"\(it (?:had )?(?:{words['spoken']}) {words['sum']}"
    used = rf"[;,(] ?(?:it|that|the (?:{words['due_now']})) (?:used to be|had been) (?:\w+ )?{words['sum']}"
    return re.compile("|".join([now, once, said, used]), re.IGNORECASE)


@cache
def _next_had() -> re.Pattern[str]:
    """The next sentence gives what was: "Last week it had been US$8 million", "Its earlier plan had 2035 on it"."""
    words = change_words()
    subject = rf"\b(?:it|they|that|this|one|figures?|{words['due_now']})"
    seldom = r"(?:earlier |previously |once |first |only )?"
    had = rf"[^.;]{{0,60}}{subject}(?:['’]d| had) {seldom}(?:{words['had_before']})\b[^.;]{{0,25}} {words['sum']}"
    used = rf"(?:In \w+ )?(?:It|They|This|The (?:{words['due_now']})) used to (?:be|say|read|stand)\b"
    old = rf"(?:Its|The|Their) (?:{words['old']}) (?:\w+ )?(?:{words['goal']}|date|number|one)\b"
    old += rf"[^.;]{{0,20}} (?:{words['was_before']})\b[^.;]{{0,20}} {words['sum']}"
    then = rf"The (?:{words['due_now']}) (?:{words['set_then']})\b[^.;]{{0,30}} (?:was|had been) {words['sum']}"
    # "Until now the aim was 10%."
    until_now = rf"(?:{words['formerly']}|so far),? (?:its|the|their) (?:{words['goal']}|{words['due_now']})"
    # "It had promised ten last week, but the need was greater"
    but = (
        rf"(?:It|They|The \w+) had (?:only |first )?(?:{words['promised']}) (?:\w+ )?{words['sum']}[^.;]{{0,30}}, but\b"
    )
    until_now += rf" (?:was|stood at|had been) (?:\w+ )?{words['sum']}"
    to_be = rf"[^.;]{{0,40}}\b(?:{words['due_now']})\b[^.;]{{0,30}} (?:was|were) to be {words['sum']}"
    return re.compile("|".join([had, used, old, then, until_now, to_be, but]), re.IGNORECASE)


@cache
def _next_is() -> re.Pattern[str]:
    """The next sentence gives what is now: "It becomes 2034", "The date is now 2035", "It's now aiming for 2040"."""
    words = change_words()
    lead = r"(?:On \w+,? |But |And )?"
    become = rf"{lead}(?:That|It|This|The (?:{words['due_now']})) {_become()}\b[^.;]{{0,20}} [“\"']?{words['sum']}"
    date = rf"{lead}(?:The|Its) (?:new )?(?:date|deadline) is now {words['sum']}"
    now_is = rf"{lead}Now (?:it|that|the (?:{words['due_now']}))(?:['’]s| is| are) (?:\w+ ){{0,2}}{words['sum']}"
    aims = rf"{lead}{_IT}(?:['’]s| is| will be)? now (?:due|to be|expected|{words['now_says']})\b"
    aims += rf"[^.;]{{0,40}} {words['sum']}"
    until = r"[^.;]{0,50}\b(?:given|gives|gave) (?:it|them)self (?:now )?(?:until|till) (?:\w+ )?20\d\d"
    new = rf"[^.;]{{0,50}}\bthe new (?:{words['due_now']}) (?:is|was) {words['sum']}"
    # "That’s triple the old limit"
    times = rf"(?:That|This|It)(?:['’]s| is| was) (?:half|{words['times']}|triple|treble)(?: of| as much as)?"
    times += rf" (?:the (?:{words['old']})|what (?:it|they) (?:had |first |once )+(?:{words['named_before']}))\b"
    return re.compile("|".join([become, date, now_is, aims, until, new, times]), re.IGNORECASE)


def _become() -> str:
    return r"(?:(?:has |have )?(?:since |now )?(?:becomes?|became))"
