"""A promise as the JSON-ready fields of docs/what-is-a-pledge.md, the same for a claim and for a pledge."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pledgewatch.model import Claim, Pledge, Target


def promise_fields(promise: Claim | Pledge) -> dict[str, Any]:
    """What is promised, by whom and when. Leaves out what differs by nature: evidence, ``part_of``, ids."""
    money, target = promise.money, promise.target
    return {
        "pledger": promise.pledger,
        "also": list(promise.also),
        "joint": list(promise.joint),
        "kind": promise.kind.value,
        "amount": number(money.amount) if money else None,
        "currency": money.currency if money else None,
        "qualifier": promise.qualifier.value if promise.qualifier else None,
        "share": promise.share,
        "usd_reported": number(promise.usd_reported),
        "target": target_record(target) if target else None,
        "by": promise.by,
        "years": promise.years,
        "announced": promise.announced,
        "status": promise.status.value,
        "change": promise.change.value if promise.change else None,
        "themes": [theme.value for theme in promise.themes],
        "recipient": promise.recipient,
        "region": list(promise.region),
        "confidence": round(promise.confidence, 3),
        "flags": list(promise.flags),
    }


def target_record(target: Target) -> dict[str, Any]:
    return {"quantity": number(target.quantity), "unit": target.unit, "year": target.year}


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is whole, so that no digit of a large sum is lost."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
