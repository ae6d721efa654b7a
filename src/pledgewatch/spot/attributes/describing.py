"""Everything that an article says of the pledges found in it, each with the words that it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pledgewatch.model import Change, Claim, Kind, PartialDate, Span, Status, Target
from pledgewatch.spot.attributes.ages import is_gone, is_of_month_gone, is_recent
from pledgewatch.spot.attributes.announcements import candidates, choose, order, told_before
from pledgewatch.spot.attributes.beside import target_beside
from pledgewatch.spot.attributes.capped import qualifier_of
from pledgewatch.spot.attributes.counted import is_counted_within
from pledgewatch.spot.attributes.features import article_kind_features, kind_features, status_features
from pledgewatch.spot.attributes.joint import joint
from pledgewatch.spot.attributes.news_day import choose_day, possible_days
from pledgewatch.spot.attributes.parts import choose_wholes
from pledgewatch.spot.attributes.places import region
from pledgewatch.spot.attributes.recipient import recipient
from pledgewatch.spot.attributes.said_then import is_said_then
from pledgewatch.spot.attributes.settled import settle
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.attributes.themes import choose_themes, find_theme_words, theme_features
from pledgewatch.spot.attributes.timing import deadline, duration
from pledgewatch.spot.attributes.told_kinds import told_kind
from pledgewatch.spot.context import Context
from pledgewatch.spot.dates.finding import DateMention
from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.instructions import is_instructed
from pledgewatch.spot.measures.aims import are_past_emissions
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.readings import is_whole_of_aim
from pledgewatch.spot.models import Models
from pledgewatch.spot.organisations.cast import Mention


@dataclass(frozen=True, slots=True)
class News:
    """What a pledge is to the article: its status and change, when it was announced, and the words that say so."""

    status: Status
    change: Change | None
    announced: PartialDate | None
    words: DateMention | None


def describe_claims(context: Context, models: Models, told: Sequence[Judged]) -> list[Claim]:
    """The claims of the pledges ``told`` (measures judged to be pledges, with their owners), in their order."""
    if not told:
        return []
    telling = Telling(context, told)
    entities = context.cast.entities
    givers = [
        tuple(entities[each].name for each in (owner, *joint(telling, number)))
        for number, owner in enumerate(telling.owners)
    ]
    news: dict[int, News] = {}
    news_day = choose_day(models.status, possible_days(context))
    for number in order(telling):
        news[number] = _news(models, telling, number, news_day, news)
    news = {number: _seen_beside(telling, number, each, news) for number, each in news.items()}
    statuses = [news[number].status for number in range(len(told))]
    wholes = choose_wholes(models.parts, context, [j.measure for j in told], statuses, givers)
    theme_words = find_theme_words(context.doc)
    of_article = models.kind.total(article_kind_features(telling))
    claims = []
    latest: Mention | None = None
    for number, whole in enumerate(wholes):
        measure = told[number].measure
        own, outer = news[number], news[_outermost(wholes, number)]
        receiver = told[number].receiver or recipient(models.parts, telling, number, latest)
        latest = receiver or latest
        claim = _claim(telling, number, outer if _is_told_with(context, measure, own, outer) else own, receiver)
        kind = told_kind(context, measure) or Kind(models.kind.best(kind_features(telling, number), of_article))
        themes = choose_themes(models.themes, theme_features(context.doc, theme_words, [measure.sentence]))
        claims.append(replace(claim, joint=givers[number][1:], kind=kind, themes=themes, part_of=whole))
    return claims


def _is_told_with(context: Context, part: Measure, own: News, outer: News) -> bool:
    """Is a part seen in the light of its whole? Unless it is told as so much of it, a part in another light is likelier
    none than told wrongly; and what is new of a changed whole may be its parts. So is one dated otherwise beside it."""
    if is_dated_otherwise(context, part, own, outer):
        return False
    if outer.status is own.status:
        return True
    return Status.UPDATE not in (own.status, outer.status) and is_counted_within(context, part)


def is_dated_otherwise(context: Context, part: Measure, own: News, outer: News) -> bool:
    """ "It said last Thursday that it would give …": no part of what was told on Monday. "Today" says little, and what
    only happened on a day, as in "for the towns that the storm hit on Friday", says nothing."""
    published = context.doc.published
    if own.words is None or own.status is not outer.status:
        return False
    if own.announced == outer.announced or (published and own.announced == published.isoformat()):
        return False
    sentence = context.doc.sentence_at(own.words.start)
    if sentence.index != part.sentence:
        return False
    # "Last month schools in two towns were told to expect …"
    return own.words.start == sentence.start or is_said_then(context, own.words)


def _outermost(wholes: Sequence[int | None], number: int) -> int:
    """The whole that a pledge is in the end a part of: parts were announced with it (hard case 17)."""
    seen = {number}
    while (whole := wholes[number]) is not None and whole not in seen:
        number = whole
        seen.add(number)
    return number


def _news(
    models: Models, telling: Telling, number: int, news_day: PartialDate | None, before: Mapping[int, News]
) -> News:
    dates = candidates(telling, number, news_day)
    features = status_features(telling, number, models.status, dates, news_day)
    status = settle(telling.context, telling.told[number].measure, Status(models.status.best(features)))
    change = Change(models.change.best(features)) if status is Status.UPDATE else None
    links = [told_before(telling, number, k, other.announced, other.status) for k, other in before.items()]
    when = choose(models.status, models.dates, status, telling.context.doc.published, dates, links)
    gone = when.mention is not None and is_of_month_gone(telling.context.doc, when.mention)
    if status is Status.NEW and gone:
        status = Status.BACKGROUND
    elif status is Status.BACKGROUND and not gone and _is_of_a_rival_now(telling, number, when.mention):
        status = Status.NEW
    return News(status, change, when.value, when.mention)


def _is_of_a_rival_now(telling: Telling, number: int, mention: DateMention | None) -> bool:
    """What another company than the article's promised within about two weeks is news too (hard case 2)."""
    published = telling.context.doc.published
    return mention is not None and not telling.is_main(number) and is_recent(published, mention.value)


