"""Named features for the kind, the status and the change of a pledge that has been found."""

from __future__ import annotations

import math

from pledgewatch.model import Change, PartialDate, Status
from pledgewatch.spot.attributes.ages import compare, describe_age, is_gone, is_recent
from pledgewatch.spot.attributes.announcements import Candidate
from pledgewatch.spot.attributes.changes import change_features
from pledgewatch.spot.attributes.manner import manner_features
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Sentence
from pledgewatch.spot.linear import Linear

#: Who else is spoken of says nothing of what is promised.
_NOT_OF_KIND = ("owner:", "rival:", "around=", "actor=", "main=", "owner_margin", "owner_score")


def kind_features(telling: Telling, number: int) -> list[str]:
    """What the measure was judged by, and the words of its sentence."""
    out = [name for name in telling.told[number].features if not name.startswith(_NOT_OF_KIND)]
    return [*out, *_words(telling.context, telling.sentence(number), "sentence_word")]


def article_kind_features(telling: Telling) -> list[str]:
    """What all pledges of an article have in common: the words of its title and of the whole."""
    return [*_title_words(telling.context), *telling.article_words]


_CHANGES = frozenset(change.value for change in Change)
#: What the decision looked at that says nothing of when: the owner, its rivals, single words.
_NOT_OF_TIME = (
    "owner",
    "rival:",
    "around=",
    "actor=",
    "main=",
    "L:",
    "R:",
    "w-",
    "w+",
    "company&",
    "unknown&",
    "unit=",
    "size=",
)


def status_features(
    telling: Telling, number: int, dates: Linear, found: list[Candidate], news_day: PartialDate | None
) -> list[str]:
    """Verbs and cues by which the measure was judged, phrases of time and change around it, the pledge's place in the
    article and the dates that it may have."""
    context, judged = telling.context, telling.told[number]
    sentences = context.doc.sentences
    sentence = telling.sentence(number)
    out = [name for name in judged.features if not name.startswith(_NOT_OF_TIME)]
    out += _phrases(telling, sentence, "phrase")
    first, last = context.doc.token_at(judged.measure.start), context.doc.token_at(judged.measure.end)
    for phrase in telling.phrases_in[sentence.index]:
        side = "left" if phrase.last <= first else "right" if phrase.first >= last else "in"
        tables = [phrase.table, "change"] if phrase.table in _CHANGES else [phrase.table]
        out += [f"phrase_{side}={table}" for table in tables]
        if min(abs(phrase.last - first), abs(phrase.first - last)) <= 7:
            out += [f"phrase_close={table}" for table in tables]
    if sentence.index:
        previous = sentences[sentence.index - 1]
        out += _phrases(telling, previous, "before" if previous.paragraph == sentence.paragraph else "paragraph_before")
    if sentence.index + 1 < len(sentences) and sentences[sentence.index + 1].paragraph == sentence.paragraph:
        out += _phrases(telling, sentences[sentence.index + 1], "after")
    intro = context.intro(sentence)
    if intro:
        out += _phrases(telling, intro, "intro")
    out += _phrases(telling, sentences[0], "title")
    out += _title_words(context)
    who = "main" if telling.is_main(number) else "other"
    out += [
        f"{who}_pledger",
        *(f"{who}&{name}" for name in out if name.startswith(("phrase", "verb=", "form=", "at="))),
    ]
    changes = change_features(context, judged.measure)
    out += [*changes, *(f"{who}&{name}" for name in changes)]
    out += _standing(telling, number, who)
    out += manner_features(telling, number, who)
    out += _dates(telling, found, dates, who, news_day)
    return list(dict.fromkeys(out))


def _standing(telling: Telling, number: int, who: str) -> list[str]:
    """Where the pledge stands among those of the article: a survey of many pledgers recalls, a news story tells."""
    owners = telling.owners
    out = [f"pledgers={min(5, len(set(owners)))}", f"pledges={min(6, len(owners))}", f"number={min(4, number)}"]
    out += [f"{who}&{name}" for name in out]
    main = sum(telling.is_main(k) for k in range(len(owners)))
    out.append("main_share=" + ("all" if main == len(owners) else "none" if not main else "some"))
    mine = [k for k, owner in enumerate(owners) if owner == owners[number]]
    out.append(f"{who}&own_first" if mine[0] == number else f"{who}&own_later")
    if _is_dated_before(telling, number):
        out += ["gone", f"{who}&gone", f"{who}&gone_" + ("first" if mine[0] == number else "later")]
    measure = telling.told[number].measure
    entity = telling.context.cast.entities[owners[number]]
    out.append("owner_in_title" if entity.mentions and entity.mentions[0].sentence == 0 else "owner_not_in_title")
    if measure.sentence <= 2:
        out.append("in_lead")
    return out


def _is_dated_before(telling: Telling, number: int) -> bool:
    """Is a recent day beside it that is over, as "last week" is: news of another company, no longer of this one?"""
    doc = telling.context.doc
    return any(
        d.role == "said" and is_recent(doc.published, d.value) and is_gone(doc.full[d.start : d.end])
        for d in telling.context.dates_by_sentence[telling.sentence(number).index]
    )


def _dates(
    telling: Telling, found: list[Candidate], dates: Linear, who: str, news_day: PartialDate | None
) -> list[str]:
    """The likeliest date if the pledge were news, and if it were recalled, with how likely each is."""
    published = telling.context.doc.published
    out: list[str] = []
    said = [(is_recent(published, c.value), c) for c in found if c.mention]
    for status, name in ((Status.NEW, "if_new"), (Status.BACKGROUND, "if_background")):
        column = dates.classes.index(status.value) if status.value in dates.classes else 0
        scored = [(dates.score(c.features, column), c) for recent, c in said if recent is (status is Status.NEW)]
        if not scored:
            out += [f"{name}=none", f"{who}&{name}=none"]
            continue
        score, best = max(scored, key=lambda pair: pair[0])
        age = describe_age(published, best.value or "")
        place = best.features[0].removeprefix("date ")
        out += [f"{name}={age}", f"{name} {place}", f"{name}={age} {place}", f"{who}&{name}={age}"]
        relation = compare(best.value or "", news_day)
        out += [f"{name}_day={relation}", f"{who}&{name}_day={relation}", f"{who}&{name}_day={relation} {place}"]
        steps = range(-4, max(-4, min(3, math.floor(score))) + 1)
        out += [f"{name}>{step}" for step in steps]
        out += [f"{who}&{name}>{step}" for step in steps]
    return out


def _phrases(telling: Telling, sentence: Sentence, name: str) -> list[str]:
    """The tables alone: the phrases by themselves are too rare to learn from."""
    tables = {phrase.table for phrase in telling.phrases_in[sentence.index]}
    out = [f"{name}={table}" for table in sorted(tables)]
    return [*out, f"{name}=change"] if tables & _CHANGES else out


def _words(context: Context, sentence: Sentence, name: str) -> set[str]:
    return {f"{name}={shape}" for shape in context.shapes[sentence.first : sentence.last] if shape[0].isalpha()}


def _title_words(context: Context) -> set[str]:
    return _words(context, context.doc.sentences[0], "title_word") if context.doc.sentences else set()
