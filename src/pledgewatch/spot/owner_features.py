"""Named features of whose a measure seems to be: a minister's billion is no pledge, however it is worded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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
        out += filter(None, map(_rival(its).__getitem__, rival.features))
    out += [f"around={each}" for each in kinds]
    if cast.ranking:
        main = cast.ranking[0]
        out.append(f"main={cast.entities[main].kind}")
        out.append("owner_is_main" if main == top.entity else "owner_not_main")
    # Nearly all features begin with another letter: to look at that first takes half the time.
    told = [name for name in base if name[0] in "vf" and name.startswith(("verb=", "form="))]
    out += [f"{kind}&{name}" for name in told]
    actors = {its for owner, its in zip(ranking, kinds, strict=True) if not owner.features.keys().isdisjoint(_ACTING)}
    out += [f"actor={actor}" for actor in actors]
    out += [f"actor={actor}&{name}" for actor in actors for name in told if name.startswith("verb=")]
    return list(dict.fromkeys(out))


class _Rival(dict[str, str]):
    """What the features of owners are called where they are of a rival of some kind; empty for those not telling.

    They are few, and met by the hundred in every article.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __missing__(self, name: str) -> str:
        told = self[name] = f"rival:{self._kind}:{name}" if name.startswith(_TELLING) else ""
        return told


_rival = cache(_Rival)
