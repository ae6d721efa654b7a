"""The trained models that the spotter runs on, as one value that training can replace as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from pledgewatch.spot.linear import Linear, load_linear
from pledgewatch.spot.network import Network, load_network
from pledgewatch.spot.ranker import Ranker, load_ranker


@dataclass(frozen=True, slots=True)
class Models:
    """``owners`` ranks possible pledgers, ``network`` judges all measures of an article together, ``dates`` ranks
    possible days of the announcement; the others are linear models over named features."""

    owners: Mapping[str, float]
    network: Network
    dates: Ranker
    article: Linear
    first: Linear
    readings: Linear
    second: Linear
    kind: Linear
    status: Linear
    change: Linear
    themes: Linear
    parts: Linear
    retellings: Linear


#: The names of the linear models.
LINEAR = tuple(each.name for each in fields(Models) if each.name not in ("owners", "network", "dates"))


@cache
def load_models() -> Models:
    """The models of ``weights/``, read once."""
    raw = resources.files(__package__).joinpath("weights", "owners.json").read_text(encoding="utf-8")
    linear = {name: load_linear(name) for name in LINEAR}
    return Models(owners=json.loads(raw), network=load_network(), dates=load_ranker(), **linear)
