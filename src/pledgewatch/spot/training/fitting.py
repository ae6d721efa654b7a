"""Fitting linear models over named features with scikit-learn. Nothing at run time needs this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pledgewatch.spot.linear import Linear

#: What each feature is taken to have been seen besides, with either answer.
_UNSEEN = 0.5

#: A feature seen in fewer examples says more of an article than of the language.
_RAREST = 3
#: Many classes have that many more weights to learn.
_RAREST_OF_MANY = 6
#: How near to the best fit lbfgs stops; nearer changes no decision and takes much longer.
_TOLERANCE = 1e-3
#: Features that weigh less than this, in log-odds, are left out.
_TELLING = 0.0005


def fit_binary(
    rows: Sequence[Iterable[str]],
    answers: Sequence[bool],
    *,
    strength: float,
    contrasted: bool = False,
    telling: float = _TELLING,
) -> Linear:
    """L2-regularised logistic regression; ``strength`` is scikit-learn's C. Features that weigh less than ``telling``
    are left out.

    ``contrasted`` lets features that tell the answers apart by themselves weigh more, as naive Bayes would: good where
    there are many more words than examples (Wang and Manning 2012, "Baselines and bigrams").
    """
    return _fit_table(*_tabulate(rows, _RAREST), answers, strength, contrasted, telling)


def fit_each(
    rows: Sequence[Iterable[str]],
    answers: Mapping[str, Sequence[bool]],
    *,
    strength: float,
    contrasted: bool = False,
) -> Linear:
    """One logistic regression, as of :func:`fit_binary`, for each name in ``answers``: its class."""
    names, table = _tabulate(rows, _RAREST)
    return join({name: _fit_table(names, table, its, strength, contrasted) for name, its in answers.items()})


def fit_classes(
    rows: Sequence[Iterable[str]], classes: Sequence[str], *, strength: float, contrasted: bool = False
) -> Linear:
    """One logistic regression a class against the rest."""
    answers = {name: [c == name for c in classes] for name in sorted(set(classes))}
    return fit_each(rows, answers, strength=strength, contrasted=contrasted)


def fit_readings(
    rows: Sequence[Sequence[str]], classes: Sequence[str], *, yes: Sequence[bool], strength: float
) -> Linear:
    """One softmax over all ``classes``, of which those of the rows that are ``yes`` matter most.

    Features are contrasted by ``yes`` as in :func:`fit_binary`.
    """
    names, table = _tabulate(rows, _RAREST_OF_MANY)
    scale = _contrast(table, np.asarray(yes, dtype=bool))
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=200, tol=_TOLERANCE)
    model.fit(table.multiply(scale).tocsr(), np.asarray(classes))
    weights = {name: tuple(map(float, row)) for name, row in zip(names, (model.coef_ * scale).T.tolist(), strict=True)}
    return Linear(tuple(map(str, model.classes_)), tuple(round(float(b), 2) for b in model.intercept_), weights)


def _fit_table(
    names: Sequence[str],
    table: csr_matrix,
    answers: Sequence[bool],
    strength: float,
    contrasted: bool,
    telling: float = _TELLING,
) -> Linear:
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000)
    yes = np.asarray(answers, dtype=bool)
    scale = _contrast(table, yes) if contrasted else np.ones(len(names))
    model.fit(table.multiply(scale).tocsr(), yes.astype(int))
    weights: dict[str, tuple[float, ...]] = {
        name: (round(float(weight), 4),)
        for name, weight in zip(names, model.coef_[0] * scale, strict=True)
        if abs(weight) >= telling
    }
    return Linear(("yes",), (round(float(model.intercept_[0]), 4),), weights)


def _tabulate(rows: Sequence[Iterable[str]], rarest: int) -> tuple[list[str], csr_matrix]:
    """The names of the features that ``rarest`` rows or more have, and a row of ones and zeros for each of ``rows``."""
    counts = Counter(chain.from_iterable(map(set, rows)))
    names = sorted(name for name, count in counts.items() if count >= rarest)
    column = {name: k for k, name in enumerate(names)}
    columns = [sorted({column[name] for name in row if name in column}) for row in rows]
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.fromiter(chain.from_iterable(columns), dtype=np.int32, count=starts[-1])
    return names, csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))


def _contrast(table: csr_matrix, yes: NDArray[np.bool_]) -> NDArray[np.float64]:
    """For each column the root of how far apart, in log-odds, it sets the two answers."""
    rates = [
        (np.asarray(table[rows].sum(axis=0)).ravel() + _UNSEEN) / (rows.sum() + 2 * _UNSEEN) for rows in (yes, ~yes)
    ]
    distance: NDArray[np.float64] = np.sqrt(np.abs(np.log(rates[0] / rates[1])))
    return distance


def join(models: Mapping[str, Linear]) -> Linear:
    tables = [model.weights for model in models.values()]
    return Linear(
        tuple(models),
        [model.bias[0] for model in models.values()],
        {f: [table.get(f, (0.0,))[0] for table in tables] for f in sorted(set().union(*tables))},
    )


def trim(model: Linear, telling: float) -> Linear:
    """Without features whose weights differ by less than ``telling`` between the classes, to two digits."""
    kept = {
        name: tuple(round(w, 2) for w in row) for name, row in model.weights.items() if max(row) - min(row) >= telling
    }
    return Linear(model.classes, model.bias, kept)
