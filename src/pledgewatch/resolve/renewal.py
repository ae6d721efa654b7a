"""What changes in a table of pledges when some of its claims were resolved anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pledgewatch.model import Pledge


@dataclass(frozen=True, slots=True)
class Renewal:
    """What to write: records to put, and where the ids that are no more now lead (each to an id that stays)."""

    upserts: tuple[Pledge, ...]
    redirects: Mapping[int, int]
    #: ids that are no more and lead nowhere: none of their claims is left
    removed: frozenset[int]


def renew(before: Iterable[Pledge], after: Iterable[Pledge]) -> Renewal:
    """Compare the pledges that certain claims made before with those that they make now.

    A pledge that is the same is not written again. One that was merged away leads to the pledge that holds most of its
    claims; of equals, the oldest.
    """
    old = {pledge.id: pledge for pledge in before}
    new = {pledge.id: pledge for pledge in after}
    holder = {claim: pledge.id for pledge in new.values() for claim in pledge.claims}
    redirects: dict[int, int] = {}
    for gone in sorted(old.keys() - new.keys()):
        heirs = Counter(holder[claim] for claim in old[gone].claims if claim in holder)
        if heirs:
            redirects[gone] = min(heirs, key=lambda heir: (-heirs[heir], heir))
    return Renewal(
        upserts=tuple(new[id] for id in sorted(new) if old.get(id) != new[id]),
        redirects=redirects,
        removed=frozenset(old.keys() - new.keys() - redirects.keys()),
    )
