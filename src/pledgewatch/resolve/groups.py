"""Things that belong together, directly or through others (union-find)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint groups that grow by :meth:`unite`."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._above: dict[T, T] = {item: item for item in items}

    def __contains__(self, item: T) -> bool:
        return item in self._above

    def find(self, item: T) -> T:
        """The member that stands for the item's group; the item itself where it was never united with anything."""
        root = item
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(item, item)) != root:
            self._above[item], item = root, above
        return root

    def unite(self, one: T, other: T) -> None:
        self._above.setdefault(one, one)
        self._above.setdefault(other, other)
        self._above[self.find(other)] = self.find(one)

    def all(self) -> list[list[T]]:
        """Every group, in the order in which its first item was added."""
        groups: dict[T, list[T]] = defaultdict(list)
        for item in self._above:
            groups[self.find(item)].append(item)
        return list(groups.values())
