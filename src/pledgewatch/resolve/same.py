"""Are two claims the same pledge? A sum of weighed reasons, each of which a person can read.

The weights stand in ``weights.toml``. Positive is "same".
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from pledgewatch.model import Qualifier, Status
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.dates import NEWS_IS_FRESH, days_apart
from pledgewatch.resolve.facts import Facts
from pledgewatch.resolve.measures import Agreement, compare_measures, digits
from pledgewatch.resolve.names import Relation, relate

#: days between two announcements beyond which they are not two tellings of one
FAR_APART = 62
#: outlets across time zones and weekends date one announcement a few days apart; a second is rarely made so soon
_ONE_NEWS = 4
#: a percentage, or as common as one: a company that wants 100% of this by 2030 wants 100% of that too
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two claims are one pledge: ``score`` above 0 says yes; ``reasons`` add up to it, the weightiest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def same(self) -> bool:
        return self.score > 0


def pledger_relation(one: Facts, other: Facts, companies: Companies) -> str | None:
    """The feature that says how the pledgers of two claims are related, or None where they are strangers.

    A short form counts where an article itself gives it as another name. A charitable arm and its company are strangers
    unless an article names them together.
    """
    direct = relate(one.name, other.name)
    if direct is Relation.SAME:
        return "pledger_same"
    if one.name in other.joint or other.name in one.joint:
        return "pledger_joint"
    if len((one.joint | {one.name}) & (other.joint | {other.name})) > 1:
        return "pledger_joint"
    if companies.apart(one.name, other.name):
        return None
    if one.name in other.also or other.name in one.also:
        return "pledger_arm_named" if one.name.arm != other.name.arm else "pledger_also"
    return "pledger_within" if direct is Relation.WITHIN else None


def may_be_same(one: Facts, other: Facts, companies: Companies) -> bool:
    """The necessary condition: related pledgers, a measure that agrees, announcements that are not far apart."""
    return (
        _time(one, other) is not None
        and compare_measures(one, other) is not Agreement.NONE
        and pledger_relation(one, other, companies) is not None
    )


def alike(one: Facts, other: Facts, companies: Companies) -> bool:
    """Whether two claims by themselves are more likely one pledge than two."""
    return score(one, other, companies) > 0


def score(one: Facts, other: Facts, companies: Companies) -> float:
    """How much more speaks for one pledge than for two; that of :func:`compare`, whose reasons take longer."""
    return _sum(features_of(one, other, companies))


def compare(one: Facts, other: Facts, companies: Companies) -> Verdict:
    """Weigh two claims against each other. Symmetric; strangers get the weight of ``strangers`` and nothing else."""
    features = features_of(one, other, companies)
    weights = load_weights()
    reasons = [(feature, value * weights[feature]) for feature, value in features.items() if value]
    reasons.sort(key=lambda reason: (-abs(reason[1]), reason[0]))
    return Verdict(_sum(features), tuple(reasons))


def features_of(one: Facts, other: Facts, companies: Companies) -> dict[str, float]:
    """Everything that speaks for or against, by name. All features are 0 or 1 but those that measure an overlap."""
    if (
        (time := _time(one, other)) is None
        or (agreement := compare_measures(one, other)) is Agreement.NONE
        or (pledger := pledger_relation(one, other, companies)) is None
    ):
        return {"strangers": 1.0}
    features = {"bias": 1.0, pledger: 1.0, agreement.value: 1.0, time: 1.0}
    features.update(_purpose(one, other))
    features.update(_terms(one, other, agreement))
    return features


def _sum(features: Mapping[str, float]) -> float:
    weights = load_weights()
    return math.fsum(map(mul, features.values(), map(weights.__getitem__, features)))


def _time(one: Facts, other: Facts) -> str | None:
    """The feature that says how the announcements agree in time, or None where they are too far apart."""
    apart = days_apart(one.window, other.window)
    if one.change is None and other.change is not None:
        return _time_of_change(other, one, apart)
    if other.change is None and one.change is not None:
        return _time_of_change(one, other, apart)
    if one.change is not other.change:
        return "time_of_change"
    if one.window.open or other.window.open:
        return "time_open" if apart <= FAR_APART else None
    if one.window.precise and other.window.precise and apart <= 1:
        return "time_same_day"
    if apart <= _ONE_NEWS:
        return "time_days_apart" if apart else "time_overlaps"
    if apart <= FAR_APART:
        return "time_weeks_apart"
    if one.change is not None:
        return "time_of_change"
    said_again = one.year is not None and one.year == other.year and not (one.money and other.money)
    return "time_restated" if said_again else None


def _time_of_change(update: Facts, told: Facts, apart: int) -> str | None:
    """A change comes after what it changes, however late: what is news only afterwards is another pledge."""
    if told.window.first - update.window.last > NEWS_IS_FRESH and told.status is Status.NEW:
        return None
    return "time_of_change_soon" if apart <= FAR_APART and not told.window.open else "time_of_change"


def _purpose(one: Facts, other: Facts) -> dict[str, float]:
    features: dict[str, float] = {}
    if one.themes and other.themes:
        shared = len(one.themes & other.themes)
        features["themes_shared"] = shared / len(one.themes | other.themes)
        features["themes_apart"] = float(not shared)
    if one.recipient and other.recipient:
        features["recipient_shared" if one.recipient & other.recipient else "recipient_apart"] = 1.0
    if one.region and other.region:
        features["region_shared" if one.region & other.region else "region_apart"] = 1.0
    if one.unit and other.unit:
        overlap = len(one.unit & other.unit) / math.sqrt(len(one.unit) * len(other.unit))
        features["unit_shared"] = overlap
        features["unit_apart"] = (1.0 - overlap) ** 2
    return features


def _terms(one: Facts, other: Facts, agreement: Agreement) -> dict[str, float]:
    features: dict[str, float] = {}
    features["kind_same" if one.kind is other.kind else "kind_apart"] = 1.0
    if Qualifier.UP_TO in (one.qualifier, other.qualifier) and one.qualifier is not other.qualifier:
        features["only_one_up_to"] = 1.0
    if bool(one.money) != bool(other.money):
        features["only_one_sum"] = 1.0
    if one.part != other.part:
        features["only_one_part"] = 1.0
    if one.years and other.years:
        features["years_same" if one.years == other.years else "years_apart"] = 1.0
    if one.by and other.by and agreement is not Agreement.CHANGED:
        features["by_same" if one.by == other.by else "by_apart"] = 1.0
    if agreement is Agreement.SAME_SUM and one.money and other.money:
        features["sum_is_odd"] = float(digits(one.money.amount) > 1 and digits(other.money.amount) > 1)
    if agreement is Agreement.SAME_QUANTITY and one.quantity is not None and one.quantity <= _PERCENT:
        features["quantity_is_small"] = 1.0
    return features


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
