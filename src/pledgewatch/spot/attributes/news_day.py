"""The day of an article's news: of the recent days that it names and the day it was printed, the one that it tells of.

Most of what an article has as news was announced on one day, often named once and far from the sums: "The pledge, made
on Friday, …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pledgewatch.model import PartialDate
from pledgewatch.spot.attributes.ages import describe_age, describe_form, is_recent
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear

#: Days named later than these are hardly the day of the news.
_MOST = 12
#: How far around a date the verbs stand that say what happened then.
_NEAR = 5
_REACH = 3
#: Characters before a date in which the text says that it is the day of the news.
_BEFORE = 60
#: Sentences told apart by their place; those behind are all alike.
_PLACES = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day that may be the day of the news, with what speaks for it. ``told``: the text says that it is."""

    value: PartialDate
    features: tuple[str, ...]
    told: bool = False


def possible_days(context: Context) -> list[Day]:
    """The recent days and months that the article names, and the day of publication; none where that is unknown."""
    published = context.doc.published
    if published is None:
        return []
    mentions = [d for d in context.dates if d.role == "said" and is_recent(published, d.value)]
    told = Counter(d.value for d in mentions)
    features: dict[PartialDate, set[str]] = {}
    for number, mention in enumerate(mentions[:_MOST]):
        features.setdefault(mention.value, set()).update(_features(context, mention, number, told))
    printed = published.isoformat()
    in_lead = any(context.doc.sentence_at(d.start).index < _REACH for d in mentions)
    features.setdefault(printed, set()).update(
        [
            "published",
            "published " + ("among_others" if told else "alone"),
            "published " + ("beside_lead" if in_lead else "without_lead"),
        ]
    )
    told_so = {mention.value for mention in mentions[:_MOST] if _is_told(context, mention)}
    return [
        Day(value, tuple(f"newsday {name}" for name in sorted(names)), value in told_so)
        for value, names in features.items()
    ]


def choose_day(model: Linear, days: Sequence[Day]) -> PartialDate | None:
    """The likeliest of ``days``, of those that the text tells if it does; ``model`` holds their weights for every class
    alike."""
    return max(days, key=lambda day: (day.told, model.score(day.features, 0))).value if days else None


def _is_told(context: Context, mention: DateMention) -> bool:
    """ "The announcement came on Friday"."""
    doc = context.doc
    start = max(doc.sentence_at(mention.start).start, mention.start - _BEFORE)
    return bool(_told().search(doc.full, start, mention.start))


@cache
def _told() -> re.Pattern[str]:
    words = {name: "|".join(phrases) for name, phrases in load("dates")["told"].items()}
    came = rf"(?:{words['which']}) announcements? (?:{words['came']})"
    made = rf"made (?:its|the|their) (?:{words['made']})s?(?: public)?"
    signed = rf"signed (?:{words['name']})\b[^.;,]{{0,30}}"
    return re.compile(rf"\b(?:{came}|{made}|{signed})(?: (?:late |early )?on)? $", re.IGNORECASE)


def _features(context: Context, mention: DateMention, number: int, told: Counter[PartialDate]) -> list[str]:
    doc, shapes, cast = context.doc, context.shapes, context.cast
    sentence = doc.sentence_at(mention.start)
    first, last = doc.token_at(mention.start), doc.token_at(mention.end)
    age, form = describe_age(doc.published, mention.value), describe_form(doc.full[mention.start : mention.end])
    at = f"at={min(sentence.index, _PLACES)}" if sentence.index else "at=title"
    named = cast.mentions_in(sentence.start, sentence.end)
    is_main = bool(cast.ranking) and any(m.entity == cast.ranking[0] for m in named)
    who = "who=" + ("main" if is_main else "others" if any(m.form != "pronoun" for m in named) else "nobody")
    out = [at, who, f"form={form}", f"age={age}", f"{at} age={age}", f"{at} {who}"]
    out += [f"paragraph={min(sentence.paragraph, _PLACES)}", f"order={min(number, 3)}"]
    out += [f"same_value={min(3, told[mention.value])}", f"precision={len(mention.value)}"]
    if any(value.startswith(mention.value) and value != mention.value for value in told):
        out.append("told_finer")
    for k in range(1, _REACH + 1):
        out.append(f"w-{k}={shapes[first - k] if first - k >= sentence.first else '|'}")
    for k in range(2):
        out.append(f"w+{k}={shapes[last + k] if last + k < sentence.last else '|'}")
    cues = context.cues_by_sentence[sentence.index]
    out += [f"sentence_{cue.table}" for cue in cues]
    out += [f"near_{cue.table}" for cue in cues if abs(cue.first - first) <= _NEAR]
    if any(m.sentence == sentence.index for m in context.measures):
        out.append("measure_here")
    return out
