"""Where a pledge is to be kept: the places that its sentence names."""

from __future__ import annotations

from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.organisations.cast import Mention
from pledgewatch.spot.organisations.kinds import DEMONYMS

_MOST = 5


def region(telling: Telling, number: int) -> list[Mention]:
    """A mention of each place, in order: those behind the measure, or else those before it behind "in" or "across"."""
    cast, measure = telling.context.cast, telling.told[number].measure
    sentence = telling.sentence(number)
    found: dict[int, Mention] = {}
    for mention in cast.mentions_in(sentence.start, sentence.end):
        if cast.entities[mention.entity].kind != "place" or mention.form != "name" or mention.possessive:
            continue
        if telling.context.doc.full[mention.start : mention.end].lower() in DEMONYMS:
            continue
        if mention.start > measure.end or mention.role.preposition in ("in", "across", "throughout"):
            found.setdefault(mention.entity, mention)
    return list(found.values())[:_MOST]
