"""What a person should look at: pledges that are in doubt, and pairs of them that may be one. The worst come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Decision, DecisionKind, Pledge, PledgeState, StoredClaim
from pledgewatch.pipeline.desk import Desk
from pledgewatch.resolve import Doubt, disagreements, doubts, fingerprint, keys_of
from pledgewatch.store import Transaction

_BATCH = 500


class Concern(IntEnum):
    """Why a person is asked, the worst first: what people already rely on comes before what still waits."""

    CONTRADICTION = 1
    MAY_BE_ONE = 2
    DISAGREEMENT = 3
    LOW_CONFIDENCE = 4


#: what a claim is flagged for, and the fields of which one was corrected if that is settled
_SETTLED_BY: Mapping[str, frozenset[str]] = {
    "absurd_sum": frozenset({"amount", "currency"}),
    "currency_twice": frozenset({"amount", "currency"}),
    "usd_contradicts_rate": frozenset({"amount", "currency", "usd_reported"}),
}
_CORRECTED = "corrected:"


class NoSuchPledgeError(PledgewatchError):
    """No pledge and no claim has this number."""


@dataclass(frozen=True, slots=True)
class Question:
    """One pledge, or two that may be one. ``contradictions`` are flags of its claims, ``disagreements`` fields on which
    they contradict each other; ``doubt`` says what speaks for one pledge and what for two."""

    concern: Concern
    pledges: tuple[Pledge, ...]
    contradictions: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    doubt: Doubt | None = None

    @property
    def rank(self) -> tuple[float, ...]:
        """Sorts the worst first: by concern, then the pairs most alike and the pledges least believed, then by age."""
        good = min(pledge.confidence for pledge in self.pledges)
        return self.concern, -self.doubt.verdict.score if self.doubt else good, *(each.id for each in self.pledges)


def questions(desk: Desk) -> list[Question]:
    """Everything that is in doubt, the worst first. What people decided is not asked again."""
    asked: list[Question] = []
    with desk.store.read() as found:
        standing = found.decisions.standing()
        confirmed = _confirmed(found, standing)
        pieces = list(found.claims.walk(_BATCH))
        desk.progress.stage("claims", sum(map(len, pieces)))
        met: set[tuple[int, int]] = set()
        for piece in pieces:
            fresh = _not_rejected(found, piece)
            # A pledge is asked about once: with the piece that holds its founding claim.
            founded = [pledge for pledge in fresh if pledge.id in set(piece)]
            asked += filter(None, (_about_one(found, pledge, confirmed) for pledge in founded))
            for pair in sorted(_meeting(desk, found, piece) - met):
                met.add(pair)
                asked += _about_two(desk, found, found.pledges.get(pair), standing)
            desk.progress.step(len(piece))
    return sorted(asked, key=lambda question: question.rank)


def still_in_doubt(desk: Desk, question: Question) -> Question | None:
    """The question as it stands now, after what was decided and read since; None if it is settled."""
    with desk.store.read() as found:
        standing = found.decisions.standing()
        moved = {pledge.id: pledge for each in question.pledges if (pledge := found.pledges.find(each.id))}
        pledges = [pledge for _, pledge in sorted(moved.items())]
        if question.doubt:
            return next(_about_two(desk, found, pledges, standing), None)
        return next(filter(None, (_about_one(found, each, _confirmed(found, standing)) for each in pledges)), None)


def subject(found: Transaction, number: int) -> str:
    """The fingerprint by which a decision names a pledge, or one claim of it: a pledge has the number of the claim that
    founded it. Raises NoSuchPledgeError."""
    claims = found.claims.get([number])
    if not claims:
        raise NoSuchPledgeError(f"there is no pledge {number}; `pledgewatch pledges --all` lists them")
    return fingerprint(claims[0])


def _confirmed(found: Transaction, standing: Iterable[Decision]) -> set[int]:
    """The claims that people called true."""
    marks = [each.subject for each in standing if each.kind is DecisionKind.CONFIRM]
    return {claim for mark in marks for claim in found.claims.named(mark)}


def _not_rejected(found: Transaction, claims: Iterable[int]) -> list[Pledge]:
    return [pledge for pledge in found.pledges.holding(claims) if pledge.state is not PledgeState.REJECTED]


def _about_one(found: Transaction, pledge: Pledge, confirmed: set[int]) -> Question | None:
    if pledge.state is PledgeState.REJECTED or confirmed.intersection(pledge.claims):
        return None
    corrected = {flag.removeprefix(_CORRECTED) for flag in pledge.flags if flag.startswith(_CORRECTED)}
    odd = tuple(
        flag
        for flag in pledge.flags
        if not flag.startswith(_CORRECTED) and corrected.isdisjoint(_SETTLED_BY.get(flag, frozenset()))
    )
    told = found.claims.get(pledge.claims) if len(pledge.claims) > 1 else []
    differ = tuple(field for field in disagreements(told) if field not in corrected)
    if odd:
        concern = Concern.CONTRADICTION
    elif differ:
        concern = Concern.DISAGREEMENT
    elif pledge.state is PledgeState.REVIEW:
        concern = Concern.LOW_CONFIDENCE
    else:
        return None
    return Question(concern, (pledge,), odd, differ)


def _about_two(
    desk: Desk, found: Transaction, pledges: Iterable[Pledge], standing: Iterable[Decision]
) -> Iterator[Question]:
    """The question whether two pledges are one, if it is one."""
    kept = [pledge for pledge in pledges if pledge.state is not PledgeState.REJECTED]
    claims = found.claims.get(number for pledge in kept for number in pledge.claims)
    for doubt in doubts(kept, claims, standing, desk.companies, desk.rates):
        yield Question(Concern.MAY_BE_ONE, tuple(kept), doubt=doubt)


def _meeting(desk: Desk, found: Transaction, piece: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs of pledges, the older first, of which claims in ``piece`` may belong to both: those that share a key."""
    ours = found.claims.get(piece)
    sought = {each.id: keys_of(each, desk.companies, desk.rates).sought for each in ours}
    met = found.claims.get(found.claims.under(frozenset[str]().union(*sought.values())))
    under: dict[str, list[StoredClaim]] = defaultdict(list)
    for each in met:
        for key in keys_of(each, desk.companies, desk.rates).stored:
            under[key].append(each)
    home = {
        claim: pledge.id
        for pledge in _not_rejected(found, {each.id for each in (*ours, *met)})
        for claim in pledge.claims
    }
    pairs = {
        (home[claim], home[other.id])
        for claim, keys in sought.items()
        for key in keys
        for other in under[key]
        if claim in home and other.id in home
    }
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
