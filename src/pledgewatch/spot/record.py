"""Claims as the records that `pledgewatch spot --jsonl` promises (docs/what-is-a-pledge.md names the fields)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pledgewatch.model import Article, Claim, Span


def claim_records(article: Article, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """One JSON-ready record a claim. ``key`` is unique in the article; ``part_of`` is the larger claim's key."""
    keys = [f"p{number}" for number in range(1, len(claims) + 1)]
    return [_record(article, claim, key, keys) for claim, key in zip(claims, keys, strict=True)]


def words(article: Article, span: Span) -> str:
    """The characters that a span points at."""
    return (article.title if span.part == "title" else article.text)[span.start : span.end]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is whole, so that no digit of a large sum is lost."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _record(article: Article, claim: Claim, key: str, keys: list[str]) -> dict[str, Any]:
    return {
        "key": key,
        "pledger": claim.pledger,
        "also": list(claim.also),
        "joint": list(claim.joint),
        "kind": claim.kind.value,
        "amount": number(claim.money.amount) if claim.money else None,
        "currency": claim.money.currency if claim.money else None,
        "qualifier": claim.qualifier.value if claim.qualifier else None,
        "share": claim.share,
        "usd_reported": number(claim.usd_reported),
        "target": None
        if claim.target is None
        else {
            "quantity": number(claim.target.quantity),
            "unit": claim.target.unit,
            "year": claim.target.year,
        },
        "by": claim.by,
        "years": claim.years,
        "announced": claim.announced,
        "status": claim.status.value,
        "change": claim.change.value if claim.change else None,
        "part_of": None if claim.part_of is None else keys[claim.part_of],
        "themes": [theme.value for theme in claim.themes],
        "recipient": claim.recipient,
        "region": list(claim.region),
        "evidence": [words(article, span) for span in claim.evidence],
        "confidence": round(claim.confidence, 3),
        "flags": list(claim.flags),
    }