def _seen_beside(telling: Telling, number: int, news: News, others: Mapping[int, News]) -> News:
    """What the article's own pledger promised last week is told as context if it has newer news (hard case 2)."""
    if news.status is not Status.NEW or news.words is None or not telling.is_main(number):
        return news
    doc, words = telling.context.doc, news.words
    if doc.sentence_at(words.start) != telling.sentence(number) or not is_gone(doc.full[words.start : words.end]):
        return news
    owner = telling.owners[number]
    newer = (
        other.status is Status.NEW and other.announced != news.announced and telling.owners[k] == owner
        for k, other in others.items()
        if k < number
    )
    return replace(news, status=Status.BACKGROUND) if any(newer) else news


def _claim(telling: Telling, number: int, news: News, receiver: Mention | None) -> Claim:
    context, judged = telling.context, telling.told[number]
    doc, measure, owner = context.doc, judged.measure, judged.owners[0]
    entity = context.cast.entities[owner.entity]
    due, length = deadline(context, measure), duration(context, measure)
    sources: dict[str, tuple[Span, ...]] = {"measure": (doc.span(measure.start, measure.end),)}
    places, beside = region(telling, number), target_beside(telling, number)
    promised = _promised(context, measure)
    for name, words in (("announced", news.words), ("by", due), ("years", length), ("recipient", receiver)):
        if words is not None:
            sources[name] = (doc.span(words.start, words.end),)
    if places:
        sources["region"] = tuple(doc.span(place.start, place.end) for place in places)
    if beside:
        sources["target"] = (doc.span(beside[1].start, beside[1].end),)
    return Claim(
        pledger=entity.name,
        also=entity.also,
        kind=Kind.DONATION,
        status=news.status,
        change=news.change,
        evidence=_evidence(context, measure),
        confidence=judged.confidence,
        money=measure.money,
        qualifier=qualifier_of(context, promised),
        share=measure.share,
        usd_reported=measure.usd_reported,
        target=beside[0] if beside else _target(promised),
        by=due.value if due else str(measure.year) if measure.year else None,
        years=length.years if length else None,
        announced=news.announced,
        recipient=context.cast.entities[receiver.entity].name if receiver else None,
        region=tuple(context.cast.entities[place.entity].name for place in places),
        sources=sources,
        flags=(*measure.odd, *(("instruction_in_text",) if is_instructed(doc, measure.start, measure.end) else ())),
    )


def _promised(context: Context, measure: Measure) -> Measure:
    """ "All its flights will be carbon neutral" promises that, and no number (hard case 20)."""
    if measure.form != "quantity":
        return measure
    if are_past_emissions(context.doc, measure.start, context.doc.sentences[measure.sentence].end):
        return replace(measure, form="aim", quantity=None, unit="all past emissions", qualifier=None)
    beside = (context.measures[k] for k in context.measures_by_sentence[measure.sentence])
    return next((replace(aim, qualifier=None) for aim in beside if is_whole_of_aim(measure, aim)), measure)


def _target(measure: Measure) -> Target | None:
    if measure.form not in ("quantity", "aim"):
        return None
    return Target(measure.quantity, measure.unit or "", measure.year)


def _evidence(context: Context, measure: Measure) -> tuple[Span, ...]:
    """The sentence of the measure, after the one that introduces its list."""
    sentence = context.doc.sentences[measure.sentence]
    intro = context.intro(sentence)
    return tuple(context.doc.span(s.start, s.end) for s in (intro, sentence) if s is not None)
