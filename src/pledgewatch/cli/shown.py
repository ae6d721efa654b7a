"""Pledges and claims as tables and paragraphs for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from pledgewatch.alert.words import measure_in_words, one_line, rounded, sum_in_words, target_in_words
from pledgewatch.cli.terminal import plain, table
from pledgewatch.model import Article, Claim, Decision, Money, Pledge, PledgeEvent, PledgeState, StoredClaim
from pledgewatch.spot.record import words


def pledge_table(pledges: Iterable[Pledge]) -> Table:
    """What is pledged and by whom, parts beneath their whole, with the sentences that say so."""
    rows = [
        (
            str(pledge.id),
            two_lines(("└ " if is_part else "") + pledge.pledger, _in_words(pledge.kind)),
            _promise(pledge, " ".join(pledge.evidence)),
            dollars(pledge),
            two_lines(_standing(pledge), pledge.announced or ""),
        )
        for pledge, is_part in parts_beneath(pledges)
    ]
    return table(("id", "pledger", "pledge", "USD", "status"), rows, right=("id", "USD"), spaced=True)


def claim_table(article: Article, claims: Sequence[Claim]) -> Table:
    """What one article says; ``part of`` counts the lines."""
    rows = [
        (
            str(number),
            two_lines(claim.pledger, _in_words(claim.kind)),
            _promise(claim, " ".join(words(article, span) for span in claim.evidence)),
            two_lines((claim.change or claim.status).value, claim.announced or ""),
            "" if claim.part_of is None else str(claim.part_of + 1),
            f"{claim.confidence:.2f}",
        )
        for number, claim in enumerate(claims, 1)
    ]
    columns = ("", "pledger", "pledge", "status", "part of", "confidence")
    return table(columns, rows, right=("", "part of"), spaced=True)


def _promise(promise: Claim | Pledge, evidence: str) -> Text:
    """The measure, what is odd about it, and the sentences that say so."""
    said = two_lines(measure_in_words(promise), f"“{evidence}”")
    if not promise.flags:
        return said
    odd = [_in_words(flag) for flag in promise.flags]
    if promise.usd_reported:
        odd.append(f"printed {sum_in_words(Money(promise.usd_reported, 'USD'))}")
    measure, *rest = said.split("\n")
    return Text("\n").join((measure, *(plain(f"look at: {each}", style="yellow") for each in odd), *rest))


def two_lines(above: str, below: str) -> Text:
    """A cell with something less important under something important."""
    return Text("\n").join((plain(above), plain(one_line(below, limit=240), style="dim"))) if below else plain(above)


def parts_beneath(pledges: Iterable[Pledge]) -> Iterator[tuple[Pledge, bool]]:
    """The pledges in their order, each part right after its whole, with whether it stands there as a part."""
    wholes: list[Pledge] = []
    parts: dict[int, list[Pledge]] = defaultdict(list)
    listed = list(pledges)
    known = {pledge.id for pledge in listed}
    for pledge in listed:
        if pledge.part_of in known and pledge.part_of is not None:
            parts[pledge.part_of].append(pledge)
        else:
            wholes.append(pledge)
    stack = [(whole, False) for whole in reversed(wholes)]
    while stack:
        pledge, is_part = stack.pop()
        yield pledge, is_part
        stack += [(part, True) for part in reversed(parts.pop(pledge.id, []))]


def pledge_facts(pledge: Pledge) -> Table:
    """Everything that is known of one pledge, a line a field; what is unknown is left out."""
    facts: list[tuple[str, str | None]] = [
        ("pledger", "; ".join((pledge.pledger, *pledge.also))),
        ("together with", "; ".join(pledge.joint)),
        ("pledge", measure_in_words(pledge)),
        ("in dollars", _at_rate(pledge)),
        ("printed in dollars", sum_in_words(Money(pledge.usd_reported, "USD")) if pledge.usd_reported else None),
        ("kind", _in_words(pledge.kind)),
        ("status", _standing(pledge)),
        ("announced", pledge.announced),
        ("to be done by", pledge.by),
        ("over", f"{pledge.years} years" if pledge.years else None),
        ("part of", f"pledge {pledge.part_of}" if pledge.part_of else None),
        ("themes", ", ".join(map(_in_words, pledge.themes))),
        ("recipient", pledge.recipient),
        ("region", ", ".join(pledge.region)),
        ("look at", ", ".join(map(_in_words, pledge.flags))),
        ("confidence", f"{pledge.confidence:.2f}"),
        ("told by", f"{_count(pledge.outlets, 'outlet')}, {_count(pledge.texts, 'independent text')}"),
        ("first seen", f"{pledge.first_seen:%Y-%m-%d %H:%M} UTC" if pledge.first_seen else None),
    ]
    return table(("", ""), [(plain(name, style="bold"), plain(fact)) for name, fact in facts if fact])


def claim_lines(claims: Sequence[StoredClaim], flags: Mapping[int, Sequence[str]]) -> Iterator[Text]:
    """Where the pledge was read, and the sentences that say so. ``flags``: what is odd of an article, by number."""
    for claim in claims:
        head = " · ".join(filter(None, (claim.outlet, str(claim.published or ""), claim.title)))
        yield plain(head, style="bold")
        yield plain(claim.url, style="dim")
        if odd := flags.get(claim.article_id):
            yield plain(f"look at: {', '.join(map(_in_words, odd))}", style="yellow")
        for sentence in claim.evidence_text:
            yield plain(f"“{one_line(sentence, limit=600)}”")


def history_table(pledge: Pledge, claims: Iterable[StoredClaim], decisions: Iterable[Decision]) -> Table:
    """What happened to a pledge and who says so, oldest first; then what people decided about it."""
    told = {claim.id: claim for claim in claims}
    events = [(event.date or "", event.what, _promised(event), _source(told[event.claim])) for event in pledge.history]
    decided = [
        (f"{each.when:%Y-%m-%d}", decision_in_words(each), "", ": ".join(filter(None, (each.who, each.why))))
        for each in decisions
    ]
    return table(("date", "what", "pledge", "says"), [*events, *decided])


def decision_in_words(decision: Decision) -> str:
    """What was decided, without about what."""
    return decision.kind.value + (f" {decision.field}={decision.value}" if decision.field else "")


def _source(claim: StoredClaim) -> str:
    return ", ".join(filter(None, (claim.outlet or claim.url, str(claim.published or ""))))


def _promised(event: PledgeEvent) -> str:
    words = [sum_in_words(event.money)] if event.money else []
    return " and ".join([*words, target_in_words(event.target)] if event.target else words)


def dollars(pledge: Pledge) -> str:
    """The value in dollars for a column: as printed, else at the day's rate in three figures, else nothing."""
    if pledge.money and pledge.money.currency == "USD":
        return sum_in_words(pledge.money).removeprefix("USD ")
    return f"≈ {sum_in_words(rounded(Money(pledge.usd.amount, 'USD'))).removeprefix('USD ')}" if pledge.usd else ""


def _at_rate(pledge: Pledge) -> str | None:
    if pledge.usd is None or (pledge.money and pledge.money.currency == "USD"):
        return None
    return f"{dollars(pledge)} (rate {pledge.usd.rate} of {pledge.usd.rate_date}, {pledge.usd.source})"


def _standing(pledge: Pledge) -> str:
    words = [pledge.change.value if pledge.change else pledge.status.value]
    if pledge.state is not PledgeState.ACTIVE:
        words.append(pledge.state.value)
    return ", ".join(words)


def _in_words(slug: str) -> str:
    return slug.replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
