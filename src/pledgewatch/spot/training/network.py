"""Training the network of ``spot/network.py``: stochastic gradient descent, on one processor in some fifteen seconds.

It learns three answers at once (is it a pledge, is it one of its likeliest owner, what does it read as): each teaches
it something that serves the others (Caruana 1997, "Multitask learning"). At each step most of the features are left out
at random, so that none is relied on alone (Srivastava et al. 2014, "Dropout").

All is computed in double precision. The last digits that processors differ in then never grow into other weights, as
they do in single precision over a thousand steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pledgewatch.spot.embeddings import Array, rounded
from pledgewatch.spot.network import Layers, Network, Pass, forward
from pledgewatch.spot.training.descent import Descent
from pledgewatch.spot.training.lessons import Lesson, School, Seen

_WIDTH, _INNER, _OUTER = 96, 32, 32
_EPOCHS = 10
#: Articles a step.
_BATCH = 40
_RATE = 3e-3
#: Where the answers stand, and how much they count: a right claim, a pledge at all, what it reads as.
_RIGHT, _PLEDGE, _READING = 0, 1, 2
_COUNTS = (0.5, 1.0, 0.5)
_SEED = 1


def fit_network(lessons: Sequence[Lesson]) -> Network:
    """The network that learned from ``lessons``: the same ones, in the same order, give the same network."""
    lessons = [lesson for lesson in lessons if lesson.features]
    school = School(lessons)
    wanted = _answers(lessons)
    random = np.random.default_rng(_SEED)
    embeddings, layers = _untrained(random, len(school.names), wanted.shape[1])
    descent = Descent([embeddings, *layers])
    steps = -(-len(lessons) // _BATCH)
    for epoch in range(_EPOCHS):
        order = random.permutation(len(lessons))
        for step in range(steps):
            seen, these = school.some(order[step * _BATCH : (step + 1) * _BATCH], random)
            known = embeddings[seen.features]
            told = forward(layers, seen.measures @ known, seen.articles @ known, seen.starts)
            gradients = _gradients(layers, seen, told, _errors(told.answers, wanted[these]))
            descent.step(gradients, seen.features, _RATE * (1 - (epoch * steps + step) / (_EPOCHS * steps)))
    return _kept(school.names, embeddings, layers)


def _answers(lessons: Sequence[Lesson]) -> Array:
    """For each measure what the network should say: two yes or no, and one of the readings."""
    readings = sorted({reading for lesson in lessons for reading in lesson.reading})
    told = [
        [right, pledge, *(reading == each for each in readings)]
        for lesson in lessons
        for right, pledge, reading in zip(lesson.right, lesson.pledge, lesson.reading, strict=True)
    ]
    return np.array(told, dtype=np.float64)


def _untrained(random: np.random.Generator, features: int, answers: int) -> tuple[Array, Layers]:
    def layer(height: int, width: int) -> Array:
        return random.normal(0, height**-0.5, (height, width))

    embeddings = random.normal(0, 0.05, (features, _WIDTH + 1))
    embeddings[:, -1] = 0
    return embeddings, Layers(
        bias=np.zeros(_WIDTH),
        hidden=layer(_WIDTH, _INNER),
        hidden_bias=np.zeros(_INNER),
        article_bias=np.zeros(_WIDTH),
        article=layer(_WIDTH, _INNER),
        context=layer(5 * _INNER, _OUTER),
        context_bias=np.zeros(_OUTER),
        out=layer(_OUTER + _INNER, answers),
        out_bias=np.zeros(answers),
    )


def _errors(answers: Array, wanted: Array) -> Array:
    """How far off each answer is, for each measure: the gradient of the loss with respect to it."""
    yes = 1 / (1 + np.exp(-answers[:, :_READING]))
    shares = np.exp(answers[:, _READING:] - answers[:, _READING:].max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    off = np.concatenate([yes, shares], axis=1) - wanted
    off[:, _RIGHT] *= _COUNTS[_RIGHT]
    off[:, _PLEDGE] *= _COUNTS[_PLEDGE]
    off[:, _READING:] *= _COUNTS[_READING]
    return off / len(off)


def _gradients(layers: Layers, seen: Seen, told: Pass, errors: Array) -> list[Array]:
    """The gradients of the embeddings and then of each layer, in the order of :class:`Layers` (backpropagation)."""
    top: Array = errors @ layers.out.T
    context = top[:, :_OUTER] * (told.context > 0)
    beside: Array = context @ layers.context.T
    *neighbours, of_article = np.hsplit(beside, 5)
    hidden = (top[:, _OUTER:] + _of_each(told.hidden, neighbours, seen.starts)) * (told.hidden > 0)
    summed = (hidden @ layers.hidden.T) * (told.summed > 0)
    article: Array = np.add.reduceat(of_article, seen.starts[:-1], axis=0) * (1 - told.article**2)
    whole = (article @ layers.article.T) * (told.whole > 0)
    alone = errors.sum(axis=1, keepdims=True)
    of_measures = seen.measures.T @ np.concatenate([summed, alone], axis=1)
    of_articles = seen.articles.T @ np.concatenate([whole, np.zeros((len(whole), 1))], axis=1)
    of_layers = Layers(
        bias=summed.sum(axis=0),
        hidden=told.summed.T @ hidden,
        hidden_bias=hidden.sum(axis=0),
        article_bias=whole.sum(axis=0),
        article=told.whole.T @ article,
        context=told.beside.T @ context,
        context_bias=context.sum(axis=0),
        out=told.top.T @ errors,
        out_bias=errors.sum(axis=0),
    )
    return [of_measures + of_articles, *of_layers]


def _of_each(hidden: Array, neighbours: Sequence[Array], starts: NDArray[np.int64]) -> Array:
    """What the gradients of each measure as another's neighbour mean for itself."""
    own, before, behind, highest = (each.copy() for each in neighbours)
    before[starts[:-1]] = 0
    behind[starts[1:] - 1] = 0
    own[:-1] += before[1:]
    own[1:] += behind[:-1]
    for start, stop in pairwise(starts):
        if stop - start > 1:
            *_, second, first = np.argsort(hidden[start:stop], axis=0, kind="stable")
            others = np.where(np.arange(stop - start)[:, None] == first, second, first) + start
            np.add.at(own, (others, np.broadcast_to(np.arange(_INNER), others.shape)), highest[start:stop])
    return own


def _kept(names: Sequence[str], embeddings: Array, layers: Layers) -> Network:
    """The network for use: of the answers only whether it is a right claim."""
    used = layers._replace(out=layers.out[:, :1], out_bias=layers.out_bias[:1])
    return Network(rounded(names, embeddings), Layers(*(each.astype(np.float32) for each in used)))
