"""An article in, its claims out: candidates, decision, attributes."""

from __future__ import annotations

from dataclasses import replace

from pledgewatch.model import Article, Claim
from pledgewatch.spot.attributes.describing import describe_claims
from pledgewatch.spot.context import Context
from pledgewatch.spot.deciding import Judged, judge
from pledgewatch.spot.document import Document
from pledgewatch.spot.exclusions import is_excluded
from pledgewatch.spot.inclusion import with_included
from pledgewatch.spot.language import is_english
from pledgewatch.spot.measures.readings import are_readings_of_one
from pledgewatch.spot.models import Models, load_models
from pledgewatch.spot.organisations.givers import givers
from pledgewatch.spot.organisations.receivers import receivers_each
from pledgewatch.spot.purchases import with_purchases
from pledgewatch.spot.retellings import merge_retellings

#: Confidence from which a claim is believed, unless the caller says otherwise: below it more claims are wrong than
#: right, by cross-validation and on articles held back (docs/spotting.md).
BELIEVED = 0.4

#: An article that tells of a pledge has, as a rule, one claim at least as sure as this. Where none is, all are doubted:
#: of 80 such claims from 0.4 up 35% were right, of 80 whose surest has 0.55 to 0.6 51% (on given and held articles).
_SURE, _DOUBT = 0.58, 0.64

#: More mentions of pledges than a news story makes. Beyond it a page costs the square of its length.
_MOST = 300

#: A page that claims another year of publication has none.
_YEARS = range(1000, 9000)


def spot(article: Article, *, at_least: float = BELIEVED) -> list[Claim]:
    """The pledges that ``article`` tells of, in order of their place in it.

    ``at_least`` is the confidence (0 to 1) below which a claim is left out. Text in another language than
    English makes no claim. Of a page with hundreds of pledges the surest 300 mentions are kept, and their claims
    flagged ``too_many_pledges``. Never raises for any text.
    """
    return spot_with(load_models(), article, at_least=at_least)


def spot_with(models: Models, article: Article, *, at_least: float) -> list[Claim]:
    """As :func:`spot`, with models of the caller's own (training judges itself this way)."""
    published = article.published if article.published and article.published.year in _YEARS else None
    context = Context(Document(article.title, article.text, published, article.outlet, article.url))
    if not is_english(context.doc):
        return []
    judged = with_included(context, judge(context, models))
    likely = _doubted_together([j for j in judged if j.confidence >= at_least and _may_be_pledge(context, j)])
    believed = [j for j in likely if j.confidence >= at_least]
    crowded = len(believed) > _MOST
    if crowded:
        believed = sorted(sorted(believed, key=lambda j: -j.confidence)[:_MOST], key=lambda j: j.measure.start)
    believed = [j for j in believed if not any(_reads_better(other, j) for other in believed)]
    told = merge_retellings(context, models.retellings, with_purchases(context, believed))
    pledges = [each for one in told for each in _each(context, one)]
    claims = describe_claims(context, models, pledges[:_MOST])
    if not crowded and len(pledges) <= _MOST:
        return claims
    return [replace(claim, flags=(*claim.flags, "too_many_pledges")) for claim in claims]


def _doubted_together(judged: list[Judged]) -> list[Judged]:
    """The same, less sure if none of the article's claims is sure."""
    if any(j.confidence >= _SURE for j in judged):
        return judged
    return [replace(j, confidence=_DOUBT * j.confidence) for j in judged]


def _may_be_pledge(context: Context, judged: Judged) -> bool:
    """By the guide no person, government or club makes a pledge, and old figures are none."""
    if not judged.owners or not context.cast.entities[judged.owners[0].entity].corporate:
        return False
    return not is_excluded(context, judged.measure)


def _reads_better(other: Judged, judged: Judged) -> bool:
    """Are these two readings of one number, the other being the likelier?"""
    return other.confidence > judged.confidence and are_readings_of_one(other.measure, judged.measure)


def _each(context: Context, judged: Judged) -> list[Judged]:
    """What Acme and Bolt give "each", or Ash and Birch get "each", is told once and makes two pledges; what Acme and
    Bolt give together makes one, the first named's."""
    measure, owner = judged.measure, judged.owners[0]
    entities, apiece = givers(context.doc, context.cast, owner.entity, measure.start, measure.end)
    if apiece:
        return [replace(judged, owners=(owner._replace(entity=entity, joint=()),)) for entity in entities]
    first, *others = entities
    if others:
        judged = replace(judged, owners=(owner._replace(entity=first, joint=tuple(others)),))
    receivers = receivers_each(context.doc, context.cast, first, measure.start, measure.end)
    return [replace(judged, receiver=receiver) for receiver in receivers] or [judged]
