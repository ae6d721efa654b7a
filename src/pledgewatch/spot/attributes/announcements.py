"""When a pledge was announced: the dates that could say so, what speaks for each, and the choice.

What is news without a date of its own was announced on the article's day of news or on the day it was printed; what
is recalled without a date has none (hard case 6). So the choice is made given the status.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pledgewatch.model import PartialDate, Status
from pledgewatch.spot.attributes.ages import compare, describe_age, describe_form, is_recent
from pledgewatch.spot.attributes.dating_back import dating_back
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.cues import Cue
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.dates.yardsticks import is_yardstick
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.ranker import Ranker

#: How many sentences from the start can name the article's day of news.
_LEAD = 5
_REACH = 3
#: Of the dates far from the pledge only the first can matter.
_MOST = 8
#: Of a sentence's dates those that may matter on either side: more are only in lists, where the nearest count.
_BESIDE = 8
#: Words around a date in which cues are near it.
_NEAR = 5
#: With more pledgers than this an article is a list, where each has a date of its own.
_MANY = 3
#: How much the ranker counts beside the linear model.
_RANKER = 0.25
_A_DAY, _A_MONTH = len("YYYY-MM-DD"), len("YYYY-MM")
_NOTHING_SAID = frozenset({"disaster"})
_VAGUE = frozenset({"today", "tonight"})
_WEEKS = ("last week", "this week", "weekend", "hours")
#: Before a day of the week these are no part of a name, as "Black" and "Giving" are.
_NO_NAMES = frozenset({"on", "last", "this", "late", "early", "in", "and", "but"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the announcement's. Without a mention: the day of publication, or (value None) no date.

    ``plain``: the text leaves no choice. It is the only date said in the pledge's own sentence ("On July 31 Acme gave
    $5m"); or that sentence has none, and the date introduces it, is that of "the pledge", which the text takes up
    again, or is shared by several pledges ("at Friday's summit").
    ``yardstick``: the year that a figure is measured against.
    ``entry``: the year that an entry of a chronicle begins with ("2019. The bank offers $5m"), or that the text dates
    the pledge back to ("…, a goal from 2019").
    """

    value: PartialDate | None
    mention: DateMention | None
    features: tuple[str, ...]
    plain: bool = False
    yardstick: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What was chosen for another pledge, as seen from the one that is to be dated.

    ``own``: the other is of the same pledger, or of one whose name holds its name, as a company's foundation's does.
    ``near``: it stands in the same paragraph, or both stand in lists.
    ``distance``: how many pledges further on or back it is told.
    """

    value: PartialDate | None
    status: Status
    own: bool
    near: bool
    distance: int


def candidates(telling: Telling, number: int, news_day: PartialDate | None) -> list[Candidate]:
    """The dates said near pledge ``number`` or in the lead, the day of publication, and none."""
    published = telling.context.doc.published
    who = "many" if len(set(telling.owners)) > _MANY else "main" if telling.is_main(number) else "other"
    of_old = dating_back(telling.context, telling.told[number].measure)
    out = [
        Candidate(
            d.value,
            d,
            (*_features(telling, number, d, place), *_beside_news(d.value, news_day, who, f"place={place}")),
            _is_plain(telling, number, d)
            if place == "beside"
            else _introduces(telling, number, d, place) or _is_common(telling, number, d),
            is_yardstick(telling.context.doc, d),
            d is of_old or _is_entry(telling, d, place) or _is_told_in(telling, number, d),
        )
        for d, place in _placed(telling, number)
        if published is None or d.value <= published.isoformat()[: len(d.value)]
    ]
    here = "dated" if any("date place=beside" in c.features for c in out) else "undated"
    recent = sorted({f"recent {c.features[0]}" for c in out if is_recent(published, c.value)}) or ["nothing_recent"]
    if published is not None:
        printed = published.isoformat()
        features = [f"date published {name}" for name in ["always", here, *recent]]
        out.append(
            Candidate(
                printed,
                None,
                (
                    *features,
                    *_beside_news(printed, news_day, who, "published"),
                    *_beside_news(printed, news_day, who, here),
                ),
            )
        )
    old = sorted({f"old {c.features[0]}" for c in out if c.mention and not is_recent(published, c.value)})
    out.append(Candidate(None, None, tuple(f"date none {name}" for name in ["always", here, *old])))
    return out


def _beside_news(value: PartialDate, news_day: PartialDate | None, who: str, place: str) -> list[str]:
    relation = compare(value, news_day)
    return [f"date news_day={relation}{name}" for name in ("", f" {who}", f" {place}", f" {who} {place}")]


def _placed(telling: Telling, number: int) -> list[tuple[DateMention, str]]:
    """Dates with their place relative to the pledge, each once, the nearest place first."""
    sentences = telling.context.doc.sentences
    own = telling.sentence(number)
    intro = telling.context.intro(own)
    places: dict[int, str] = {own.index: "beside"}
    for other in range(own.index - 1, max(-1, own.index - 8), -1):
        back = own.paragraph - sentences[other].paragraph
        if back == 0:
            places[other] = "before" if own.index - other == 1 else "further_before"
        elif back <= 2:
            places[other] = "paragraph_before" if back == 1 else "two_paragraphs_before"
    if intro is not None:
        places[intro.index] = "intro"
    following = own.index + 1
    if following < len(sentences) and sentences[following].paragraph == own.paragraph:
        places[following] = "after"
    for below in telling.below(number):
        places[below] = "after"
    for other in range(min(_LEAD, len(sentences))):
        places.setdefault(other, "title" if other == 0 else "lead")
    at = telling.told[number].measure.start
    placed = [(d, place) for index, place in places.items() for d in _around(telling.dates[index], at)]
    elsewhere = (d for index, dates in enumerate(telling.recent_days) if index not in places for d in dates)
    return placed + [(d, "earlier" if d.start < own.start else "later") for d in islice(elsewhere, _MOST)]


def _around(dates: Sequence[DateMention], at: int) -> Sequence[DateMention]:
    """Those of a sentence's dates that are nearest to ``at``: all, but in the longest of lists."""
    middle = bisect.bisect_left(dates, at, key=_start)
    return dates[max(0, middle - _BESIDE) : middle + _BESIDE]


