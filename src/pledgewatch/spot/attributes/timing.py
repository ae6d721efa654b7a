"""By when a pledge is to be done and for how long it runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention, Duration
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.measure import Measure

_REACH = 40
_FURTHER = 3  # sentences
#: Dates further from a sum than this are not asked whose they are.
_FAR = 250
#: "the worst drought in ", "the most severe flood in "
_SUPERLATIVE_IN = re.compile(
    r"\b(?:worst|best|first|most|least|(?:bigg|larg|great|high|low|deep|fast|heavi|strong|deadli|sharp|steep|weak)est)\b"
    r"[^.;,]*\bin $",
    re.IGNORECASE,
)
#: money that flows from a day on need not be spent by that day
_BEGINNING = re.compile(
    r"\b(?:from|between|(?:beginning|starting|effective)(?: on| in| from)?|as (?:of|from)) $", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_OVER = re.compile(r"(?:at |the |end of |in )*(?:last|previous|yesterday|today)\b", re.IGNORECASE)
#: where one promise ends and the next begins: "…, and is raising its goal to"
_NEXT_CLAUSE = re.compile(
    r"\b(?:and|but)(?: (?:it|the \w+|they))? (?:also |now )?(?:is|are|has|have|will|would|to)\b"
    r"|\b(?:and|but) (?:also |then )?(?:earmarked|set aside|pledged|promised|committed|gave|donated|offered)\b"
)
_THIS_YEAR = re.compile(r"\bthis (?:calendar |financial |fiscal )?year\b(?!['’]s)", re.IGNORECASE)
#: "Within five years" is when something will be done, and "no interest for a year" no pledge's length.
_LASTS = re.compile(r"(?:spread )?over\b|for (?!an?\b)|in the (?:next|coming)\b", re.IGNORECASE)
_STILL_TO_COME = re.compile(r"\b(?:will|is to|are to|plans? to|intends? to|set to)\b|[’']ll\b", re.IGNORECASE)


def deadline(context: Context, measure: Measure) -> DateMention | None:
    """The date by which it is to be done: the nearest in the measure's sentence, rather after it than before. For money
    without one, the year in which it will be spent; else what the next sentence says of it."""
    sentence = context.doc.sentences[measure.sentence]
    ahead = [
        d
        for d in context.dates_by_sentence[sentence.index]
        if d.role == "deadline" and not _begins(context, measure, d)
    ]
    ahead = [d for d in ahead if not _is_over(context, d)]
    if measure.year is not None:
        ahead = [d for d in ahead if d.value.startswith(str(measure.year))]
    elif measure.form == "money":
        ahead = [d for d in ahead if not _is_of_another(context, measure, d)]
    if not ahead:
        return _this_year(context, measure, sentence) or _told_next(context, measure, sentence)
    return min(ahead, key=lambda d: _distance(measure, d.start, d.end))


def _is_over(context: Context, date: DateMention) -> bool:
    """ "Until last autumn", "before today": nothing is to be done by then."""
    full = context.doc.full
    return bool(_OVER.match(full, date.start, date.end)) and not full.startswith("by ", max(0, date.start - len("by ")))


def _is_of_another(context: Context, measure: Measure, date: DateMention) -> bool:
    """ "Will be carbon neutral by 2040, and has set aside $5m": the year is of the aim alone."""
    if max(date.start - measure.end, measure.start - date.end) > _FAR:
        return False
    full, first = context.doc.full, date.start < measure.start
    low, high = (measure.start - _FAR, measure.start) if first else (measure.end, date.start)
    beside = (context.measures[k] for k in context.measures_by_sentence[measure.sentence])
    dated = [m for m in beside if low < m.start < high and m.year is not None and date.value.startswith(str(m.year))]
    if first:
        return bool(dated) and bool(_NEXT_CLAUSE.search(full, date.end, measure.start))
    return any(_NEXT_CLAUSE.search(full, measure.end, m.start) for m in dated)


def _begins(context: Context, measure: Measure, date: DateMention) -> bool:
    if measure.form not in ("money", "share"):
        return False
    return bool(_BEGINNING.search(context.doc.full[max(0, date.start - _REACH) : date.start]))


def _this_year(context: Context, measure: Measure, sentence: Sentence) -> DateMention | None:
    """ "will hand out €1 million this year"."""
    full, published = context.doc.full, context.doc.published
    found = _THIS_YEAR.search(full, measure.end, sentence.end)
    if measure.form != "money" or published is None or found is None:
        return None
    if not _STILL_TO_COME.search(full, sentence.start, found.start()):
        return None
    return DateMention(found.start(), found.end(), str(published.year), "deadline")


def _told_next(context: Context, measure: Measure, sentence: Sentence) -> DateMention | None:
    """ "… The houses are to be handed over by December 2018": one date, in a sentence that measures nothing else; of
    money a few sentences on, too, while no other is told of."""
    if measure.year is not None:
        return None
    sentences = context.doc.sentences
    for following in sentences[sentence.index + 1 : sentence.index + 1 + _FURTHER]:
        beside = [context.measures[k] for k in context.measures_by_sentence.get(following.index, ())]
        found = _carried(context, measure, following, beside)
        if found is not None or measure.form != "money" or any(other.money for other in beside):
            return found
    return None


def _carried(context: Context, measure: Measure, following: Sentence, beside: Sequence[Measure]) -> DateMention | None:
    """The date by which the sentence says that it will be done, or the money be spent."""
    ahead = _deadlines(context, following)
    if measure.form == "money":
        spent = [d for d in ahead if _flowing().search(context.doc.full, following.start, d.start)]
        if spent:
            return spent[0]
    if any(other.form != "aim" for other in beside):
        return None
    if len(ahead) == 2 and _BETWEEN.search(context.doc.full, following.start, ahead[0].start):
        ahead = ahead[1:]  # "The money is to be spent between 2024 and 2026"
    carried_out = _carried_out().match(context.doc.full, following.start, following.end)
    return ahead[0] if len(ahead) == 1 and carried_out else None


def _deadlines(context: Context, sentence: Sentence) -> list[DateMention]:
    return [d for d in context.dates_by_sentence[sentence.index] if d.role == "deadline"]


@cache
def _flowing() -> re.Pattern[str]:
    """Up to the date: "The company said that the extra spending would run through"."""
    words = {name: "|".join(phrases) for name, phrases in load("dates")["carried_out"].items()}
    return re.compile(
        rf"\bthe (?:\w+ )?(?:{words['flow']}) (?:will|would|is to|are to) (?:run|last|flow|continue)"
        r"[^.;,]{0,15}\b(?:through|until|till|to) $",
        re.IGNORECASE,
    )


@cache
def _carried_out() -> re.Pattern[str]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["carried_out"].items()}
    return re.compile(
        rf"(?:The (?:\w+ )?(?:{words['what']})|{words['it']})\b[^.;,]{{0,40}}?\b(?:{words['done']})\b", re.IGNORECASE
    )


def duration(context: Context, measure: Measure) -> Duration | None:
    """How long it runs: the nearest length of time in the measure's sentence that is no other one's; else what the next
    sentence says of it."""
    sentence = context.doc.sentences[measure.sentence]
    near = [d for d in context.durations if sentence.start <= d.start < sentence.end and _runs(context, d)]
    if not near:
        return _runs_on(context, sentence)
    nearest = min(near, key=lambda d: _distance(measure, d.start, d.end))
    return None if _is_of_the_one_before(context, measure, nearest) else nearest


def _is_of_the_one_before(context: Context, measure: Measure, length: Duration) -> bool:
    """ "$10m over five years, a tenth of it in cash", "…, and 500 jobs": what follows has no time of its own. But
    "300 jobs over three years, at a cost of $5m": a sum may be what they cost."""
    if length.start > measure.start:
        return False
    beside = (context.measures[k] for k in context.measures_by_sentence[measure.sentence])
    before = [m for m in beside if m.end <= length.start and m.form != "aim"]
    return bool(before) and (before[-1].form == "money" or measure.form != "money")


def _runs_on(context: Context, sentence: Sentence) -> Duration | None:
    """ "… The money will be paid over five years": one length of time, in a sentence that measures nothing else."""
    if sentence.index in (0, len(context.doc.sentences) - 1):
        return None
    following = context.doc.sentences[sentence.index + 1]
    if context.measures_by_sentence.get(following.index):
        return None
    lengths = [d for d in context.durations if following.start <= d.start < following.end and _runs(context, d)]
    if len(lengths) != 1 or not _lasting().match(context.doc.full, following.start, following.end):
        return None
    opens = lengths[0].start - following.start <= len("The ")  # "The two-year programme"
    return lengths[0] if opens or _LASTS.match(context.doc.full, lengths[0].start) else None


@cache
def _lasting() -> re.Pattern[str]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["lasting"].items()}
    return re.compile(
        rf"(?:The (?:[\w’'-]+ ){{0,2}}?(?:{words['what']})|{words['it']}|(?:{words['first']}) [^.;,]{{0,40}},)(?!\w)",
        re.IGNORECASE,
    )


def _runs(context: Context, length: Duration) -> bool:
    """Does the length say how long something will run? "£5m a year" and "the worst drought in four decades" do not."""
    if context.doc.full[length.start : length.end].lower() == "a year":
        return False
    return not _SUPERLATIVE_IN.search(context.doc.full[max(0, length.start - _REACH) : length.start + len("in ")])


def _distance(measure: Measure, start: int, end: int) -> int:
    """Characters between; what stands before the measure counts double, since deadlines mostly follow."""
    return start - measure.end if start >= measure.end else 2 * max(0, measure.start - end)
