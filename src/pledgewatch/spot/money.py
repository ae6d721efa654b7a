"""Sums of money in all the ways newspapers print them, with ranges and conversions folded into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgewatch.spot.homes import Homes
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.numbers import Number, is_year

_LEXICON = load("currencies")
_CODES = frozenset(_LEXICON["codes"].split())
_BEFORE: dict[str, str] = _LEXICON["before"]
_AFTER: dict[str, str] = _LEXICON["after"]
_ADJECTIVES: dict[str, str] = _LEXICON["adjectives"]
_FAMILIES: dict[str, dict[str, str]] = _LEXICON["families"]
_UNITS_PER_DOLLAR: dict[str, int] = _LEXICON["units_per_dollar"]
_COUNTRY_WORDS = {country: currency for family in _FAMILIES.values() for country, currency in family.items()}

# More than the world earns in a year (about 110 trillion dollars): nobody can promise it.
_ABSURD_DOLLARS = Decimal(110_000_000_000_000)

_LONGEST_MARK = 5
_GAP = " \u00a0\u2009\u202f"
_MARK = re.compile(r"(?<![^\W_])((?:[^\W\d_]|\.(?=[A-Z]))*[$€£¥₹₩₦₱฿₫₺₴₽₪₡₲₵৳₨¢]|[^\W\d_]{1,4}/?\.?)$")
_WORD_AFTER = re.compile(
    r"[\s\u00a0\u2009\u202f-]{0,2}(?P<open>\()?"
    r"(?P<first>[Uu]\.[Ss]\.?|(?:[A-Z]{1,3}\$|[$€£¥₹₩₦₱฿₫₺₴₽₪])(?![\s\u00a0]?\d)|[^\W\d_]+)"
    r"(?:[\s\u00a0-](?P<second>[^\W\d_]+)(?:[\s\u00a0-](?P<third>[^\W\d_]+))?)?"
)
_CONVERSION = re.compile(
    r"\s?(?P<sign>[(\[]|,?\s?or\s|[–—-]\s?|/\s?|,\s(?=about|roughly|around|some|approximately|equivalent|worth))"
    r"(?:(?:or|about|around|roughly|approximately|approx\.?|some|nearly|almost|just|over|under|more|less|than|equivalent|equal|to|worth|"
    r"i\.e\.|at|the|time|then|an?|equating|equals|is|converted|ca\.?|circa|[~≈=])\s?){0,5}$"
)
_RANGE = re.compile(r"\s?(?:-|–|—|to|and)\s?$")
_BARE_LETTERS = frozenset(["N", "R", "K", "P", "W", "Fr", "BD", "MT", "RO", "SR", "Re", "Br", "Bs", "MK", "kr", "LE", "RS", "TL", "JD", "KD", "QR", "Bt", "sh", "Ft"])
_PER = re.compile(
    r"[\s-]?(?:(?:a|an|per|each|every|for each|for every|in every)[\s-](?P<unit>[^\W\d_]+)"
    r"|(?P<alone>apiece|each|annually|yearly|monthly|daily|a-year|/year|/yr|p\.a\.))(?!\w)"
)
_ALONE = {"apiece": "each", "each": "each", "annually": "year", "yearly": "year", "monthly": "month", "daily": "day"}


@dataclass(frozen=True, slots=True)
class Sum:
    """Money as printed at ``start:end``. ``usd`` is its printed conversion; ``numbers`` counts what it used up."""

    start: int
    end: int
    amount: Decimal
    currency: str
    numbers: int = 1
    usd: Decimal | None = None
    at_least: bool = False
    per: str | None = None
    odd: tuple[str, ...] = ()


def find_sums(text: str, numbers: Sequence[Number], homes: Homes) -> list[Sum]:
    """Every sum of money whose currency is printed, in order; ranges and conversions belong to the first sum."""
    printed = [_printed(text, number, homes) for number in numbers]
    out: list[Sum] = []
    at = 0
    while at < len(numbers):
        found = _range(text, numbers, printed, at) or printed[at]
        if found is None:
            at += 1
            continue
        found = _with_conversions(text, found, printed[at + found.numbers : at + found.numbers + 4])
        out.append(_finished(text, found))
        at += found.numbers
    return out


def is_absurd(amount: Decimal, currency: str) -> bool:
    """Whether the sum is above what the whole world earns in a year, by order of magnitude."""
    return amount > _ABSURD_DOLLARS * _UNITS_PER_DOLLAR.get(currency, 1)


def _printed(text: str, number: Number, homes: Homes) -> Sum | None:
    before = _before(text, number, homes)
    after = _after(text, number, homes, before)
    if before is None and after is None:
        return None
    if before is None:
        assert after is not None
        return Sum(number.start, after[1], number.value, homes.currency(after[0]))
    mark, start = before
    if after is None:
        return Sum(start, number.end, number.value, homes.currency(mark))
    currency = homes.currency(after[0])
    kin = currency == homes.currency(mark) or currency in _FAMILIES.get(mark, {}).values()
    return Sum(start, after[1], number.value, currency, odd=() if kin else ("currency_twice",))


def _before(text: str, number: Number, homes: Homes) -> tuple[str, int] | None:
    """The currency mark in front of a number and where it starts."""
    end = number.start
    touching = True
    if end and text[end - 1] in _GAP:
        end, touching = end - 1, False
    if not end or not (text[end - 1] in "$€£¥₹₩₦₱฿₫₺₴₽₪₡₲₵৳₨¢./-ł" or text[end - 1].isalpha()):
        return None
    if text[end - 1] == "-":
        end -= 1
    m = _MARK.search(text, max(0, end - _LONGEST_MARK - 1), end)
    if not m:
        return None
    for mark in (m[1], m[1][-1]):
        if mark not in _BEFORE and mark not in _CODES:
            continue
        if not touching and mark in _BARE_LETTERS and not number.scaled:
            continue
        if not _plausible(mark, touching, number, homes):
            continue
        return _BEFORE.get(mark, mark), end - len(mark)
    return None


def _plausible(mark: str, touching: bool, number: Number, homes: Homes) -> bool:
    """Keep "N95 masks", "the K 12 schools" and "W 3" from being money."""
    if len(mark) > 1 or not mark.isalpha():
        return True
    if mark in ("W", "K", "P"):
        country = {"W": "KR", "K": "ZM", "P": "PH"}[mark]
        return touching and homes.speaks_of(country)
    return number.scaled or number.value >= 1000 or homes.speaks_of({"N": "NG", "R": "ZA"}[mark])


def _after(
    text: str, number: Number, homes: Homes, before: tuple[str, int] | None
) -> tuple[str, int] | None:
    """The currency named behind a number ("million Swiss francs", "5m CHF") and where it ends."""
    m = _WORD_AFTER.match(text, number.end)
    if not m:
        return None
    first, second, third = m["first"], (m["second"] or "").lower(), (m["third"] or "").lower()
    low = first.lower()
    if before is not None and (m["open"] or low in _ADJECTIVES or first in _CODES):
        return _dollars_of(m, low, second, before[0])
    if m["open"]:
        return None
    if low in _AFTER and not (low in ("won", "kr", "quid", "bob", "real", "sums") and not _is_money_word(low, number, homes)):
        end = m.end("first")
        if low in ("pound", "pounds"):
            if second == "sterling":
                return "GBP", m.end("second")
            if second == "of" and before is None and not _spent_on(third):
                return None
        return _AFTER[low], end
    pair = f"{low} {second}"
    if pair in _ADJECTIVES and third in _AFTER:
        return _national(_AFTER[third], _ADJECTIVES[pair]), m.end("third")
    if low in _ADJECTIVES and second in _AFTER:
        return _national(_AFTER[second], _ADJECTIVES[low]), m.end("second")
    if first in _CODES or first in _BEFORE and len(first) > 1 and not first.islower():
        return _BEFORE.get(first, first), m.end("first")
    return None


def _dollars_of(m: re.Match[str], low: str, second: str, mark: str) -> tuple[str, int] | None:
    """ "$5 million Canadian", "$5m (AUD)", "$5 million US": whose dollars they are, told behind the sum."""
    if m["open"] and not m.string.startswith(")", m.end("first")):
        return None
    end = m.end("first") + (1 if m["open"] else 0)
    if m["first"] in _CODES:
        return m["first"], end
    family = _FAMILIES.get(mark)
    country = _ADJECTIVES.get(low)
    if second in _AFTER and not m["open"] and country:
        return _national(_AFTER[second], country), m.end("second")
    if family is None or country not in family or low in ("american", "british", "indian", "australian", "canadian") and second:
        return None
    return (family[country], end) if not second or second in ("to", "for", "in", "over", "into", "a", "on", "from", "and", "by") else None


def _national(name: str, country: str) -> str:
    family = _FAMILIES.get(name)
    return family.get(country, name) if family else name


def _is_money_word(low: str, number: Number, homes: Homes) -> bool:
    country = {"won": "KR", "bob": "KE", "sums": "UZ", "real": "BR"}.get(low)
    return (number.scaled or number.value >= 1000) and (country is None or number.scaled or homes.speaks_of(country))


def _spent_on(word: str) -> bool:
    return word.endswith("ing") or word in ("investment", "money", "grants", "support", "aid", "loans", "capital", "cash")


def _range(
    text: str, numbers: Sequence[Number], printed: Sequence[Sum | None], at: int
) -> Sum | None:
    """ "between $5m and $10m", "$5-10 million", "5m to 10m euros": the lower bound, at least."""
    if at + 1 >= len(numbers):
        return None
    low, high = numbers[at], numbers[at + 1]
    if is_year(low) and printed[at] is None:
        return None
    first, last = printed[at], printed[at + 1]
    if first is None and last is None or high.start - low.end > 14 or first and last and first.currency != last.currency:
        return None
    start = first.start if first else low.start
    gap = text[first.end if first else low.end : last.start if last else high.start]
    if not _RANGE.fullmatch(gap) or not is_range(text, start, gap):
        return None
    value = low.value
    if not low.scaled and high.scaled and low.value < 1000 and low.value < high.value / high.factor:
        value *= high.factor
    if value >= high.value:
        return None
    currency = first.currency if first else last.currency if last else ""
    end = last.end if last else high.end
    return Sum(start, end, value, currency, numbers=2, at_least=True)


def is_range(text: str, start: int, gap: str) -> bool:
    """Whether the sign or word between two numbers makes them one range: "and" needs "between", "to" no "from"."""
    lead = text[max(0, start - 9) : start].lower().split()
    word = gap.strip()
    if word == "—" and gap != word:
        return False
    if word == "and":
        return bool(lead) and lead[-1] == "between"
    return not (word == "to" and lead and lead[-1] == "from")


def _with_conversions(text: str, found: Sum, following: Sequence[Sum | None]) -> Sum:
    """Take in what stands in brackets (or after a dash, "or") beside the sum in other currencies."""
    at = found.end
    bracket = ""
    for other in following:
        if other is None or other.start - at > 40 or other.start < at or other.currency == found.currency:
            break
        gap = text[at : other.start]
        m = _CONVERSION.match(gap)
        if m and not bracket:
            bracket = m["sign"].strip()
        elif not (bracket in ("(", "[") and ")" not in gap and len(gap) < 24):
            break
        usd = other.amount if other.currency == "USD" and found.usd is None else found.usd
        end = other.end + (text[other.end : other.end + 1] in (")", "]"))
        found = replace(found, end=end, usd=usd, numbers=found.numbers + 1)
        at = end
        if end != other.end or bracket not in ("(", "["):
            break
    return found


def _finished(text: str, found: Sum) -> Sum:
    m = _PER.match(text, found.end)
    per = None
    if m:
        per = _ALONE.get(m["alone"], "year") if m["alone"] else m["unit"].lower()
        if per in _AFTER or m["unit"] and per in ("and", "total", "lot", "few", "further"):
            per = None
    odd = found.odd
    if is_absurd(found.amount, found.currency):
        odd = (*odd, "absurd_sum")
    return replace(found, per=per, odd=odd)