def _start(mention: DateMention) -> int:
    return mention.start


def _nearest(dates: Sequence[DateMention], measure: Measure) -> DateMention:
    """The date of the measure's sentence that is nearest to it."""
    first = bisect.bisect_left(dates, measure.start, key=_start)
    last = bisect.bisect_left(dates, measure.end, lo=first, key=_start)
    close = dates[max(0, first - 2) : last + 1]
    return min(close, key=lambda d: min(abs(d.start - measure.end), abs(measure.start - d.end)))


def _features(telling: Telling, number: int, mention: DateMention, place: str) -> list[str]:
    context = telling.context
    doc, shapes = context.doc, context.shapes
    measure = telling.told[number].measure
    first, last = doc.token_at(mention.start), doc.token_at(mention.end)
    sentence = doc.sentence_at(mention.start)
    age, form = describe_age(doc.published, mention.value), describe_form(doc.full[mention.start : mention.end])
    out = [f"place={place}", f"age={age}", f"form={form}", f"role={mention.role}"]
    out += [f"place={place} age={age}", f"place={place} form={form}"]
    if sentence.index < _LEAD:
        out.append("in_lead")
    if telling.is_told_apart(number, sentence):
        out += ["told_apart", f"place={place} told_apart"]
    said = context.said_by_sentence[sentence.index]
    out.append(
        f"place={place} "
        + ("only" if len(said) <= 1 else "last" if said[-1] is mention else "first" if said[0] is mention else "middle")
    )
    if place == "beside":
        nearest = _nearest(context.dates_by_sentence[sentence.index], measure)
        out.append("nearest" if nearest is mention else "not_nearest")
        out.append("left" if mention.start < measure.start else "right")
        low, high = sorted((measure.start, mention.start))
        out.append(f"measures_between={min(2, telling.measures_between(low, high))}")
        if ";" in doc.full[low:high]:
            out.append("semicolon_between")
    for k in range(1, _REACH + 1):
        out.append(f"w-{k}={shapes[first - k] if first - k >= sentence.first else '|'}")
    for k in range(2):
        out.append(f"w+{k}={shapes[last + k] if last + k < sentence.last else '|'}")
    cues = context.cues_by_sentence[sentence.index]
    near = cues[
        bisect.bisect_left(cues, first - _NEAR, key=_first) : bisect.bisect_right(cues, first + _NEAR, key=_first)
    ]
    out += {f"near_{cue.table}" for cue in near}
    out += [f"sentence_{table}" for table in telling.cues_in[sentence.index]]
    named = telling.named_beside[sentence.index]
    if telling.owners[number] in named:
        out.append(f"place={place} owner_here")
    elif named:
        out.append(f"place={place} others_here")
    if place != "beside" and sentence.index in telling.pledging:
        out.append(f"place={place} measure_here")
    out.append(f"same_value={min(3, telling.times_told[mention.value])}")
    return [f"date {name}" for name in out]


