"""Those who act in an article and are never named: "the government", "the council". None of them is corporate."""

from __future__ import annotations

from collections.abc import Sequence

from pledgewatch.spot.organisations.cast import Entity, Mention
from pledgewatch.spot.organisations.epithet_words import NOT_CORPORATE, trades_of
from pledgewatch.spot.organisations.epithets import Reference

#: "The association" may be one of companies, "the foundation" a company's own.
_MAYBE_CORPORATE = frozenset({"association", "foundation"})


class Unnamed:
    """One entity for each kind that nouns of the article speak of without a name; ``first`` is their first number."""

    def __init__(self, first: int) -> None:
        self._first = first
        self.kinds: list[str] = []
        self._names: list[str] = []

    def meant(self, reference: Reference) -> int | None:
        """The number of the entity that a noun speaks of, if it speaks of what is not corporate."""
        kind = None if reference.pronoun else NOT_CORPORATE.get(reference.head)
        if kind is None or kind in _MAYBE_CORPORATE or trades_of(reference.head):
            return None
        if kind not in self.kinds:
            self.kinds.append(kind)
            self._names.append(f"the {reference.head}")
        return self._first + self.kinds.index(kind)

    def entities(self, mentions: Sequence[list[Mention]]) -> tuple[Entity, ...]:
        """The entities, given the mentions of every entity by its number."""
        return tuple(
            Entity(name, (), kind, tuple(mentions[self._first + n]))
            for n, (name, kind) in enumerate(zip(self._names, self.kinds, strict=True))
        )
