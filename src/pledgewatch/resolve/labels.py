"""Labelled articles (docs/what-is-a-pledge.md) as claims, to see how well claims are put together."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pledgewatch.model import Change, Claim, Kind, Money, Qualifier, Status, StoredClaim, Target, Theme
from pledgewatch.resolve.bcubed import BCubed, b_cubed
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.fx import Rates
from pledgewatch.resolve.resolver import resolve

Record = Mapping[str, Any]


def claim_of(record: Record) -> Claim:
    """A record in the shape of the labelling guide, as a claim. Its ``key`` and ``evidence`` are not looked at."""
    target = record.get("target")
    return Claim(
        pledger=record["pledger"],
        kind=Kind(record["kind"]),
        status=Status(record["status"]),
        evidence=(),
        confidence=float(record.get("confidence", 1.0)),
        also=tuple(record.get("also") or ()),
        joint=tuple(record.get("joint") or ()),
        money=Money(_number(record["amount"]), record["currency"]) if record.get("amount") is not None else None,
        qualifier=Qualifier(record["qualifier"]) if record.get("qualifier") else None,
        share=record.get("share"),
        usd_reported=_number(record["usd_reported"]) if record.get("usd_reported") is not None else None,
        target=_target(target) if target else None,
        by=record.get("by"),
        years=record.get("years"),
        announced=record.get("announced"),
        change=Change(record["change"]) if record.get("change") else None,
        themes=tuple(Theme(theme) for theme in record.get("themes") or ()),
        recipient=record.get("recipient"),
        region=tuple(record.get("region") or ()),
    )


def labelled_claims(articles: Iterable[Record]) -> list[tuple[StoredClaim, str]]:
    """Every label of the articles as a stored claim, with the key that it is to be found with."""
    claims: list[tuple[StoredClaim, str]] = []
    for number, article in enumerate(articles, 1):
        published = dt.date.fromisoformat(article["published"])
        first = len(claims) + 1
        places = {label["key"]: first + place for place, label in enumerate(article["pledges"])}
        for label in article["pledges"]:
            stored = StoredClaim(
                id=len(claims) + 1,
                claim=claim_of(label),
                article_id=number,
                url=article["url"],
                title=article["title"],
                outlet=article["outlet"],
                published=published,
                recorded=dt.datetime.combine(published, dt.time(), dt.UTC),
                evidence_text=_sentences(label["evidence"]),
                part_of=places.get(label["part_of"]) if label.get("part_of") else None,
            )
            claims.append((stored, label["key"]))
    return claims


def read_labels(paths: Iterable[Path]) -> list[tuple[StoredClaim, str]]:
    """The labels of JSON Lines files, as :func:`labelled_claims`."""
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip())
    return labelled_claims(json.loads(line) for line in lines)


def score_resolution(labelled: Sequence[tuple[StoredClaim, str | None]], companies: Companies, rates: Rates) -> BCubed:
    """How well the claims are put together, each given with the key of the pledge that it truly tells of.

    A claim without a key (a spotter's, that matches no label) is put together with the others but not scored.
    """
    pledges = resolve([stored for stored, _ in labelled], (), companies, rates)
    home = {claim: pledge.id for pledge in pledges for claim in pledge.claims}
    return b_cubed([(home[stored.id], key) for stored, key in labelled if key is not None])


def _number(value: float) -> Decimal:
    return Decimal(str(value))


def _target(target: Mapping[str, Any]) -> Target:
    quantity = target.get("quantity")
    return Target(_number(quantity) if quantity is not None else None, target["unit"], target.get("year"))


def _sentences(evidence: str | Sequence[str]) -> tuple[str, ...]:
    return (evidence,) if isinstance(evidence, str) else tuple(evidence)
