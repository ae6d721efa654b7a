"""Claims as the records that `pledgewatch spot --jsonl` promises (docs/what-is-a-pledge.md names the fields)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pledgewatch.model import Article, Claim, Span
from pledgewatch.record import promise_fields


def claim_records(article: Article, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """One JSON-ready record a claim. ``key`` is unique in the article; ``part_of`` is the larger claim's key."""
    keys = [f"p{number}" for number in range(1, len(claims) + 1)]
    return [
        {
            "key": key,
            **promise_fields(claim),
            "part_of": None if claim.part_of is None else keys[claim.part_of],
            "evidence": [words(article, span) for span in claim.evidence],
        }
        for claim, key in zip(claims, keys, strict=True)
    ]


def words(article: Article, span: Span) -> str:
    """The characters that a span points at."""
    return (article.title if span.part == "title" else article.text)[span.start : span.end]
