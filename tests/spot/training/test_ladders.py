from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.spot.linear import Linear
from pledgewatch.spot.training.ladders import climbed, summed

RUNGS = [f"own>{step}" for step in range(-10, 11)]
OTHERS = ["own=none", "near=none", "rank=1"]
WEIGHTS = st.dictionaries(
    st.sampled_from([*RUNGS, *OTHERS]), st.integers(-30_000, 30_000).map(lambda units: (units / 10_000,))
)


def test_a_rung_is_climbed_by_all_below_it() -> None:
    assert climbed(["own>-9", "rank=1"]) == ["own>-10", "own>-9", "rank=1"]


@given(weights=WEIGHTS, features=st.tuples(st.sampled_from(RUNGS), st.sampled_from(OTHERS)))
def test_the_rung_reached_weighs_what_all_up_to_it_do(
    weights: dict[str, tuple[float]], features: tuple[str, str]
) -> None:
    model = Linear(("yes",), (0.5,), weights)
    assert summed(model).scores(features) == model.scores(climbed(features))
