"""Claims and pledges of every shape that the model allows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

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
    Target,
    Theme,
)

# what storable() would change has its own test
_texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
_names = st.lists(_texts, max_size=3).map(tuple)
_sums = st.decimals(0, 10**18, places=2) | st.sampled_from([Decimal("621380.55"), Decimal(10) ** 18])
_money = st.builds(Money, _sums, st.sampled_from(["USD", "CNY", "JPY"]))
_targets = st.builds(Target, st.none() | _sums, _texts, st.none() | st.integers(1900, 2100))
_spans = st.lists(st.builds(Span, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["text", "title"]))).map(
    tuple
)
_promises = {
    "pledger": _texts,
    "kind": st.sampled_from(Kind),
    "status": st.sampled_from(Status),
    "confidence": st.floats(0, 1),
    "also": _names,
    "joint": _names,
    "money": st.none() | _money,
    "qualifier": st.none() | st.sampled_from(Qualifier),
    "share": st.none() | _texts,
    "usd_reported": st.none() | _sums,
    "target": st.none() | _targets,
    "by": st.none() | st.sampled_from(["2030", "2030-06", "2030-06-30"]),
    "years": st.none() | st.integers(0, 100),
    "announced": st.none() | st.sampled_from(["2021", "2021-09", "2021-09-03"]),
    "change": st.none() | st.sampled_from(Change),
    "themes": st.lists(st.sampled_from(Theme), max_size=3).map(tuple),
    "recipient": st.none() | _texts,
    "region": _names,
    "flags": _names,
}

claims = st.builds(
    Claim, **_promises, evidence=_spans, sources=st.dictionaries(st.sampled_from(["money", "by"]), _spans)
)
_events = st.builds(
    PledgeEvent, st.none() | st.just("2021-09"), st.just("raised"), st.none() | _money, st.none() | _targets, st.just(1)
)
_usd = st.builds(DollarValue, _sums, st.decimals("0.001", 100, places=6), st.dates(), _texts)


def pledges(number: int, claims: tuple[int, ...]) -> st.SearchStrategy[Pledge]:
    """Pledges of this number that are made of these claims."""
    return st.builds(
        Pledge,
        **_promises,
        id=st.just(number),
        claims=st.just(claims),
        state=st.sampled_from(PledgeState),
        usd=st.none() | _usd,
        part_of=st.none() | st.integers(1, 9),
        evidence=_names,
        first_seen=st.none() | st.datetimes(min_value=dt.datetime(1990, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
        outlets=st.integers(0, 9),
        texts=st.integers(0, 9),
        history=st.lists(_events, max_size=3).map(tuple),
        because=st.dictionaries(_texts, st.integers(1, 9), max_size=3),
    )
