"""Claims into groups that each tell of one pledge, whatever the order in which the claims came.

Claims that are more alike than not are *linked*, and linked claims make a component. Each component is joined by
average score, the most alike first, as long as groups are more alike than not. No group can reach beyond its component,
so each may be worked on alone.

Two claims of one article are two pledges, unless a person says otherwise or one is the other in another currency, as
where a headline has dollars and the text the sum that was promised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from pledgewatch.resolve.blocks import Keys, block_keys
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.facts import Facts
from pledgewatch.resolve.folding import Constraints, Node, Told, fold_equal, fold_similar
from pledgewatch.resolve.groups import Groups
from pledgewatch.resolve.measures import Agreement, compare_measures
from pledgewatch.resolve.names import Name
from pledgewatch.resolve.same import alike, load_weights, score

#: no single pair may outvote a whole group
_LOUDEST = 4.0
#: ways of telling in one component from which on they are not all compared with each other
_MANY = 100


def cluster(claims: Iterable[Told], constraints: Constraints, companies: Companies) -> list[list[Told]]:
    """Group the claims by pledge. Each group, and the groups, are sorted by claim id."""
    nodes = fold_equal(
        sorted(claims, key=lambda told: (told.article, told.fingerprint, told.id)), constraints, companies
    )
    keys = _KeysOf()
    groups = [
        sorted(group, key=lambda told: told.id)
        for component in _components(nodes, companies, keys)
        for group in _join(component, constraints, companies, keys)
    ]
    return sorted(groups, key=lambda group: group[0].id)


def links(claims: Iterable[Told], others: Iterable[Told], companies: Companies) -> set[tuple[int, int]]:
    """Pairs of one of ``claims`` and one of ``others`` that are alike: enough of them to join all that are.

    Equal facts are compared once, and only those that share a key: the work grows with what is told, not with how
    often.
    """
    ours, theirs = _by_facts(claims), _by_facts(others)
    places: dict[str, list[Facts]] = defaultdict(list)
    for facts in theirs:
        for key in block_keys(facts).stored:
            places[key].append(facts)
    pairs: set[tuple[int, int]] = set()
    for mine, (first, *more) in ours.items():
        if alike(mine, mine, companies):
            pairs.update((first, each) for each in more)
        met = {facts for key in block_keys(mine).sought for facts in places.get(key, ())}
        for facts in met:
            if alike(mine, facts, companies):
                pairs.update((first, each) for each in theirs[facts])
    return {(one, other) for one, other in pairs if one != other}


def _by_facts(claims: Iterable[Told]) -> dict[Facts, list[int]]:
    found: dict[Facts, list[int]] = defaultdict(list)
    for told in claims:
        found[told.facts].append(told.id)
    return found


class _KeysOf(dict[Facts, Keys]):
    """The keys of facts, made when they are first asked for."""

    def __missing__(self, facts: Facts) -> Keys:
        self[facts] = keys = block_keys(facts)
        return keys


def _components(nodes: Sequence[Node], companies: Companies, keys: _KeysOf) -> list[list[Node]]:
    """Nodes that are linked, directly or through others.

    Who dates a pledge the least is like most others: those nodes go first and leave few to be compared.
    """
    neighbours = _Neighbours([node.facts for node in nodes], keys)
    found: list[list[Node]] = []
    left = dict.fromkeys(sorted(range(len(nodes)), key=lambda number: _precision(nodes[number])))
    while left:
        component = [next(iter(left))]
        del left[component[0]]
        for number in component:
            linked = [
                other
                for other in sorted(neighbours.of(number) & left.keys())
                if _best(nodes[number].facts, nodes[other].facts, companies) > 0
            ]
            component += linked
            for other in linked:
                del left[other]
        found.append([nodes[number] for number in sorted(component)])
    return found


def _precision(node: Node) -> int:
    """How precisely a pledge is dated: less than nothing, by the days that it may have been announced on."""
    return min(facts.window.first.toordinal() - facts.window.last.toordinal() for facts in node.facts)


class _Neighbours:
    """Which nodes meet under their keys, so that never all are compared with all: those that do not are strangers."""

    def __init__(self, facts: Sequence[Sequence[Facts]], known: _KeysOf) -> None:
        self._keys = [[known[each] for each in of_node] for of_node in facts]
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, of_node in enumerate(self._keys):
            for key in {key for each in of_node for key in each.stored}:
                self._places[key].append(number)

    def of(self, number: int) -> set[int]:
        """The nodes that this one meets. Not kept: in a large family all of them would fill the memory."""
        sought = {key for each in self._keys[number] for key in each.sought}
        return set().union(*(self._places.get(key, ()) for key in sought)) - {number}


def _join(nodes: Sequence[Node], constraints: Constraints, companies: Companies, keys: _KeysOf) -> list[list[Told]]:
    """Join the nodes of a component by average score, the most alike first, as long as they are more alike than not."""
    if len(nodes) > _MANY:
        nodes = fold_similar(nodes, constraints)
    members = {number: [number] for number in range(len(nodes))}
    articles = {number: _by_article(node.members) for number, node in enumerate(nodes)}
    apart = _held_apart(nodes, constraints)
    scores = _Scores(_with_aliases(nodes), companies, keys)
    queue = [(-mean, one, two) for one in members for two, mean in scores.alike(one) if one < two]
    heapify(queue)
    while queue:
        negative, one, two = heappop(queue)
        if one not in members or two not in members or -negative != scores.mean(one, two):
            continue  # has been joined with something else since
        if _pair(one, two) in apart or _told_side_by_side(articles[one], articles[two]):
            continue
        members[one] += members.pop(two)
        for article, told in articles.pop(two).items():
            articles[one][article] += told
        apart = {_pair(*(one if each == two else each for each in pair)) for pair in apart}
        scores.join(one, two)
        for other, mean in scores.alike(one):
            heappush(queue, (-mean, *_pair(one, other)))
    return [[told for number in group for told in nodes[number].members] for group in members.values()]


class _Scores:
    """How alike groups are: the mean over all pairs of their nodes. Strangers are not written down, or a company with
    thousands of pledges would have millions of pairs of them."""

    def __init__(self, facts: Sequence[tuple[Facts, ...]], companies: Companies, keys: _KeysOf) -> None:
        self._strangers = _bounded(load_weights()["strangers"])
        self._sizes = dict.fromkeys(range(len(facts)), 1)
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self._sizes}
        neighbours = _Neighbours(facts, keys)
        for one in range(len(facts)):
            for two in neighbours.of(one):
                if one < two:
                    weight = _bounded(_best(facts[one], facts[two], companies))
                    if weight != self._strangers:
                        self._sums[one][two] = self._sums[two][one] = weight

    def mean(self, one: int, two: int) -> float:
        return self._sum(one, two) / (self._sizes[one] * self._sizes[two])

    def alike(self, one: int) -> list[tuple[int, float]]:
        """The groups that are more alike to this one than not, with how much."""
        sizes, own = self._sizes, self._sizes[one]
        return [(other, weight / (own * sizes[other])) for other, weight in self._sums[one].items() if weight > 0]

    def join(self, one: int, two: int) -> None:
        """Let ``one`` be both."""
        for other in (self._sums[one].keys() | self._sums[two].keys()) - {one, two}:
            self._sums[one][other] = self._sums[other][one] = self._sum(one, other) + self._sum(two, other)
            self._sums[other].pop(two, None)
        del self._sums[two]
        del self._sums[one][two]
        self._sizes[one] += self._sizes.pop(two)

    def _sum(self, one: int, two: int) -> float:
        known = self._sums[one].get(two)
        return self._strangers * self._sizes[one] * self._sizes[two] if known is None else known


def _by_article(claims: Iterable[Told]) -> dict[str, list[Facts]]:
    found: dict[str, list[Facts]] = defaultdict(list)
    for told in claims:
        found[told.article].append(told.facts)
    return found


def _told_side_by_side(ours: Mapping[str, list[Facts]], theirs: Mapping[str, list[Facts]]) -> bool:
    """Whether an article tells of both groups as of two pledges."""
    return any(
        compare_measures(one, other) is not Agreement.CONVERTED
        for article in ours.keys() & theirs.keys()
        for one in ours[article]
        for other in theirs[article]
    )


def _best(ours: Sequence[Facts], theirs: Sequence[Facts], companies: Companies) -> float:
    """Of claims that a person called the same, the one that fits best speaks for them all."""
    if len(ours) == len(theirs) == 1:
        return score(ours[0], theirs[0], companies)
    return max(score(one, two, companies) for one in ours for two in theirs)


def _bounded(weight: float) -> float:
    return max(-_LOUDEST, min(_LOUDEST, weight))


def _pair(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _held_apart(nodes: Sequence[Node], constraints: Constraints) -> set[tuple[int, int]]:
    place = {told.id: number for number, node in enumerate(nodes) for told in node.members}
    pairs = ((place.get(one), place.get(two)) for one, two in constraints.different)
    return {_pair(one, two) for one, two in pairs if one is not None and two is not None and one != two}


def _with_aliases(nodes: Sequence[Node]) -> list[tuple[Facts, ...]]:
    """The facts of each node, with the other names that any claim of the component gives its pledger.

    So "RBS" and "Royal Bank of Scotland" meet when a third article prints both. An arm is no alias of its company.
    """
    names = Groups[Name]()
    for node in nodes:
        for facts in node.facts:
            for alias in facts.also:
                if alias.arm == facts.name.arm:
                    names.unite(facts.name, alias)
    alike = {name: frozenset(group) for group in names.all() for name in group}

    def informed(facts: Facts) -> Facts:
        also = (facts.also | alike.get(facts.name, frozenset())) - {facts.name}
        return facts if also == facts.also else replace(facts, also=also)

    return [tuple(informed(facts) for facts in node.facts) for node in nodes]
