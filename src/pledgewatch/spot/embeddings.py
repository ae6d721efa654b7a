"""A few numbers for each named feature, learned, and added up for those that hold: what the networks begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

#: What stands in a file beside the layers of a network.
_NAMES, _SCALE, _EMBEDDINGS = "names", "scale", "embeddings"
#: Of whole numbers above and below 0 for an embedding: they fit in a byte.
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Embeddings:
    """``rows`` gives for each known feature its row in ``whole``: whole numbers, which ``scale`` brings to size, a
    number for each column."""

    rows: Mapping[str, int]
    whole: NDArray[np.int8]
    scale: Array

    def sums(self, features: Iterable[Iterable[str]]) -> Array:
        """A row for each of ``features``: the sum of the embeddings of those that are known."""
        rows = self.rows
        known = [[rows[name] for name in names if name in rows] for names in features]
        # Sums of whole numbers are the same in whatever order the features come.
        sums = np.array([self.whole.take(at, axis=0).sum(axis=0, dtype=np.int32) for at in known])
        return sums.astype(np.float32) * self.scale


def rounded(names: Sequence[str], embeddings: Array) -> Embeddings:
    """``embeddings``, a row for each of ``names``, as whole numbers."""
    scale = np.abs(embeddings).max(axis=0) / _STEPS
    whole = np.round(embeddings / np.where(scale > 0, scale, 1)).astype(np.int8)
    return Embeddings({name: k for k, name in enumerate(names)}, whole, scale.astype(np.float32))


def write_network(path: Path, embeddings: Embeddings, layers: Mapping[str, Array]) -> None:
    """All weights of a network as a file: the same ones give the same bytes."""
    names = np.frombuffer("\n".join(embeddings.rows).encode(), dtype=np.uint8)
    arrays: dict[str, Any] = {_NAMES: names, _SCALE: embeddings.scale, _EMBEDDINGS: embeddings.whole, **layers}
    np.savez_compressed(path, **arrays)


def read_network(path: Traversable) -> tuple[Embeddings, dict[str, Array]]:
    """What :func:`write_network` wrote."""
    with path.open("rb") as file, np.load(file) as stored:
        arrays = dict(stored)
    names = arrays.pop(_NAMES).tobytes().decode().split("\n")
    whole, scale = arrays.pop(_EMBEDDINGS), arrays.pop(_SCALE)
    return Embeddings({name: k for k, name in enumerate(names)}, whole, scale), arrays
