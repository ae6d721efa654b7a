"""Claims for the tests of resolution: one function to write one down, one strategy to make up many."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pledgewatch.model import Change, Claim, Kind, Money, Qualifier, Status, StoredClaim, Target, Theme
from pledgewatch.resolve import Companies, ecb_rates

COMPANIES = Companies()
RATES = ecb_rates()
RECORDED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

_OF_ARTICLE = {field.name for field in fields(StoredClaim)} - {"claim"}


def told(
    id: int = 1, pledger: str = "Acme", money: str | None = None, target: str | None = None, **more: Any
) -> StoredClaim:
    """A claim in its own article, ``money`` as "5000000 USD", ``target`` as "9 trees 2030" or "- net zero 2050"."""
    article = {name: value for name, value in more.items() if name in _OF_ARTICLE}
    promise: dict[str, Any] = {"kind": Kind.DONATION, "status": Status.NEW, "evidence": (), "confidence": 0.9}
    promise |= {name: value for name, value in more.items() if name not in _OF_ARTICLE}
    claim = Claim(pledger=pledger, money=_money(money), target=_target(target), **promise)
    defaults: dict[str, Any] = {
        "article_id": id,
        "url": f"https://paper{id}.example/story",
        "title": "A promise",
        "outlet": f"Paper {article.get('article_id', id)}",
        "published": dt.date(2024, 1, 10),
        "recorded": RECORDED + dt.timedelta(minutes=id),
        "evidence_text": ("Acme promises.",),
    }
    return StoredClaim(id=id, claim=claim, **(defaults | article))


def _money(text: str | None) -> Money | None:
    if text is None:
        return None
    amount, currency = text.split()
    return Money(Decimal(amount), currency)


def _target(text: str | None) -> Target | None:
    if text is None:
        return None
    quantity, *unit = text.split()
    year = int(unit.pop()) if unit[-1].isdigit() else None
    return Target(None if quantity == "-" else Decimal(quantity), " ".join(unit), year)


_NAMES = (
    "Acme",
    "Acme Group",
    "Acme Inc.",
    "Acme Foundation",
    "Royal Acme Steel",
    "RAS",
    "Bolt",
    "Bolt & Co",
    "General Bank",
)
_DAYS = st.dates(dt.date(2020, 11, 1), dt.date(2021, 3, 1))


@st.composite
def articles(draw: st.DrawFn) -> list[StoredClaim]:
    """Articles about a few companies that promise much the same, so that nearly every claim has doubtful neighbours."""
    claims: list[StoredClaim] = []
    for article in range(1, draw(st.integers(2, 8)) + 1):
        published = draw(_DAYS)
        first = len(claims) + 1
        for _ in range(draw(st.integers(1, 3))):
            number = len(claims) + 1
            claims.append(
                told(
                    number,
                    article_id=article,
                    url=f"https://paper{article}.example/story",
                    published=published,
                    evidence_text=(draw(st.sampled_from(["It gives.", "It will give.", "They give."])),),
                    part_of=draw(st.sampled_from([None, None, first])) if number > first else None,
                    **draw(_PROMISES),
                )
            )
    return claims


def _dated(day: dt.date, digits: int) -> str:
    return day.isoformat()[:digits]


_PROMISES = st.fixed_dictionaries(
    {
        "pledger": st.sampled_from(_NAMES),
        "also": st.sampled_from([(), (), ("Acme",), ("RAS",), ("Royal Acme Steel",)]),
        "joint": st.sampled_from([(), (), (), ("Bolt",), ("Bolt", "RAS")]),
        "kind": st.sampled_from(Kind),
        "status": st.sampled_from(Status),
        "change": st.sampled_from([None, None, None, *Change]),
        "money": st.sampled_from(
            [None, "1000000 USD", "1040000 USD", "2000000 USD", "1000000 EUR", "850000 EUR", "1000000 KES"]
        ),
        "usd_reported": st.sampled_from([None, None, Decimal(1_000_000), Decimal(1_200_000)]),
        "target": st.sampled_from(
            [None, None, "100 trees", "100 trees planted 2030", "98 shops 2030", "- net zero 2040", "- net zero 2050"]
        ),
        "share": st.sampled_from([None, None, "1% of revenue"]),
        "qualifier": st.sampled_from([None, *Qualifier]),
        "announced": st.one_of(st.none(), st.builds(_dated, _DAYS, st.sampled_from([4, 7, 10]))),
        "by": st.sampled_from([None, "2030", "2040"]),
        "themes": st.sampled_from([(), (Theme.CLIMATE,), (Theme.HEALTH,), (Theme.CLIMATE, Theme.NATURE)]),
        "recipient": st.sampled_from([None, None, "Red Cross", "Spanish Red Cross", "Unicef"]),
        "region": st.sampled_from([(), ("Kenya",), ("Kenya", "Ghana"), ("Spain",)]),
    }
)
