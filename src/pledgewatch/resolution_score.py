"""How well are the mentions of one pledge put together? B-cubed against the keys of labelled articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledgewatch.evaluate import match
from pledgewatch.labels import Labelled
from pledgewatch.model import Claim, StoredClaim
from pledgewatch.resolve import BCubed, Companies, Rates
from pledgewatch.resolve.labels import labelled_claims, score_resolution
from pledgewatch.spot.record import claim_records, words


@dataclass(frozen=True, slots=True)
class ResolutionScore:
    """``labels``: resolving what people marked, as if nothing were ever misread. ``spotted``: resolving all that the
    spotter found, scored over the mentions that match a label."""

    labels: BCubed
    spotted: BCubed


def score_resolved(
    labelled: Sequence[Labelled], spotted: Mapping[str, Sequence[Claim]], companies: Companies, rates: Rates
) -> ResolutionScore:
    """Resolve all articles together, once with their labels and once with the claims ``spotted`` in them, by id."""
    marked = labelled_claims(
        {
            "url": _address(item),
            "title": item.article.title,
            "outlet": item.article.outlet,
            "published": str(item.article.published),
            "pledges": item.pledges,
        }
        for item in labelled
    )
    found = list(_spotted_claims(labelled, spotted))
    return ResolutionScore(score_resolution(marked, companies, rates), score_resolution(found, companies, rates))


def _address(item: Labelled) -> str:
    """Its own articles may have no address; two claims of one address count as told side by side."""
    return item.article.url or item.id


def _spotted_claims(
    labelled: Sequence[Labelled], spotted: Mapping[str, Sequence[Claim]]
) -> Iterator[tuple[StoredClaim, str | None]]:
    """The claims as they would be stored, each with the key of the label that it matches, if any."""
    first = 1
    for number, item in enumerate(labelled, 1):
        claims = spotted.get(item.id, ())
        pairs = match(item.pledges, claim_records(item.article, claims))
        keys = {claim: item.pledges[label]["key"] for label, claim in pairs}
        for place, claim in enumerate(claims):
            stored = StoredClaim(
                id=first + place,
                claim=claim,
                article_id=number,
                url=_address(item),
                title=item.article.title,
                outlet=item.article.outlet,
                published=item.article.published,
                recorded=dt.datetime.combine(item.article.published or dt.date.min, dt.time(), dt.UTC),
                evidence_text=tuple(words(item.article, span) for span in claim.evidence),
                part_of=None if claim.part_of is None else first + claim.part_of,
            )
            yield stored, keys.get(place)
        first += len(claims)
