"""Made-up articles that tell of made-up pledges, as many as one likes, the same for the same seed.

A few companies promise thousands of times and most only once. Sums are round, so that a large giver makes many gifts of
one size. Two thirds of all pledges are told once, some by dozens of outlets. A third of the articles recall an earlier
pledge of the same company, and date it as the labelled articles of ``tests/corpus/dev-*.jsonl`` do.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from pledgewatch.model import Article, Claim, Kind, Money, Span, Status, Target, Theme
from pledgewatch.pipeline.reading import Reading

#: what the published figures were made with
SEED = 20_240_601
_COMPANIES = 40_000
#: how many of a company's last pledges may be recalled
_RECALLED = 50
#: how often the 173 earlier pledges that labelled articles recall of their own companies are dated to the day, to the
#: month, to the year and not at all: sums of money, and all else
_DATED: Mapping[bool, tuple[int, int, int, int]] = {True: (4, 48, 29, 8), False: (3, 15, 27, 39)}
_FIRST_DAY = dt.date(2010, 1, 1)
_DAYS = 15 * 365
_SYLLABLES = ["ba", "do", "gu", "ka", "li", "mo", "nu", "pra", "ri", "sto", "ta", "vel", "wan", "xi", "yor", "zet"]
_TRADES = ("Bank", "Energy", "Foods", "Group", "Industries", "Motors", "Stores", "Systems", "Telecom", "")
_SUMS = (1, 1, 1, 2, 2, 3, 5, 5, 10, 10, 15, 20, 25, 30, 50, 75, 100, 120, 250, 500)
_CURRENCIES = ("USD",) * 6 + ("EUR", "EUR", "GBP", "CNY", "KES")
_COUNTED = ("trees", "jobs", "meals", "homes", "masks", "students trained", "schools", "farmers")
_PLACES = tuple(f"Country {number}" for number in range(60))
_RECEIVERS = tuple(f"{word} {form}" for word in ("Hope", "River", "School") for form in ("Fund", "Union", "Aid"))


@dataclass(frozen=True, slots=True)
class Event:
    """One pledge as it really was."""

    company: str
    day: dt.date
    kind: Kind
    money: Money | None
    target: Target | None
    themes: tuple[Theme, ...]
    recipient: str | None
    region: tuple[str, ...]
    tellings: int


def readings(seed: int) -> Iterator[Reading]:
    """Articles with their claims, without end. A pledge is made anew whenever it is recalled, from the number that it
    has among its company's, so that nothing grows with what was made."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    weights = list(accumulate(1 / (rank + 20) for rank in range(_COMPANIES)))
    made = Counter[int]()
    number = 0
    while True:
        company = chance.choices(range(_COMPANIES), cum_weights=weights)[0]
        event = _event(seed, company, made[company])
        for _ in range(event.tellings):
            number += 1
            recalled = None
            if made[company] and chance.random() < 0.35:
                recalled = _event(seed, company, made[company] - chance.randint(1, min(made[company], _RECALLED)))
            yield _article(chance, number, event, recalled)
        made[company] += 1


def _company(number: int) -> str:
    """A name of its own for every company: an odd factor makes of each number another one of 16 bits."""
    syllables = [_SYLLABLES[(number * 40_503 >> shift) % 16] for shift in (0, 4, 8, 12)]
    word = "".join(syllables).title()
    return f"{word} {_TRADES[number % len(_TRADES)]}".strip()


def _event(seed: int, company: int, number: int) -> Event:
    """The pledge that has this number among the company's."""
    chance = random.Random(f"{seed} {company} {number}")  # noqa: S311
    form = chance.random()
    money = target = None
    if form < 0.7:
        amount = Decimal(chance.choice(_SUMS)) * 10 ** chance.choice((5, 6, 6, 7))
        money = Money(amount, chance.choice(_CURRENCIES))
    elif form < 0.95:
        quantity = Decimal(chance.choice(_SUMS)) * 10 ** chance.choice((1, 2, 3, 5))
        target = Target(quantity, chance.choice(_COUNTED), chance.choice((None, 2025, 2030)))
    else:
        aim = chance.choice(("net zero", "carbon neutral", "zero waste"))
        target = Target(None, aim, chance.choice((2030, 2040, 2050)))
    return Event(
        company=_company(company),
        day=_FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS)),
        kind=chance.choice((Kind.DONATION, Kind.INVESTMENT, Kind.FINANCING)) if money else Kind.TARGET,
        money=money,
        target=target,
        themes=tuple(chance.sample(list(Theme), chance.choice((1, 1, 2)))),
        recipient=chance.choice(_RECEIVERS) if chance.random() < 0.35 else None,
        region=tuple(chance.sample(_PLACES, 1)) if chance.random() < 0.6 else (),
        tellings=min(40, int(chance.paretovariate(1.4))),
    )


def _article(chance: random.Random, number: int, event: Event, recalled: Event | None) -> Reading:
    published = event.day + dt.timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    text = " ".join(f"{word}{number}" for word in _SYLLABLES)  # no text is a copy of another
    article = Article(
        url=f"https://outlet{number % 900}.example/{published:%Y/%m/%d}/{number}",
        title=f"{event.company} makes a promise",
        text=text,
        published=published,
        outlet=f"Outlet {number % 900}",
        language="en",
    )
    day = published.isoformat() if chance.random() < 0.2 else event.day.isoformat()
    claims = [_claim(event, Status.NEW, day if chance.random() < 0.85 else day[:7], 0)]
    if recalled is not None:
        printed = recalled.day.isoformat()
        dates = (printed, printed[:7], printed[:4], None)
        (date,) = chance.choices(dates, _DATED[recalled.money is not None])
        claims.append(_claim(recalled, Status.BACKGROUND, date, 40))
    fetched = dt.datetime.combine(published, dt.time(12), dt.UTC)
    return Reading(article.url, article=article, claims=tuple(claims), fetched=fetched)


def _claim(event: Event, status: Status, announced: str | None, start: int) -> Claim:
    return Claim(
        pledger=event.company,
        kind=event.kind,
        status=status,
        evidence=(Span(start, start + 30),),
        confidence=0.9,
        money=event.money,
        target=event.target,
        announced=announced,
        themes=event.themes,
        recipient=event.recipient,
        region=event.region,
    )
