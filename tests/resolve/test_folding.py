"""A pledge that is told in hundreds of ways is still one, and its neighbour another."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pledgewatch.model import Kind, Status, StoredClaim, Theme
from pledgewatch.resolve import resolve
from tests.resolve.telling import COMPANIES, RATES, told


def tellings(first: int, count: int, **promise: Any) -> list[StoredClaim]:
    """The same promise with other places, dates and themes beside it each time."""
    return [
        told(
            first + number,
            published=dt.date(2021, 1, 1) + dt.timedelta(days=7 * number),
            status=Status.BACKGROUND,
            announced=("2020", "2020-03", "2020-03-17", None)[number % 4],
            region=(f"Place {number % 50}", "Kenya"),
            themes=(Theme.HEALTH, (Theme.FOOD, Theme.POVERTY, Theme.DISASTER)[number % 3]),
            years=number % 7 or None,
            **promise,
        )
        for number in range(count)
    ]


def test_hundreds_of_ways_to_tell_of_a_gift_make_one_pledge() -> None:
    gift = tellings(1, 250, money="10000000 USD")
    aim = tellings(1001, 150, target="- net zero 2040", kind=Kind.TARGET)

    pledges = resolve([*gift, *aim], (), COMPANIES, RATES)

    assert [len(pledge.claims) for pledge in pledges] == [250, 150]


def test_what_articles_tell_side_by_side_stays_two_pledges_however_often() -> None:
    pairs = [
        told(
            2 * number + place,
            money="2000000 EUR",
            recipient=recipient,
            announced="2024-01-09",
            region=(f"Place {number}",),
            article_id=number,
            url=f"https://paper{number}.example/story",
            evidence_text=(recipient,),
        )
        for number in range(1, 130)
        for place, recipient in enumerate(("Red Cross", "Caritas"))
    ]

    pledges = resolve(pairs, (), COMPANIES, RATES)

    assert [(len(pledge.claims), pledge.recipient) for pledge in pledges] == [(129, "Red Cross"), (129, "Caritas")]
