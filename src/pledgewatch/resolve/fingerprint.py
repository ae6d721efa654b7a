"""A name for a claim that outlives the database: a rebuild, a second reading, a slightly better spotter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pledgewatch.model import Claim, StoredClaim
from pledgewatch.resolve.names import parse_name

#: the names under which a claim's ``sources`` may give the place of its measure
_MEASURES = ("money", "amount", "target", "share")


def fingerprint(stored: StoredClaim) -> str:
    """Sixteen hexadecimal digits for the page, pledger and measure, a dash, eight for the words that carry the claim.

    The first part alone is enough where an article has one claim of that pledger and measure; the second tells two
    equal sums of one article apart, of one sentence too. Database ids and confidence are left out.
    """
    claim = stored.claim
    where = _hash(stored.url, parse_name(claim.pledger).key, *_measure(claim))
    words = (
        *stored.evidence_text,
        claim.recipient or "",
        claim.announced or "",
        claim.qualifier or "",
        *_places(claim),
    )
    return f"{where[:16]}-{_hash(*words)[:8]}"


def find_claims(claims: Iterable[StoredClaim], wanted: Iterable[str]) -> Mapping[str, int]:
    """The ids of the claims that fingerprints mean.

    A fingerprint whose evidence was since read differently still finds its claim, if only one is left that it can mean.
    What finds nothing is left out: its article may not have been read yet.
    """
    exact: dict[str, int] = {}
    similar: dict[str, list[int]] = {}
    for stored in sorted(claims, key=lambda each: each.id):
        mark = fingerprint(stored)
        exact.setdefault(mark, stored.id)
        similar.setdefault(mark.partition("-")[0], []).append(stored.id)
    found: dict[str, int] = {}
    for mark in wanted:
        ids = similar.get(mark.partition("-")[0], [])
        if mark in exact:
            found[mark] = exact[mark]
        elif len(ids) == 1:
            found[mark] = ids[0]
    return found


def _measure(claim: Claim) -> tuple[str, ...]:
    money = f"{claim.money.currency} {_plain(claim.money.amount)}" if claim.money else ""
    quantity = claim.target.quantity if claim.target else None
    year = claim.target.year if claim.target else None
    aim = claim.target.unit.casefold() if claim.target and quantity is None else ""
    return money, claim.share or "", _plain(quantity) if quantity is not None else "", aim, str(year or "")


def _places(claim: Claim) -> list[str]:
    """Where the measure stands, seen from the beginning of the evidence, which may move as a whole."""
    spans = [span for field in _MEASURES for span in claim.sources.get(field, ())]
    origin = claim.evidence[0].start if claim.evidence else 0
    return sorted({f"{span.start - origin}-{span.end - origin}" for span in spans})


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
