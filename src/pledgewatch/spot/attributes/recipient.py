"""Who is to get what is pledged: the named receiver in the measure's own sentence."""

from __future__ import annotations

from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.organisations.cast import Mention

#: Who receives: not who sells, and not a place or a person.
_RECEIVERS = frozenset(
    {"charity", "university", "intergovernmental", "private_foundation", "church", "club", "government"}
)
_GIVEN_WITH = frozenset({"to", "into", "towards", "toward", "via", "through"})
#: Kinds that receive wherever they stand behind "for"; others only behind "to".
_GIVEN_FOR = frozenset({"charity", "university", "private_foundation"})
_FURTHEST = 160


def recipient(telling: Telling, number: int) -> Mention | None:
    """The mention of the receiver, or None: "to Acme Relief" behind the sum, or "Acme Relief receives" before it."""
    cast, measure = telling.context.cast, telling.told[number].measure
    sentence, owner = telling.sentence(number), telling.owners[number]
    stops = [m.start for m in telling.context.measures if m.sentence == measure.sentence and m.form == measure.form]
    end = min([s for s in stops if s > measure.end] or [sentence.end])
    start = max([s for s in stops if s < measure.start] or [sentence.start])
    for mention in cast.mentions_in(measure.end, min(end, measure.end + _FURTHEST)):
        if mention.entity != owner and mention.form in ("name", "short") and _gets(telling, mention):
            return mention
    before = [m for m in cast.mentions_in(max(start, measure.start - _FURTHEST), measure.start) if m.entity != owner]
    for mention in reversed(before):
        entity = cast.entities[mention.entity]
        if mention.form not in ("name", "short"):
            continue
        if mention.role.receives and entity.kind != "company":
            return mention
        if mention.role.preposition in ("to", "into") and entity.kind in _RECEIVERS:
            return mention
    return None


def _gets(telling: Telling, mention: Mention) -> bool:
    kind = telling.context.cast.entities[mention.entity].kind
    preposition = mention.role.preposition
    if preposition in _GIVEN_WITH:
        return kind in _RECEIVERS or (kind == "unknown" and preposition == "to")
    return preposition == "for" and kind in _GIVEN_FOR
