"""Claims and pledges as rows and back: the fields that they have in common are written once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pledgewatch.model import (
    Change,
    Claim,
    DollarValue,
    Kind,
    Money,
    Pledge,
    PledgeEvent,
    PledgeState,
    Qualifier,
    Span,
    Status,
    StoredClaim,
    Target,
    Theme,
)

Row = Mapping[Any, Any]


def claim_values(claim: Claim) -> dict[str, Any]:
    """The columns of ``claims`` that hold what the article says."""
    return _promise_values(claim) | {
        "evidence": _span_lists(claim.evidence),
        "sources": {name: _span_lists(spans) for name, spans in claim.sources.items()},
    }


def stored_claim(row: Row) -> StoredClaim:
    """A claim with its article, from a row of ``claims`` joined with the head of its article."""
    claim = Claim(
        **_promise(row),
        evidence=_spans(row["evidence"]),
        sources={name: _spans(spans) for name, spans in row["sources"].items()},
    )
    return StoredClaim(
        id=row["id"],
        claim=claim,
        article_id=row["article_id"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        recorded=row["recorded"],
        evidence_text=tuple(row["evidence_text"]),
        text_group=row["text_group"],
        part_of=row["part_of"],
    )


def pledge_values(pledge: Pledge) -> dict[str, Any]:
    """The columns of ``pledges``."""
    usd = pledge.usd
    return _promise_values(pledge) | {
        "id": pledge.id,
        "state": pledge.state.value,
        "part_of": pledge.part_of,
        "usd_amount": usd.amount if usd else None,
        "usd_rate": usd.rate if usd else None,
        "usd_rate_date": usd.rate_date if usd else None,
        "usd_rate_source": usd.source if usd else None,
        "evidence": list(pledge.evidence),
        "first_seen": pledge.first_seen,
        "outlets": pledge.outlets,
        "texts": pledge.texts,
        "history": [_event_values(event) for event in pledge.history],
        "because": dict(pledge.because),
    }


def stored_pledge(row: Row, claims: Sequence[int]) -> Pledge:
    """A pledge from its row and the numbers of its claims."""
    usd = None
    if row["usd_amount"] is not None:
        usd = DollarValue(row["usd_amount"], row["usd_rate"], row["usd_rate_date"], row["usd_rate_source"])
    return Pledge(
        **_promise(row),
        id=row["id"],
        state=PledgeState(row["state"]),
        claims=tuple(claims),
        usd=usd,
        part_of=row["part_of"],
        evidence=tuple(row["evidence"]),
        first_seen=row["first_seen"],
        outlets=row["outlets"],
        texts=row["texts"],
        history=tuple(_event(event) for event in row["history"]),
        because=row["because"],
    )


def _promise_values(promise: Claim | Pledge) -> dict[str, Any]:
    money, target = promise.money, promise.target
    return {
        "pledger": promise.pledger,
        "kind": promise.kind.value,
        "status": promise.status.value,
        "change": promise.change.value if promise.change else None,
        "confidence": promise.confidence,
        "also": list(promise.also),
        "joint": list(promise.joint),
        "amount": money.amount if money else None,
        "currency": money.currency if money else None,
        "qualifier": promise.qualifier.value if promise.qualifier else None,
        "share": promise.share,
        "usd_reported": promise.usd_reported,
        "target_quantity": target.quantity if target else None,
        "target_unit": target.unit if target else None,
        "target_year": target.year if target else None,
        "by": promise.by,
        "years": promise.years,
        "announced": promise.announced,
        "themes": [theme.value for theme in promise.themes],
        "recipient": promise.recipient,
        "region": list(promise.region),
        "flags": list(promise.flags),
    }


def _promise(row: Row) -> dict[str, Any]:
    return {
        "pledger": row["pledger"],
        "kind": Kind(row["kind"]),
        "status": Status(row["status"]),
        "change": Change(row["change"]) if row["change"] else None,
        "confidence": row["confidence"],
        "also": tuple(row["also"]),
        "joint": tuple(row["joint"]),
        "money": None if row["amount"] is None else Money(row["amount"], row["currency"]),
        "qualifier": Qualifier(row["qualifier"]) if row["qualifier"] else None,
        "share": row["share"],
        "usd_reported": row["usd_reported"],
        "target": _target(row["target_quantity"], row["target_unit"], row["target_year"]),
        "by": row["by"],
        "years": row["years"],
        "announced": row["announced"],
        "themes": tuple(Theme(theme) for theme in row["themes"]),
        "recipient": row["recipient"],
        "region": tuple(row["region"]),
        "flags": tuple(row["flags"]),
    }


def _target(quantity: Decimal | None, unit: str | None, year: int | None) -> Target | None:
    return None if unit is None else Target(quantity, unit, year)


def _span_lists(spans: Sequence[Span]) -> list[list[Any]]:
    return [[span.start, span.end, span.part] for span in spans]


def _spans(lists: Sequence[Sequence[Any]]) -> tuple[Span, ...]:
    return tuple(Span(*values) for values in lists)


def _event_values(event: PledgeEvent) -> dict[str, Any]:
    money, target = event.money, event.target
    return {
        "date": event.date,
        "what": event.what,
        "claim": event.claim,
        "money": [_plain(money.amount), money.currency] if money else None,
        "target": [_plain(target.quantity), target.unit, target.year] if target else None,
    }


def _event(values: Mapping[str, Any]) -> PledgeEvent:
    money, target = values["money"], values["target"]
    return PledgeEvent(
        date=values["date"],
        what=values["what"],
        money=Money(Decimal(money[0]), money[1]) if money else None,
        target=_target(None if target[0] is None else Decimal(target[0]), target[1], target[2]) if target else None,
        claim=values["claim"],
    )


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
