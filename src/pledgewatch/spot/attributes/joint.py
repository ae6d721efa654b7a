"""Who promises together with the pledger: "along with Bolt and Crest", "together with its rival"."""

from __future__ import annotations

from pledgewatch.spot.attributes.telling import Telling
from pledgewatch.spot.organisations.cast import Mention, linked

#: Words before "with" by which several promise one thing together.
_TOGETHER = frozenset(
    {"together", "along", "jointly", "joined", "joint", "same", "shared", "teamed", "part", "partner", "partners"}
)
#: … and those that need no "with".
_JOINING = frozenset({"joined", "joining", "joins"})
_REACH = 4


def joint(telling: Telling, number: int) -> list[int]:
    """The entities that promise together with the pledger, in order of place."""
    context, owner = telling.context, telling.told[number].owners[0]
    sentence = telling.sentence(number)
    found = list(owner.joint)
    named = [m for m in context.cast.mentions_in(sentence.start, sentence.end) if m.form in ("name", "short")]
    for at, mention in enumerate(named):
        if mention.entity == owner.entity or not _together(telling, mention):
            continue
        found.append(mention.entity)
        for left, right in zip(named[at:], named[at + 1 :], strict=False):
            if not linked(context.doc, left, right):
                break
            found.append(right.entity)
    entities = context.cast.entities
    return [e for e in dict.fromkeys(found) if e != owner.entity and entities[e].corporate]


def _together(telling: Telling, mention: Mention) -> bool:
    tokens = telling.context.doc.tokens
    before = [t.lower for t in tokens[max(0, mention.first - _REACH) : mention.first]]
    with_them = mention.role.preposition in ("with", "alongside") and not _TOGETHER.isdisjoint(before)
    return with_them or not _JOINING.isdisjoint(before[-2:])
