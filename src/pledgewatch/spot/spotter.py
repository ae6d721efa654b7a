"""An article in, its claims out: candidates, decision, attributes."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.model import Article, Change, Claim, Kind, Span, Status, Target
from pledgewatch.spot.claim_features import kind_features, status_features
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged, judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.language import is_english
from pledgewatch.spot.measure import Measure
from pledgewatch.spot.models import Models, load_models
from pledgewatch.spot.parts import choose_wholes
from pledgewatch.spot.retellings import merge_retellings
from pledgewatch.spot.themes import choose_themes, find_theme_words, theme_features
from pledgewatch.spot.timing import announced, deadline, duration

#: Confidence from which a claim is believed, unless the caller says otherwise.
BELIEVED = 0.5


def spot(article: Article, *, at_least: float = BELIEVED) -> list[Claim]:
    """The pledges that ``article`` tells of, in order of their place in it.

    ``at_least`` is the confidence (0 to 1) below which a claim is left out. Text in another language than
    English makes no claim. Never raises for any text.
    """
    return spot_with(load_models(), article, at_least=at_least)


def spot_with(models: Models, article: Article, *, at_least: float) -> list[Claim]:
    """As :func:`spot`, with models of the caller's own (training judges itself this way)."""
    context = Context(Document(article.title, article.text, article.published, article.outlet, article.url))
    if not is_english(context.doc):
        return []
    told = merge_retellings([j for j in judge(context, models) if j.confidence >= at_least and j.owners])
    return describe_claims(context, models, told)


def describe_claims(context: Context, models: Models, told: Sequence[Judged]) -> list[Claim]:
    """Everything else that the article says of the pledges found in it."""
    cast, doc = context.cast, context.doc
    names = [cast.entities[j.owners[0].entity].name for j in told]
    wholes = choose_wholes(models.parts, context, [j.measure for j in told], names)
    theme_words = find_theme_words(doc)
    claims: list[Claim] = []
    for j, whole in zip(told, wholes, strict=True):
        measure, owner = j.measure, j.owners[0]
        entity = cast.entities[owner.entity]
        is_main = bool(cast.ranking) and cast.ranking[0] == owner.entity
        status = Status(models.status.best(status_features(context, measure, list(j.features), is_main)))
        change = None
        if status is Status.UPDATE:
            change = Change(models.change.best(status_features(context, measure, list(j.features), is_main)))
        when, when_words = announced(context, measure, status)
        due, length = deadline(context, measure), duration(context, measure)
        sources = {"measure": (doc.span(measure.start, measure.end),)}
        for name, words in (("announced", when_words), ("by", due), ("years", length)):
            if words is not None:
                sources[name] = (doc.span(words.start, words.end),)
        claims.append(
            Claim(
                pledger=entity.name,
                also=entity.also,
                joint=tuple(cast.entities[other].name for other in owner.joint),
                kind=Kind(models.kind.best(kind_features(context, measure, list(j.features)))),
                status=status,
                change=change,
                evidence=_evidence(context, measure),
                confidence=j.confidence,
                money=measure.money,
                qualifier=measure.qualifier,
                share=measure.share,
                usd_reported=measure.usd_reported,
                target=_target(measure),
                by=due.value if due else None,
                years=length.years if length else None,
                announced=when,
                part_of=whole,
                themes=choose_themes(models.themes, theme_features(doc, theme_words, [measure.sentence])),
                sources=sources,
                flags=measure.odd,
            )
        )
    return claims


def _target(measure: Measure) -> Target | None:
    if measure.form not in ("quantity", "aim"):
        return None
    return Target(measure.quantity, measure.unit or "", measure.year)


def _evidence(context: Context, measure: Measure) -> tuple[Span, ...]:
    """The sentence of the measure, after the one that introduces its list."""
    sentence = context.doc.sentences[measure.sentence]
    intro = context.intro(sentence)
    return tuple(context.doc.span(s.start, s.end) for s in (intro, sentence) if s is not None)
