"""Claims that need not be told apart are folded into one node, so that work grows with what is told, not how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.facts import Facts
from pledgewatch.resolve.groups import Groups
from pledgewatch.resolve.same import alike


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as clustering sees it. ``article`` and ``fingerprint`` give claims an order that outlives a rebuild."""

    id: int
    article: str
    fingerprint: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided of pairs of claims, by id: these are the same, these are different."""

    same: frozenset[tuple[int, int]] = frozenset()
    different: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """Claims that are treated as one. ``facts`` speak for them: one for all, or those that a person called the same."""

    members: tuple[Told, ...]
    facts: tuple[Facts, ...]
    articles: frozenset[str] = field(repr=False)


def fold_equal(claims: Sequence[Told], constraints: Constraints, companies: Companies) -> list[Node]:
    """Fold claims that a person called the same, and claims of equal facts from different articles.

    Claims that a person holds apart from others stay alone, and so do those that have no measure to agree on.
    """
    bound = {claim for pair in constraints.different for claim in pair}
    chosen = Groups[int]()
    for one, other in constraints.same:
        chosen.unite(one, other)
    tellings: dict[Facts, Counter[str]] = defaultdict(Counter)
    for told in claims:
        tellings[told.facts][told.article] += 1
    single = {
        facts
        for facts, times in tellings.items()
        if max(times.values()) > 1 or (len(times) > 1 and not alike(facts, facts, companies))
    }
    folded: dict[Hashable, list[Told]] = defaultdict(list)
    for told in claims:
        if told.id in chosen:
            folded["chosen", chosen.find(told.id)].append(told)
        elif told.id in bound or told.facts in single:
            folded["alone", told.id].append(told)
        else:
            folded[told.facts].append(told)
    return [_node(members, dict.fromkeys(told.facts for told in members)) for members in folded.values()]


def fold_similar(nodes: Sequence[Node], constraints: Constraints) -> list[Node]:
    """Fold nodes that differ in little but what they leave out; the commonest facts speak for all.

    For pledges that are told in hundreds of ways, where comparing all with all would take too long. What one article
    tells side by side, and what people decided, is left as it is.
    """
    bound = {claim for pair in (*constraints.same, *constraints.different) for claim in pair}
    folded: dict[Hashable, list[Node]] = defaultdict(list)
    for number, node in enumerate(nodes):
        free = len(node.facts) == 1 and not bound.intersection(told.id for told in node.members)
        folded[_gist(node.facts[0]) if free else number].append(node)
    result: list[Node] = []
    for group in folded.values():
        articles = Counter(article for node in group for article in node.articles)
        crowded = {article for article, times in articles.items() if times > 1}
        result += [node for node in group if node.articles & crowded]
        members = [told for node in group if not node.articles & crowded for told in node.members]
        if members:
            ((commonest, _),) = Counter(told.facts for told in members).most_common(1)
            result.append(_node(members, (commonest,)))
    return result


def _gist(facts: Facts) -> Hashable:
    month = None if facts.window.open else (facts.window.first.year, facts.window.first.month)
    measure = (facts.money, facts.qualifier, facts.share, facts.quantity, facts.unit, facts.year)
    return facts.name, measure, month, facts.kind, facts.change, facts.recipient


def _node(members: Iterable[Told], facts: Iterable[Facts]) -> Node:
    kept = tuple(members)
    return Node(kept, tuple(facts), frozenset(told.article for told in kept))
