"""For each measure of an article: whose it would be, and how sure we are that it is a pledge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pledgewatch.spot.context import Context
from pledgewatch.spot.features import measure_features
from pledgewatch.spot.first_look import look
from pledgewatch.spot.linear import probability
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.models import Models
from pledgewatch.spot.organisations.cast import Mention
from pledgewatch.spot.organisations.owners import Owner, whose
from pledgewatch.spot.organisations.told_givers import as_told
from pledgewatch.spot.owner_features import owner_features
from pledgewatch.spot.second_look import article_features, second_features

#: How much the network counts beside the second look.
_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure with its likeliest owners, the features it was judged by and the probability that it is a pledge.

    ``buys`` are the things that a sum is said to pay for, where they are counted. ``receiver`` is one of
    several that get the measure each.
    """

    measure: Measure
    owners: tuple[Owner, ...]
    features: tuple[str, ...]
    confidence: float
    buys: Measure | None = None
    receiver: Mention | None = None


def judge(context: Context, models: Models) -> list[Judged]:
    """All measures of the article, judged, in order."""
    measures = context.measures
    if not measures:
        return []
    rankings = [rank_owners(context, number, models) for number in range(len(measures))]
    features = [_features(context, number, ranking) for number, ranking in enumerate(rankings)]
    looks = [look(models.first, models.readings, f) for f in features]
    of_article = article_features(context)
    article = models.article.scores(of_article)[0]
    second = [models.second.scores(f)[0] for f in second_features(context, rankings, looks, article)]
    together = map(_together, second, models.network.log_odds(features, of_article))
    return [
        Judged(measure, tuple(ranking), tuple(f), probability(score))
        for measure, ranking, f, score in zip(measures, rankings, features, together, strict=True)
    ]


def _together(second: float, network: float) -> float:
    """The mean of two answers that err differently is better than either (docs/spotting.md)."""
    return (1 - _SHARE) * second + _SHARE * network


def _features(context: Context, number: int, ranking: Sequence[Owner]) -> list[str]:
    base = measure_features(context, number)
    return [*base, *owner_features(context.cast, ranking, base)]


def rank_owners(context: Context, number: int, models: Models) -> list[Owner]:
    """The possible pledgers of a measure, best first: by what the sentence tells outright, else by what was learned."""
    measure = context.measures[number]
    owners = whose(context.doc, context.cast, measure.start, measure.end, models.owners, context.retold[number])
    return as_told(context.doc, context.cast, measure, owners) if owners else owners
