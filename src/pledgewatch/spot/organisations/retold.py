"""Who gives a sum by the other sentences that tell of it: "Homebuilders pledge 80 billion yen" is Acme's headline where
the text has "Acme will spend 80 billion yen".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pledgewatch.spot.document import Document
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.organisations.cast import Cast, Mention
from pledgewatch.spot.organisations.standing import is_owned

_MOST = 6  # of the places that tell of one sum
_WINDOW = 1200  # characters on either side; sentences are shorter, hostile texts are not
_SOURCES = frozenset({"from", "by"})


class Retold(NamedTuple):
    """A feature of ``entity`` as the giver of a sum: its part in another sentence that tells of the sum."""

    entity: int
    feature: str


def find_retold(
    doc: Document, cast: Cast, measures: Sequence[Measure], repetitions: Sequence[Sequence[int]]
) -> list[tuple[Retold, ...]]:
    """For each measure what the sentences say that tell of it again (``repetitions``: the numbers of these)."""
    claims: dict[int, Retold | None] = {}
    found = []
    for measure, again in zip(measures, repetitions, strict=True):
        told: list[Retold] = []
        for other in again[:_MOST]:
            if measures[other].sentence == measure.sentence:
                continue
            if other not in claims:
                claims[other] = _claim(doc, cast, measures[other])
            claim = claims[other]
            if claim is None:
                continue
            if measure.sentence:
                told.append(Retold(claim.entity, f"again:{claim.feature}"))
                continue
            if not told:
                told.append(Retold(claim.entity, f"again_first:{claim.feature}"))
            told.append(Retold(claim.entity, f"again_in_text:{claim.feature}"))
        found.append(tuple(dict.fromkeys(told)))
    return found


def _claim(doc: Document, cast: Cast, measure: Measure) -> Retold | None:
    """Whom the sentence makes the giver at first sight: who acts before the sum, else whom it comes from, whose section
    it stands in, or the only one named."""
    sentence = doc.sentences[measure.sentence]
    here = cast.mentions_in(max(sentence.start, measure.start - _WINDOW), min(sentence.end, measure.end + _WINDOW))
    actor = _actor(cast, here, doc.token_at(measure.start))
    if actor is not None:
        return actor
    possible = [m for m in here if cast.entities[m.entity].corporate and m.form != "dateline" and not is_owned(doc, m)]
    source = next((m for m in possible if m.start > measure.start and m.role.preposition in _SOURCES), None)
    if source is not None:
        return Retold(source.entity, "from")
    section = cast.sections.get(measure.sentence)
    if section is not None:
        return Retold(section, "heads")
    return Retold(possible[0].entity, "alone") if len({m.entity for m in possible}) == 1 else None


def _actor(cast: Cast, here: Sequence[Mention], first: int) -> Retold | None:
    """The possible giver that acts last before token ``first``; of several joined by "and", the first."""
    subjects = [m for m in here if m.role.subject and not m.role.receives and m.last <= first]
    found: Retold | None = None
    verb = -1
    for mention in reversed(subjects):
        if found is not None and mention.role.verb != verb:
            break
        entity = cast.employers.get(mention.entity, mention.entity)
        if cast.entities[entity].corporate:
            role = mention.role
            verb = role.verb
            found = Retold(entity, "promises" if role.promises else "says" if role.says else "acts")
    return found
