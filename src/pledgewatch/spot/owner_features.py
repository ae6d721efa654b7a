"""Named features of whose a measure seems to be: a minister's billion is no pledge, however it is worded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pledgewatch.spot.organisations.cast import Cast
from pledgewatch.spot.organisations.owners import Owner

#: Places in the sentence that make somebody other than the likeliest owner worth a look.
_TELLING = (
    "nearest_",
    "first_subject",
    "possessor",
    "before:",
    "after:",
    "section",
    "subject:",
    "previous_subject",
    "paragraph_subject",
)
_ACTING = frozenset(["nearest_actor", "nearest_subject", "possessor", "before:by", "section"])


def owner_features(cast: Cast, ranking: Sequence[Owner], base: Sequence[str]) -> list[str]:
    """What the likeliest owner is and where it stands, and what its rivals are.

    ``base`` are the features of the measure itself: what is done is told together with who does it.
    """
    if not ranking:
        return ["owner=nobody"]
    top, rivals = ranking[0], ranking[1:]
    kinds = [cast.entities[owner.entity].kind for owner in ranking]
    kind = kinds[0]
    out = [f"owner_kind={kind}"]
    out += [f"owner:{name}" for name in top.features]
    out.append(f"owner_margin={min(4, int(top.score - rivals[0].score))}" if rivals else "owner_alone")
    out.append(f"owner_score={max(-3, min(6, int(top.score)))}")
    for rival, its in zip(rivals, kinds[1:], strict=True):
        out += [f"rival:{its}:{name}" for name in rival.features if _is_telling(name)]
    out += [f"around={each}" for each in kinds]
    if cast.ranking:
        main = cast.ranking[0]
        out.append(f"main={cast.entities[main].kind}")
        out.append("owner_is_main" if main == top.entity else "owner_not_main")
    told = [name for name in base if name.startswith(("verb=", "form="))]
    out += [f"{kind}&{name}" for name in told]
    actors = {its for owner, its in zip(ranking, kinds, strict=True) if not owner.features.keys().isdisjoint(_ACTING)}
    out += [f"actor={actor}" for actor in actors]
    out += [f"actor={actor}&{name}" for actor in actors for name in told if name.startswith("verb=")]
    return list(dict.fromkeys(out))


@lru_cache(maxsize=4096)
def _is_telling(name: str) -> bool:
    return name.startswith(_TELLING)
