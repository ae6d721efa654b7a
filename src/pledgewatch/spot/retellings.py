"""One pledge is often told several times in one article: in the headline, in the lead, in another currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgewatch.spot.deciding import Judged
from pledgewatch.spot.features import same_value


def merge_retellings(judged: Sequence[Judged]) -> list[Judged]:
    """One judgement a pledge, in order of place.

    Mentions of one value are one pledge unless two of them name different owners in so many words, as lists of gifts
    do. What the merged judgement says is taken from the mention that says most; its confidence is that of the surest.
    """
    groups: list[list[Judged]] = []
    for candidate in sorted(judged, key=lambda j: (not _names_owner(j), j.measure.start)):
        home = next((group for group in groups if _belongs(candidate, group)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    merged = [_merge(group) for group in groups]
    return sorted(merged, key=lambda j: j.measure.start)


def _belongs(candidate: Judged, group: Sequence[Judged]) -> bool:
    if not any(same_value(candidate.measure, other.measure) for other in group):
        return False
    founder = group[0]
    if not _names_owner(candidate) or not _names_owner(founder):
        return True
    return candidate.owners[0].entity == founder.owners[0].entity


def _names_owner(judged: Judged) -> bool:
    """Does the measure's own sentence name its owner? A headline is too short to contradict the text."""
    features = judged.owners[0].features
    return judged.measure.sentence > 0 and not any(name.startswith("absent") for name in features)


def _merge(group: Sequence[Judged]) -> Judged:
    fullest = max(group, key=lambda j: (_fullness(j), j.confidence))
    return replace(fullest, owners=group[0].owners, confidence=max(j.confidence for j in group))


def _fullness(judged: Judged) -> int:
    """A sum with its conversion says more than the conversion alone; the text says more than the headline."""
    measure = judged.measure
    return 2 * (measure.sentence > 0) + (measure.usd_reported is not None or measure.year is not None)
