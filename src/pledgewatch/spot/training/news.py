"""Training what is news and what is recalled, what has changed, and when it was announced.

Three models build on each other: the day of the article's news, the date of each pledge, its status. Each is learned
from what the one before says of articles that it has not seen, because that is what it will be given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pledgewatch.labels import Record, same_name
from pledgewatch.model import PartialDate, Status
from pledgewatch.spot.attributes.announcements import (
    Candidate,
    candidates,
    left_to_choose,
    link,
    order,
    told_before,
)
from pledgewatch.spot.attributes.features import status_features
from pledgewatch.spot.attributes.news_day import Day, choose_day, possible_days
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.ranker import Ranker
from pledgewatch.spot.training.data import Prepared
from pledgewatch.spot.training.fitting import fit_classes, join, trim
from pledgewatch.spot.training.owners import Example, train
from pledgewatch.spot.training.ranker import fit_ranker

#: Updates are so rare that the weights' regularisation holds them down; log-odds that make up for it.
_RARITY = 0.6
#: What is recalled is told in more ways than what is news, and is more often taken for it than the other way round.
_RECALLED = 0.6
#: The main company's pledges say what day the news is of, unless many others speak against it.
_MAIN_VOTES = 4
#: Dates are told in fewer ways than anything else: 0.1, as elsewhere, learns them too closely.
_STRENGTH = 0.04
#: In a third of our own articles with several pledges these have days of their own, in a fifth of those by others;
#: log-odds for the day of the article's news that make up for it.
_ONE_DAY = 0.5
_OF_THE_DAY = "date news_day=same"
#: What is recalled without a date beside it has mostly none: whichever stands near is of something else. Its weight is
#: learned from few examples; log-odds that make up for it.
_WITHOUT_DATE = 2.0
_UNDATED = "date none undated"
_INNER_FOLDS = 4
_STATUSES = tuple(status.value for status in sorted(Status))


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its pledges as training shows them: the labels, and the telling of their measures."""

    prepared: Prepared
    labels: Sequence[int]
    telling: Telling

    @property
    def pledges(self) -> list[Record]:
        """The labelled pledges in the order of the telling."""
        return [self.prepared.labelled.pledges[label] for label in self.labels]


@dataclass(frozen=True, slots=True)
class _OnDays:
    """An article with the days that its news may be of, the right one if it is among them."""

    told: Told
    days: Sequence[Day]
    example: Example


@dataclass(frozen=True, slots=True)
class _Dated:
    """An article with the day of its news and the possible dates of each pledge; which of these are right, for what is
    recalled (True) and for what is not."""

    told: Told
    day: PartialDate | None
    possible: Sequence[list[Candidate]]
    examples: Mapping[bool, Sequence[Example]]


A = TypeVar("A", _OnDays, _Dated)


def fit_news(told: Sequence[Told]) -> tuple[Linear, Linear, Ranker]:
    """The model of the status, which holds the weights of date and day of news as well, that of the change (what
    happened to an updated pledge), and the ranker of dates."""
    articles = list(map(_on_days, told))
    days = _unseen(articles, _fit_news_day)
    dated = [_date(one.told, choose_day(model, one.days)) for one, model in zip(articles, days, strict=True)]
    dates = _unseen(dated, _fit_dates)
    status = _fit_classes(dated, dates, "status")
    status = _lift(_lift(status, Status.UPDATE, _RARITY), Status.BACKGROUND, _RECALLED)
    status = _with(_with(status, _fit_dates(dated)), _fit_news_day(articles))
    news, recalled = ([example for one in dated for example in one.examples[its]] for its in (False, True))
    return status, _fit_classes(dated, dates, "change"), fit_ranker(news, recalled)


def _fit_classes(articles: Sequence[_Dated], dates: Sequence[Linear], name: str) -> Linear:
    rows, values = [], []
    for one, model in zip(articles, dates, strict=True):
        for k, pledge in enumerate(one.told.pledges):
            if pledge.get(name) is not None:
                rows.append(status_features(one.told.telling, k, model, one.possible[k], one.day))
                values.append(pledge[name])
    return trim(fit_classes(rows, values, strength=0.1, contrasted=True), 0.015)


