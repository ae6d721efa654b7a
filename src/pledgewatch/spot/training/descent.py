"""Adam (Kingma and Ba 2015): each weight goes down its gradient at a pace of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pledgewatch.spot.embeddings import Array

_MOMENTUM, _SPREAD, _TINY = 0.9, 0.999, 1e-8


class Descent:
    """Changes ``weights`` in place. The first of them is a table of which each step moves only the rows that had a part
    in it; the others rest with what they have learned of their pace."""

    def __init__(self, weights: Sequence[Array]) -> None:
        self._weights = weights
        self._means = [np.zeros_like(each) for each in weights]
        self._squares = [np.zeros_like(each) for each in weights]
        self._steps = 0

    def step(self, gradients: Sequence[Array], rows: NDArray[np.int64], rate: float) -> None:
        """``gradients`` as many as there are weights, the first for ``rows`` alone."""
        self._steps += 1
        rate *= (1 - _SPREAD**self._steps) ** 0.5 / (1 - _MOMENTUM**self._steps)
        for k, gradient in enumerate(gradients):
            at = rows if k == 0 else slice(None)
            mean = _MOMENTUM * self._means[k][at] + (1 - _MOMENTUM) * gradient
            square = _SPREAD * self._squares[k][at] + (1 - _SPREAD) * gradient**2
            self._means[k][at], self._squares[k][at] = mean, square
            self._weights[k][at] -= rate * mean / (np.sqrt(square) + _TINY)
