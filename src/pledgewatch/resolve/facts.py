"""What resolution looks at in a claim: its facts, made comparable once, before any two are compared."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pledgewatch.model import Change, Claim, Kind, Money, Qualifier, Status, StoredClaim, Theme
from pledgewatch.resolve.companies import Companies
from pledgewatch.resolve.dates import Window, announced_window, year_of
from pledgewatch.resolve.fx import Rates
from pledgewatch.resolve.names import Name

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
#: too common in recipients and places to tell two of them apart
_EMPTY = frozenset({"a", "an", "and", "by", "for", "from", "in", "its", "of", "on", "or", "per", "the", "to", "with"})
#: the same in what is counted: it is not "less" or "people" that tells less waste from less water
_EMPTY_IN_UNITS = frozenset(
    {
        "cut",
        "fewer",
        "item",
        "less",
        "lower",
        "more",
        "new",
        "people",
        "piece",
        "reduction",
        "than",
        "total",
        "unit",
        "year",
    }
)
#: "internships" and "interns", "recycled" and "recycling"
_STEM = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """The comparable part of a claim. Two claims with equal facts are told apart by nothing but their articles."""

    name: Name
    #: other names of the pledger in the same text, and those who pledge with it
    also: frozenset[Name]
    joint: frozenset[Name]
    money: Money | None
    #: the sum in US dollars, as printed and as converted at about the day's rate
    dollars: tuple[Decimal, ...]
    qualifier: Qualifier | None
    share: frozenset[str]
    quantity: Decimal | None
    unit: frozenset[str]
    year: int | None
    window: Window
    kind: Kind
    status: Status
    change: Change | None
    themes: frozenset[Theme]
    recipient: frozenset[str]
    region: frozenset[str]
    by: int | None
    years: int | None
    part: bool

    @property
    def names(self) -> frozenset[Name]:
        return self.also | self.joint | {self.name}

    @property
    def aim(self) -> bool:
        """A target without a number: net zero."""
        return self.quantity is None and bool(self.unit)


@lru_cache(maxsize=65_536)
def content_words(text: str) -> frozenset[str]:
    """The words of a short phrase that carry its meaning: plain lower case, singular as far as an "s" tells."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = (word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(plain))
    return frozenset(words) - _EMPTY


def _unit_words(unit: str) -> frozenset[str]:
    """What is counted, by the stems of its words; nothing where a unit says no more than "people" or "% less"."""
    return frozenset(word[:_STEM] for word in content_words(unit) - _EMPTY_IN_UNITS if not word[0].isdigit())


def facts_of(stored: StoredClaim, companies: Companies, rates: Rates) -> Facts:
    """Make a claim comparable. Pure: the same claim always gives the same facts."""
    claim = stored.claim
    window = announced_window(claim, stored.published)
    name = companies.name(claim.pledger)
    target = claim.target
    return Facts(
        name=name,
        also=frozenset(companies.name(each) for each in claim.also) - {name},
        joint=frozenset(companies.name(each) for each in claim.joint) - {name},
        money=claim.money,
        dollars=_dollars(claim, window, stored.published, rates),
        qualifier=claim.qualifier,
        share=content_words(claim.share or ""),
        quantity=target.quantity if target else None,
        unit=_unit_words(target.unit) if target else frozenset(),
        year=(target.year or year_of(claim.by)) if target else None,
        window=window,
        kind=claim.kind,
        status=claim.status,
        change=claim.change,
        themes=frozenset(claim.themes),
        recipient=content_words(claim.recipient or ""),
        region=frozenset(" ".join(sorted(content_words(each))) for each in claim.region),
        by=year_of(claim.by),
        years=claim.years,
        part=stored.part_of is not None,
    )


def _dollars(claim: Claim, window: Window, published: dt.date | None, rates: Rates) -> tuple[Decimal, ...]:
    """Ways to see the sum in dollars. An outlet converts on the day it prints, so that day counts as well."""
    if claim.money is None:
        return ()
    days = [window.last] if not window.open else []
    days += [published] if published else []
    converted = (rates.roughly(claim.money, day) for day in days)
    return tuple(sorted({value for value in (claim.usd_reported, *converted) if value}))
