"""What the network learns from, as tables: a row for each measure or article, a column for each of their features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

#: In how many measures or articles a feature must be found.
_RAREST = 10
#: The share of the features that a step does not see.
_LEFT_OUT = 0.7


class Lesson(NamedTuple):
    """An article with its features, and its measures: the features of each, whether it is a right claim, a pledge, and
    what it reads as."""

    article: Sequence[str]
    features: Sequence[Sequence[str]]
    right: Sequence[bool]
    pledge: Sequence[bool]
    reading: Sequence[str]


class Seen(NamedTuple):
    """A step's measures and articles as rows of features, one column for each of ``features``, which are numbers of
    embeddings; article ``k`` has the measures from ``starts[k]`` on."""

    measures: csr_matrix
    articles: csr_matrix
    features: NDArray[np.int64]
    starts: NDArray[np.int64]


class School:
    """All lessons as tables of the features that are frequent enough, ``names``."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        rows = [row for lesson in lessons for row in lesson.features]
        of_articles = [lesson.article for lesson in lessons]
        self.names = sorted({*frequent(rows, _RAREST), *frequent(of_articles, _RAREST)})
        self._measures, self._articles = table(self.names, rows), table(self.names, of_articles)
        self._starts = np.cumsum([0, *(len(lesson.features) for lesson in lessons)])

    def some(self, chosen: NDArray[np.int64], random: np.random.Generator) -> tuple[Seen, NDArray[np.int64]]:
        """What a step sees of the ``chosen`` lessons, and the numbers of their measures."""
        counts = self._starts[chosen + 1] - self._starts[chosen]
        these = np.concatenate([np.arange(self._starts[k], self._starts[k + 1]) for k in chosen])
        measures, articles = (
            some_of(rows, _LEFT_OUT, random) for rows in (self._measures[these], self._articles[chosen])
        )
        features, columns = np.unique(np.concatenate([measures.indices, articles.indices]), return_inverse=True)
        return Seen(
            measures=_renumbered(measures, columns[: measures.nnz], len(features)),
            articles=_renumbered(articles, columns[measures.nnz :], len(features)),
            features=features,
            starts=np.cumsum([0, *counts]),
        ), these


def _renumbered(rows: csr_matrix, columns: NDArray[np.int64], width: int) -> csr_matrix:
    return csr_matrix((rows.data, columns, rows.indptr), shape=(rows.shape[0], width))


def frequent(rows: Sequence[Sequence[str]], rarest: int) -> list[str]:
    """The features that are in ``rarest`` rows or more."""
    counts = Counter(chain.from_iterable(map(set, rows)))
    return [name for name, count in counts.items() if count >= rarest]


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> csr_matrix:
    """A row of ones and zeros for each of ``rows``, a column for each of ``names``."""
    column = {name: k for k, name in enumerate(names)}
    columns = [sorted({column[name] for name in row if name in column}) for row in rows]
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.fromiter(chain.from_iterable(columns), dtype=np.int32, count=starts[-1])
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))


def some_of(rows: csr_matrix, left_out: float, random: np.random.Generator) -> csr_matrix:
    """``rows`` without that share of their features, chosen at random; those that are left count for them."""
    rows.data = (random.random(rows.nnz) >= left_out) / (1 - left_out)
    rows.eliminate_zeros()
    return rows
