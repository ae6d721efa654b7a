"""Training what is news and what is recalled, what has changed, and when it was announced.

Three models build on each other: the day of the article's news, the date of each pledge, its status. Each is learned
from what the one before says of articles that it has not seen, because that is what it will be given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pledgewatch.labels import Record, same_name
from pledgewatch.model import PartialDate, Status
from pledgewatch.spot.attributes.announcements import candidates, fits, link, order, told_before
from pledgewatch.spot.attributes.features import status_features
from pledgewatch.spot.attributes.news_day import choose_day, possible_days
from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.linear import Linear
from pledgewatch.spot.training.data import Prepared
from pledgewatch.spot.training.fitting import fit_classes, join, trim
from pledgewatch.spot.training.owners import Example, train

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


def fit_status(told: Sequence[Told]) -> Linear:
    """The model of the status, which holds the weights of date and day of news as well."""
    days = _days_of_news(told)
    model = _fit_classes(told, days, "status")
    model = _lift(_lift(model, Status.UPDATE, _RARITY), Status.BACKGROUND, _RECALLED)
    return _with(_with(model, _fit_dates(told, days)), _fit_news_day(told))


def fit_change(told: Sequence[Told]) -> Linear:
    """The model of what happened to an updated pledge."""
    return _fit_classes(told, _days_of_news(told), "change")


def _fit_classes(told: Sequence[Told], days: Sequence[PartialDate | None], name: str) -> Linear:
    day_of = dict(zip(map(id, told), days, strict=True))
    dates = _unseen(told, lambda some: _fit_dates(some, [day_of[id(one)] for one in some]))
    rows, values = [], []
    for one, day, model in zip(told, days, dates, strict=True):
        for k, pledge in enumerate(one.pledges):
            if pledge.get(name) is not None:
                rows.append(status_features(one.telling, k, model, candidates(one.telling, k, day), day))
                values.append(pledge[name])
    return trim(fit_classes(rows, values, strength=0.1, contrasted=True), 0.015)


def _unseen(told: Sequence[Told], learn: Callable[[Sequence[Told]], Linear]) -> list[Linear]:
    """For each article a model that has seen nothing of its group."""
    folds = [one.prepared.group % _INNER_FOLDS for one in told]
    models = [
        learn([one for one, fold in zip(told, folds, strict=True) if fold != left_out])
        for left_out in range(_INNER_FOLDS)
    ]
    return [models[fold] for fold in folds]


def _days_of_news(told: Sequence[Told]) -> list[PartialDate | None]:
    models = _unseen(told, _fit_news_day)
    return [choose_day(model, possible_days(one.prepared.context)) for one, model in zip(told, models, strict=True)]


def _fit_news_day(told: Sequence[Told]) -> Linear:
    """What speaks for one of an article's days over the others."""
    examples = []
    for one in told:
        wanted, days = _wanted_day(one.prepared), possible_days(one.prepared.context)
        right = frozenset(n for n, day in enumerate(days) if day.value == wanted)
        if 0 < len(right) < len(days):
            examples.append(Example(tuple(dict.fromkeys(day.features, 1.0) for day in days), right))
    weights = train(examples, strength=_STRENGTH)
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


def _fit_dates(told: Sequence[Told], days: Sequence[PartialDate | None]) -> Linear:
    """For each status, what speaks for one date over the others of the same pledge."""
    examples: dict[bool, list[Example]] = {True: [], False: []}
    for one, day in zip(told, days, strict=True):
        telling, pledges, seen = one.telling, one.pledges, list[int]()
        for k in order(telling):
            status, published = Status(pledges[k]["status"]), telling.context.doc.published
            before = [told_before(telling, k, j, pledges[j]["announced"], Status(pledges[j]["status"])) for j in seen]
            seen.append(k)
            possible = [c for c in candidates(telling, k, day) if fits(status, published, c)]
            right = frozenset(n for n, c in enumerate(possible) if c.value == pledges[k]["announced"])
            if 0 < len(right) < len(possible):
                links = link(possible, status, before)
                rows = tuple(
                    dict.fromkeys([*c.features, *names], 1.0) for c, names in zip(possible, links, strict=True)
                )
                examples[status is Status.BACKGROUND].append(Example(rows, right))
    weights = {recalled: train(its, strength=_STRENGTH) for recalled, its in examples.items()}
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
