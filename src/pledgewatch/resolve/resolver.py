"""Claims and decisions in, pledges out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pledgewatch.model import Decision, Pledge, PledgeState, StoredClaim
from pledgewatch.resolve.blocks import Keys, block_keys
from pledgewatch.resolve.cluster import cluster, links
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.decisions import Rulings, apply, rulings
from pledgewatch.resolve.facts import facts_of
from pledgewatch.resolve.fingerprint import fingerprint
from pledgewatch.resolve.folding import Told
from pledgewatch.resolve.fx import Rates
from pledgewatch.resolve.merge import merge
from pledgewatch.resolve.same import Verdict, compare
from pledgewatch.resolve.value import with_dollars


def keys_of(stored: StoredClaim, companies: Companies, rates: Rates) -> Keys:
    """The keys to store a claim under and to look for its like."""
    return block_keys(facts_of(stored, companies, rates))


def explain(one: StoredClaim, other: StoredClaim, companies: Companies, rates: Rates) -> Verdict:
    """Why two claims are, or are not, taken for the same pledge when nothing but the two is known."""
    return compare(facts_of(one, companies, rates), facts_of(other, companies, rates), companies)


def resolve(
    claims: Sequence[StoredClaim],
    decisions: Iterable[Decision],
    companies: Companies,
    rates: Rates,
    *,
    believe_at: float = 0.5,
    standing: Iterable[Pledge] = (),
) -> list[Pledge]:
    """The pledges that the claims tell of, sorted by id. Neither the order of claims nor that of decisions matters.

    ``standing``: pledges as they were resolved before, by the same rules, with no claim that since was decided upon or
    got another text group. Those that keep their claims are taken as they are.

    A pledge that no claim is believed of with at least ``believe_at`` waits for review, and so does one that is only
    told of with a sum beyond reason or beside an instruction to programs. Raises
    :class:`~pledgewatch.resolve.corrections.CorrectionError` for a stored correction that cannot be read.
    """
    ruled = rulings(claims, decisions)
    by_id = {stored.id: stored for stored in claims}
    told = [_told(stored, companies, rates) for stored in by_id.values()]
    known = {pledge.claims: pledge for pledge in standing}
    pledges = []
    for group in cluster(told, ruled.constraints, companies):
        numbers = tuple(each.id for each in group)
        pledges.append(
            known.get(numbers) or _record([by_id[number] for number in numbers], ruled, companies, rates, believe_at)
        )
    return _with_wholes(sorted(pledges, key=lambda pledge: pledge.id), by_id)


def related(
    new: Iterable[StoredClaim], met: Iterable[StoredClaim], companies: Companies, rates: Rates
) -> set[tuple[int, int]]:
    """Pairs of claims, by id, that must be resolved together because by themselves they are taken for one pledge.

    ``met`` are the claims that stand under a key that one of ``new`` seeks, the new ones among them. Whoever remembers
    which claims are related, directly or through others, and adds to them those that decisions name together, parts and
    their wholes, and those of one page, pledger and measure, may resolve such a family alone: the result is that of
    resolving everything.
    """
    ours = [_told(stored, companies, rates) for stored in new]
    known = {told.id for told in ours}
    others = [_told(stored, companies, rates) for stored in met if stored.id not in known]
    return links(ours, [*ours, *others], companies)


def _told(stored: StoredClaim, companies: Companies, rates: Rates) -> Told:
    return Told(stored.id, stored.url, fingerprint(stored), facts_of(stored, companies, rates))


#: Flags of a claim that is not to be relied on, however sure the spotter is that it was made.
_DOUBTED = frozenset({"absurd_sum", "instruction_in_text", "too_many_pledges"})


def _record(
    claims: Sequence[StoredClaim], ruled: Rulings, companies: Companies, rates: Rates, believe_at: float
) -> Pledge:
    pledge = merge(claims, companies)
    believed = any(each.claim.confidence >= believe_at and not _DOUBTED & set(each.claim.flags) for each in claims)
    state = PledgeState.ACTIVE if believed else PledgeState.REVIEW
    said = [word for each in claims for word in ruled.said.get(each.id, ())]
    return with_dollars(apply(replace(pledge, state=state), said), claims, rates)


def _with_wholes(pledges: Sequence[Pledge], claims: Mapping[int, StoredClaim]) -> list[Pledge]:
    """Hang each part under the pledge that most of its claims name as its whole. No pledge is a part of itself.

    Of two that are named as often the larger is the whole, and whatever is left to chance goes by the names of the
    claims: numbers depend on what was read first.
    """
    by_id = {pledge.id: pledge for pledge in pledges}
    home = {claim: pledge.id for pledge in pledges for claim in pledge.claims}
    named = {
        pledge.id: Counter(home[whole] for claim in pledge.claims if (whole := claims[claim].part_of) in home)
        for pledge in pledges
    }

    @cache
    def name(number: int) -> tuple[str, str]:
        return min((claims[claim].url, fingerprint(claims[claim])) for claim in by_id[number].claims)

    def size(number: int) -> Decimal:
        usd = by_id[number].usd
        return usd.amount if usd else Decimal(0)

    above: dict[int, int] = {}
    for part in sorted(filter(named.get, named), key=name):
        wholes = named[part]
        for whole in sorted(wholes, key=lambda each: (-wholes[each], -size(each), name(each))):
            if not _leads_to(part, whole, above):
                above[part] = whole
                break
    return [
        pledge if pledge.part_of == above.get(pledge.id) else replace(pledge, part_of=above.get(pledge.id))
        for pledge in pledges
    ]


def _leads_to(pledge: int, whole: int, above: Mapping[int, int]) -> bool:
    """Whether going up from ``whole`` one comes back to the pledge."""
    at: int | None = whole
    while at is not None and at != pledge:
        at = above.get(at)
    return at is not None
