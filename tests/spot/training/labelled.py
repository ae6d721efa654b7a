"""Labelled articles for tests, with only what the test is about spelled out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pledgewatch.labels import Labelled, Record
from pledgewatch.model import Article

_NOTHING_SAID: Record = {
    "kind": "donation",
    "status": "new",
    "amount": None,
    "currency": "USD",
    "usd_reported": None,
    "share": None,
    "target": None,
}


def labelled(
    name: str = "a",
    *,
    cluster: str | None = None,
    text: str = "",
    pledges: Sequence[Record] = (),
    decoys: Sequence[Record] = (),
) -> Labelled:
    return Labelled(
        id=name,
        cluster=cluster or name,
        article=Article(url="", title="News", text=text, published=dt.date(2024, 5, 6), outlet=""),
        pledges=tuple({**_NOTHING_SAID, **pledge} for pledge in pledges),
        decoys=tuple(decoys),
    )
