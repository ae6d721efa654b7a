"""Words by which a promise is an older one: held to, repeated, told as something past."""

from __future__ import annotations

import re
from functools import cache

from pledgewatch.spot.attributes.ages import is_of_month_gone, is_recent
from pledgewatch.spot.attributes.change_words import change_words
from pledgewatch.spot.attributes.saying import Saying
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

#: A sentence that is nothing but a year.
_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")


def is_held_to(saying: Saying) -> bool:
    """ "Keeps to its goal", "the older target is unchanged", "stays on the books", "Its other aims have held: …"."""
    before, after = _held()
    return bool(before.search(saying.before) or after.search(saying.after) or _others_held().search(saying.previous))


def is_chronicled(context: Context, saying: Saying) -> bool:
    """ "2019. The bank offers $5m": an entry of a list of years, by a year that is over."""
    published, entry = context.doc.published, _YEAR.fullmatch(saying.previous)
    return published is not None and entry is not None and int(entry[1]) < published.year


def is_recalled(context: Context, measure: Measure, saying: Saying) -> bool:
    """ "Three years ago it set aside", "had already planned to put", "part of its promise to"."""
    then, past = _past()
    if then.match(saying.before):
        return True
    published = context.doc.published
    said = [d for d in context.dates_by_sentence[measure.sentence] if d.role == "said"]
    if any(is_recent(published, d.value) and not is_of_month_gone(context.doc, d) for d in said):
        return False
    if past.search(saying.before):
        return True
    return _opens_with_one(context, measure, said) or _is_in_past_perfect(saying)


def _opens_with_one(context: Context, measure: Measure, dates: list[DateMention]) -> bool:
    """Does the sentence open with one of ``dates``?"""
    if not dates or dates[0].start > measure.start:
        return False
    start = context.doc.sentences[measure.sentence].start
    return bool(_opening().fullmatch(context.doc.full, start, dates[0].start))


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before the date that a sentence opens with."""
    words = change_words()
    lead = rf"(?:(?:(?:(?:{words['opening']}) )?in|{words['opening_alone']}) (?:the )?)?"
    return re.compile(rf"[\W_]{{0,4}}(?:And |But )?{lead}(?:(?:{words['part_of_year']})[ -](?:of )?)?", re.IGNORECASE)


def _is_in_past_perfect(saying: Saying) -> bool:
    """ "Had promised", up to the measure, unless somebody reports it as news ("said it had promised")."""
    had, reported = _had()
    found = had.search(saying.before)
    return found is not None and not reported.search(saying.before, 0, found.start())


@cache
def _had() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = change_words()
    # "the bank, which had promised …, will give" tells of what it will give
    # "had in May announced"
    when = r"(?:,? (?:in|on|last|late last|early last) (?:\w+ ){0,2}?\w+,?)?"
    had = rf"\bhad(?: (?:{words['before_now']}))*{when} (?:{words['promised']})\b"
    had += rf"(?:(?!\b(?:{words['goes_on']}|{words['promised']})\b)[^;:,]){{0,100}}$"
    return re.compile(had, re.IGNORECASE), re.compile(rf"\b(?:{words['reported']})\b", re.IGNORECASE)


@cache
def _past() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a sentence begins with, and what may stand anywhere before the measure."""
    words, goal = _words()
    whose = r"(?:its|their|[\w’']+['’]s?|the (?:\w+ )?\w+['’]s?)"
    # "As part of its commitment to schools the bank gives …" is news: nothing but the sum may follow
    part = rf"\b(?:is|are|was|were) part of {whose} (?:\w+ ){{0,3}}{goal} (?:to \w+|of) $"
    older = rf"{_besides()}\b(?:{words['standing']}|earlier) (?:\w+ )?{goal}s?\b{_no_other('will|would|said|says')}"
    repeating = r"\b(?:reaffirm|reiterat|restat|repeat)(?:s|e|es|ed|ing)"
    again = rf"{repeating} (?:its|their|the|his|her|that|an?) (?:\w+ ){{0,2}}{goal}s?\b{_no_other('and|will|would')}"
    repeated = rf"{repeating} that (?:\w+ ){{1,6}}$"
    earlier = rf"\b(?:{words['already']}) (?:{words['promised']})\b"
    earlier += rf"(?:(?!\b(?:{words['goes_on']}|{words['promised']})\b)[^;:,]){{0,80}}$"
    still = rf"\b(?:{words['remains']}) (?:\w+ly )?(?:committed|bound|pledged) to (?:\w+ ){{0,4}}$"
    into = r"\b(?:years?|months?) into (?:its|the|a|an|their) (?:[\w-]+, )?(?:[\w-]+ ){0,3}$"
    then = rf"\W{{0,3}}(?:{words['then_only']})\b(?! of\b)"
    return re.compile(then, re.IGNORECASE), re.compile(
        rf"{part}|{older}|{again}|{repeated}|{earlier}|{still}|{into}", re.IGNORECASE
    )


@cache
def _held() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, goal = _words()
    standing = rf"\b(?:{words['standing']}) (?:\w+ )?{goal}\b(?:,|\b(?! on)) ?(?:of|to|is|was|that|under|for|an?)\b"
    held = rf"(?<!longer )(?<!not )\b(?:{words['holds']}) (?:its|the|a|an|their) (?:\w+ ){{0,2}}{goal}\b"
    unmoved = rf"\b{goal}\b.{{0,30}}\b(?:{words['unmoved']}): "
    be = r"(?<!that )(?<!which )(?<!who )(?:is|are|was|were|stays?|remains?|left)"
    lasting = rf"\b{be} [“\"']?(?:{words['unmoved']})\b|^[^,;]{{0,60}}\b(?:{words['lasts']})(?:[.,;]|$)"
    lasting += (
        r"|\b(?:isn[’']t|is not|hasn[’']t been|has not been|aren[’']t|haven[’']t been) (?:changed|touched|altered)\b"
    )
    lasting += rf"|\bstays? at (?:20)\d\d\b|^[^,;]{{0,60}}(?:[,:]|\b20\d\d) (?:{words['unmoved']})\W*$"
    return (
        re.compile(rf"{_besides()}(?:{standing}|{held}|{unmoved}){_no_other('will|would|said|says')}", re.IGNORECASE),
        re.compile(lasting, re.IGNORECASE),
    )


@cache
def _others_held() -> re.Pattern[str]:
    """The sentence before: "The other goals are untouched." """
    words, goal = _words()
    others = rf"\b(?:other|remaining|{words['standing']}) (?:\w+ )?{goal}s\b"
    return re.compile(
        rf"{others}[^.;,]{{0,40}}\b(?:{words['unmoved']}|{words['still_so']})\b[^.;,]{{0,30}}[.:]", re.IGNORECASE
    )


def _words() -> tuple[dict[str, str], str]:
    words = change_words()
    return words, rf"(?:{words['goals']}|undertaking)"


def _besides() -> str:
    return "".join(rf"(?<!\b{phrase} )" for phrase in load("changes")["besides"])


def _no_other(words: str) -> str:
    """What may stand up to the measure: words that tell of no other promise."""
    another = "|".join(load("changes")["another"])
    return rf"(?:(?!\b(?:{words}|{another}|(?:is|are) (?:\w+ )?\w+ing)\b)[^;:,]){{0,60}}$"