def _unseen(articles: Sequence[A], learn: Callable[[Sequence[A]], Linear]) -> list[Linear]:
    """For each article a model that has seen nothing of its group."""
    folds = [one.told.prepared.group % _INNER_FOLDS for one in articles]
    models = [
        learn([one for one, fold in zip(articles, folds, strict=True) if fold != left_out])
        for left_out in range(_INNER_FOLDS)
    ]
    return [models[fold] for fold in folds]


def _on_days(told: Told) -> _OnDays:
    wanted, days = _wanted_day(told.prepared), possible_days(told.prepared.context)
    right = frozenset(n for n, day in enumerate(days) if day.value == wanted)
    return _OnDays(told, days, Example(tuple(dict.fromkeys(day.features, 1.0) for day in days), right))


def _fit_news_day(articles: Sequence[_OnDays]) -> Linear:
    """What speaks for one of an article's days over the others."""
    weights = train((one.example for one in articles), strength=_STRENGTH)
    return _of_all_statuses(dict.fromkeys(_STATUSES, weights))


def _wanted_day(p: Prepared) -> PartialDate | None:
    """The date that most of the article's new pledges have, above all those of its main company."""
    cast = p.context.cast
    main = cast.entities[cast.ranking[0]].name if cast.ranking else ""
    votes: Counter[PartialDate | None] = Counter()
    for pledge in p.labelled.pledges:
        if pledge["status"] != Status.BACKGROUND:
            votes[pledge["announced"]] += _MAIN_VOTES if same_name(main, pledge["pledger"]) else 1
    return votes.most_common(1)[0][0] if votes else None


def _date(told: Told, day: PartialDate | None) -> _Dated:
    telling, pledges, seen = told.telling, told.pledges, list[int]()
    possible = [candidates(telling, k, day) for k in range(len(pledges))]
    examples: dict[bool, list[Example]] = {True: [], False: []}
    for k in order(telling):
        status, published = Status(pledges[k]["status"]), telling.context.doc.published
        before = [told_before(telling, k, j, pledges[j]["announced"], Status(pledges[j]["status"])) for j in seen]
        seen.append(k)
        fitting = left_to_choose(status, published, possible[k])
        right = frozenset(n for n, c in enumerate(fitting) if c.value == pledges[k]["announced"])
        links = link(fitting, status, before)
        rows = tuple(dict.fromkeys([*c.features, *names], 1.0) for c, names in zip(fitting, links, strict=True))
        examples[status is Status.BACKGROUND].append(Example(rows, right))
    return _Dated(told, day, possible, examples)


def _fit_dates(articles: Sequence[_Dated]) -> Linear:
    """For each status, what speaks for one date over the others of the same pledge."""
    weights = {
        recalled: train((example for one in articles for example in one.examples[recalled]), strength=_STRENGTH)
        for recalled in (True, False)
    }
    for its in weights.values():
        its[_OF_THE_DAY] = its.get(_OF_THE_DAY, 0.0) + _ONE_DAY
    weights[True][_UNDATED] = weights[True].get(_UNDATED, 0.0) + _WITHOUT_DATE
    return _of_all_statuses({status: weights[status == Status.BACKGROUND] for status in _STATUSES})


def _of_all_statuses(weights: Mapping[str, Mapping[str, float]]) -> Linear:
    return join(
        {status: Linear(("yes",), (0.0,), {name: (w,) for name, w in weights[status].items()}) for status in _STATUSES}
    )


def _lift(model: Linear, status: Status, log_odds: float) -> Linear:
    bias = [b + log_odds * (c == status) for b, c in zip(model.bias, model.classes, strict=True)]
    return Linear(model.classes, bias, model.weights)


def _with(model: Linear, other: Linear) -> Linear:
    """Weights that are needed together stand together; those of ``other`` have names of their own."""
    columns = [other.classes.index(name) for name in model.classes]
    others = {name: tuple(row[c] for c in columns) for name, row in other.weights.items()}
    return Linear(model.classes, model.bias, {**model.weights, **others})