def _first(cue: Cue) -> int:
    return cue.first


def choose(
    model: Linear,
    ranker: Ranker,
    status: Status,
    published: dt.date | None,
    found: Sequence[Candidate],
    before: Sequence[Told],
) -> Candidate:
    """The likeliest candidate, given the status and what was chosen for the pledges ``before`` this one.

    Two models that err differently are asked.
    """
    possible = left_to_choose(status, published, found)
    if len(possible) == 1:
        return possible[0]
    features = [[*c.features, *names] for c, names in zip(possible, link(possible, status, before), strict=True)]
    column = model.classes.index(status.value) if status.value in model.classes else 0
    ranked = ranker.scores(features, recalled=status is Status.BACKGROUND)
    scores = [model.score(names, column) + _RANKER * score for names, score in zip(features, ranked, strict=True)]
    return possible[scores.index(max(scores))]


def left_to_choose(status: Status, published: dt.date | None, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that may be right, given the status: one where the text leaves no choice.

    Nothing was announced in the year that a figure is measured against.
    """
    fitting = [c for c in found if fits(status, published, c) and not c.yardstick] or [found[-1]]
    if status is Status.NEW:
        fitting = [c for c in fitting if "date told_apart" not in c.features or c.plain] or fitting
    plain = _finest([c for c in fitting if c.plain])
    if status is Status.NEW and len({c.value for c in plain}) == 1:
        return plain[:1]
    entry = [c for c in fitting if c.entry]
    return entry[:1] if status is Status.BACKGROUND and entry else fitting


def _finest(plain: Sequence[Candidate]) -> list[Candidate]:
    """Without "this week" where Tuesday is named as well."""
    finer = [c.value or "" for c in plain]
    return [c for c in plain if not any(value != c.value and value.startswith(c.value or "-") for value in finer)]


def _is_plain(telling: Telling, number: int, mention: DateMention) -> bool:
    """Is ``mention`` alone in its sentence, and a day or "last week"? "Today" and Black Friday may be of anything."""
    doc = telling.context.doc
    said = telling.context.said_by_sentence[telling.sentence(number).index]
    words, first = doc.full[mention.start : mention.end].lower(), doc.token_at(mention.start)
    named = words[:1] != doc.full[mention.start] and first > 0 and doc.tokens[first - 1].text[0].isupper()
    named = named and doc.tokens[first - 1].lower not in _NO_NAMES
    others = [d for d in said if not mention.value.startswith(d.value)]  # "on June 4 … this year" are one date
    if mention not in said or others or words in _VAGUE or named:
        return False
    if len(mention.value) == _A_DAY or any(week in words for week in _WEEKS):
        return True
    return len(mention.value) == _A_MONTH and _is_told_in(telling, number, mention)


def _is_told_in(telling: Telling, number: int, mention: DateMention) -> bool:
    """ "Said in April that it would give $5m": the one date of its sentence."""
    full, sentence, measure = telling.context.doc.full, telling.sentence(number), telling.told[number].measure
    others = telling.context.said_by_sentence[sentence.index]
    if not sentence.start < mention.start < measure.start or others != [mention]:
        return False
    return bool(_told_in().search(full, max(sentence.start, mention.start - _TOLD_REACH), mention.start))


_TOLD_REACH = 30


@cache
def _told_in() -> re.Pattern[str]:
    words = load("dates")
    told = "|".join([*words["told"]["by_name"], *words["promised_then"]["undertook"]])
    return re.compile(rf"\b(?:{told}) (?:(?:back|early|late|first|in|on) )*$", re.IGNORECASE)


def _introduces(telling: Telling, number: int, mention: DateMention, place: str) -> bool:
    """Is ``mention`` the one recent day of the sentence that introduces the pledge ("Others followed on Friday. Acme
    …"), which names none itself?"""
    doc, own = telling.context.doc, telling.sentence(number)
    other = doc.sentence_at(mention.start)
    if place == "before" and other.index in telling.context.measures_by_sentence:
        return False
    headed = place == "after" and other.index in telling.below(number)
    if (place not in ("before", "intro") and not headed) or doc.full[mention.start : mention.end].lower() in _VAGUE:
        return False
    return not telling.recent_days[own.index] and telling.recent_days[other.index] == [mention]


def _is_common(telling: Telling, number: int, mention: DateMention) -> bool:
    """Is ``mention`` when "the pledge" was made, or several were, this among them, which names no day itself?"""
    own = telling.sentence(number)
    if any(not mention.value.startswith(value) for value in telling.recent_values[own.index]):
        return False
    if telling.referring_days.get(mention.start) == telling.owners[number]:
        return True
    common = telling.common_days.get(mention.start)
    listed = own.is_list_item or telling.sections[own.index] > 0
    return common is not None and common.covers(own, listed=listed)


def _is_entry(telling: Telling, mention: DateMention, place: str) -> bool:
    """Is ``mention`` all of the sentence before?"""
    full, sentence = telling.context.doc.full, telling.context.doc.sentence_at(mention.start)
    return (
        place == "before" and full[sentence.start : sentence.end].strip(" .:—–-") == full[mention.start : mention.end]
    )


def link(fitting: Sequence[Candidate], status: Status, before: Sequence[Told]) -> list[list[str]]:
    """For each candidate features of the pledges told before: one announcement often makes several, unless each has a
    date beside it."""
    here = "dated" if any("date place=beside" in c.features for c in fitting) else "undated"
    alike = [told for told in before if (told.status is Status.BACKGROUND) == (status is Status.BACKGROUND)]
    nearest = min(alike, key=_distance, default=None)
    own = min((told for told in alike if told.own), key=_distance, default=None)
    return [[*names, *(f"{name} {here}" for name in names)] for names in (_link(c, own, nearest) for c in fitting)]


def _distance(told: Told) -> int:
    return told.distance


def _link(candidate: Candidate, own: Told | None, nearest: Told | None) -> list[str]:
    out = []
    for name, last in (("own", own), ("any", nearest)):
        if last is None:
            out.append(f"date {name}=first")
            continue
        same = last.value == candidate.value
        out.append(f"date {name}=" + ("same" if same else "other"))
        if last.near:
            out.append(f"date near_{name}=" + ("same" if same else "other"))
        if candidate.mention is None:
            out.append(f"date {name}={'same' if same else 'other'} {candidate.features[0]}")
    return out


def order(telling: Telling) -> list[int]:
    """The pledges in the order in which their dates are chosen: first those that have a date beside them."""
    numbers = range(len(telling.told))
    return sorted(numbers, key=lambda number: (not telling.recent_days[telling.sentence(number).index], number))


def told_before(telling: Telling, number: int, other: int, value: PartialDate | None, status: Status) -> Told:
    """Pledge ``other`` as pledge ``number`` sees it."""
    mine, theirs = telling.sentence(number), telling.sentence(other)
    near = mine.paragraph == theirs.paragraph or (mine.is_list_item and theirs.is_list_item)
    return Told(value, status, telling.families[number] == telling.families[other], near, abs(number - other))


def fits(status: Status, published: dt.date | None, candidate: Candidate) -> bool:
    """By definition: news has a recent date, what is recalled was not announced by being printed now, and nothing was
    announced by the coming of a storm."""
    if candidate.mention is not None and candidate.mention.role in _NOTHING_SAID:
        return False
    if status is Status.BACKGROUND:
        return candidate.value is None or candidate.mention is not None
    if candidate.value is None:
        return published is None
    return candidate.mention is None or is_recent(published, candidate.value) or (status is Status.UPDATE)
