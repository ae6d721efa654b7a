"""What people read of a pledge."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from rich.console import Console

from pledgewatch.cli.shown import history_table
from pledgewatch.model import Change, Decision, DecisionKind, Status, Theme
from pledgewatch.resolve import fingerprint, resolve
from tests.resolve.telling import COMPANIES, RATES, told


def test_a_history_tells_what_happened_who_says_so_and_what_people_decided() -> None:
    gift: dict[str, Any] = {"themes": (Theme.DISASTER,), "recipient": "Red Cross"}
    claims = [
        told(1, money="5000000 USD", announced="2024-01-09", outlet="Morning Post", **gift),
        told(
            2,
            money="8000000 USD",
            announced="2024-03-01",
            published=dt.date(2024, 3, 2),
            status=Status.UPDATE,
            change=Change.RAISED,
            **gift,
        ),
    ]
    noon = dt.datetime(2024, 4, 1, 12, tzinfo=dt.UTC)
    decision = Decision(
        DecisionKind.CORRECT, fingerprint(claims[0]), "ann\x1b[2J", noon, "as filed", field="years", value="5"
    )
    (pledge,) = resolve(claims, [decision], COMPANIES, RATES)
    page = io.StringIO()
    Console(file=page, width=120).print(history_table(pledge, claims, [decision]))
    lines = [" ".join(line.split()) for line in page.getvalue().splitlines()]
    assert lines == [
        "date what pledge says",
        "2024-01-09 announced USD 5 million Morning Post, 2024-01-10",
        "2024-03-01 raised USD 8 million Paper 2, 2024-03-02",
        "2024-04-01 correct years=5 ann[2J: as filed",
    ]
