"""Sums of money in all the ways newspapers print them, with ranges and conversions folded into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.homes import Homes
from pledgewatch.spot.measures.numbers import Number, is_year
from pledgewatch.spot.measures.ranges import is_range

_LEXICON = load("currencies")
_CODES = frozenset(_LEXICON["codes"].split())
_BEFORE: dict[str, str] = _LEXICON["before"]
_AFTER: dict[str, str] = _LEXICON["after"]
_ADJECTIVES: dict[str, str] = _LEXICON["adjectives"]
_FAMILIES: dict[str, dict[str, str]] = _LEXICON["families"]
_UNITS_PER_DOLLAR: dict[str, int] = _LEXICON["units_per_dollar"]

# More than the world earns in a year (about 110 trillion dollars): nobody can promise it.
_ABSURD_DOLLARS = Decimal(110_000_000_000_000)

_LONGEST_MARK = 5
_WIDEST_GAP = 5
_SURELY_MONEY = 1000
_IN_ROW = frozenset([", ", " and ", ", and ", " or ", " to "])
_GAP = frozenset(" \u00a0\u2009\u202f")
_ENDS_SUM = frozenset(["to", "for", "in", "over", "into", "a", "on", "from", "and", "by"])
_SPENDING = frozenset(["investment", "money", "grants", "support", "aid", "loans", "capital", "cash"])
#: "80 million pounds of its members' money"
_SOMEBODYS_MONEY = re.compile(r"\sof\s(?:[\w’'-]+\s){0,3}?(?:money|cash|funds)(?!\w)")
_MARK = re.compile(r"(?<![^\W_])((?:[^\W\d_]|\.(?=[A-Z]))*[$€£¥₹₩₦₱฿₫₺₴₽₪₡₲₵৳₨¢]|[^\W\d_]{1,4}/?\.?)$")
_WORD_AFTER = re.compile(
    r"[\s\u00a0\u2009\u202f-]{0,2}(?P<open>\()?"
    r"(?P<first>[Uu]\.[Ss]\.?|(?:[A-Z]{1,3}\$|[$€£¥₹₩₦₱฿₫₺₴₽₪])(?![\s\u00a0]?\d)|[^\W\d_]+)"
    r"(?:[\s\u00a0-](?P<second>[^\W\d_]+)(?:[\s\u00a0-](?P<third>[^\W\d_]+))?)?"
)
_CONVERSION = re.compile(
    r"\s?(?P<sign>[(\[]|,?\s?or\s|[–—-]\s?|/\s?|,\s(?=about|roughly|around|some|approximately|equivalent|worth|in\sround))"
    r"(?:(?:or|about|around|roughly|approximately|approx\.?|some|nearly|almost|just|over|under|more|less|than"
    r"|equivalent|equal|to|worth|i\.e\.|at|the|time|then|an?|equating|equals|is|converted|ca\.?|circa|in\sround\s(?:numbers|figures|terms)|[~≈=])\s?){0,5}$"
)
#: "€5m over two years ($5.5m)"
_BEHIND_TIME = re.compile(r"\s(?:over|in|within|for|during)(?:\s[\w-]+){1,4}\s(?P<sign>\()(?:about\s|around\s)?$")
_AMBIGUOUS = frozenset(_LEXICON["ambiguous"])
_NEEDS_COUNTRY: dict[str, list[str]] = _LEXICON["needs_country"]
_PER = re.compile(
    r"[\s-]?(?:(?:per|in every|for every|for each)[\s-](?P<any>[^\W\d_]+)"
    rf"|(?:a|an|each|every)[\s-](?P<unit>{'|'.join(_LEXICON['per'])})"
    r"|(?P<alone>apiece|each|annually|yearly|monthly|daily|/year|/yr|p\.a\.))(?!\w)"
)
_ALONE = {"apiece": "each", "each": "each", "annually": "year", "yearly": "year", "monthly": "month", "daily": "day"}


@dataclass(frozen=True, slots=True)
class Sum:
    """Money as printed at ``start:end``. ``usd`` is its printed conversion; ``numbers`` counts what it used up;
    ``name`` is what the text calls the currency, as the lexicon has it."""

    start: int
    end: int
    amount: Decimal
    currency: str
    numbers: int = 1
    usd: Decimal | None = None
    at_least: bool = False
    per: str | None = None
    odd: tuple[str, ...] = ()
    name: str = ""


def find_sums(text: str, numbers: Sequence[Number], homes: Homes) -> list[Sum]:
    """Every sum of money whose currency is printed, in order; ranges and conversions belong to the first sum."""
    found = _find(text, numbers, homes)
    converted = [homes.converted(s.name, float(s.amount / s.usd)) for s in found if s.usd and s.name in _FAMILIES]
    return _find(text, numbers, homes) if any(converted) else found


def _find(text: str, numbers: Sequence[Number], homes: Homes) -> list[Sum]:
    printed = [_printed(text, number, homes) for number in numbers]
    _lend_in_rows(text, numbers, printed)
    out: list[Sum] = []
    at = 0
    while at < len(numbers):
        found = _range(text, numbers, printed, at) or printed[at]
        if found is None:
            at += 1
            continue
        found = _with_conversions(text, found, printed[at + found.numbers : at + found.numbers + 4])
        currency = homes.beside(found.name, found.start, found.currency)
        if currency != found.currency:
            found = replace(found, currency=currency)
        out.append(_finished(text, found))
        at += found.numbers
    return out


def _lend_in_rows(text: str, numbers: Sequence[Number], printed: list[Sum | None]) -> None:
    """ "100 million, 50 million and 20 million yen": the currency behind the last of a row is that of all."""
    for at in range(len(numbers) - 2, -1, -1):
        last, number = printed[at + 1], numbers[at]
        if last is None or printed[at] is not None or not number.scaled or last.start != numbers[at + 1].start:
            continue
        if text[number.end : last.start] in _IN_ROW:
            printed[at] = Sum(number.start, number.end, number.value, last.currency, name=last.name)


def is_absurd(amount: Decimal, currency: str) -> bool:
    """Whether the sum is above what the whole world earns in a year, by order of magnitude."""
    return amount > _ABSURD_DOLLARS * _UNITS_PER_DOLLAR.get(currency, 1)


def _printed(text: str, number: Number, homes: Homes) -> Sum | None:
    before = _before(text, number, homes)
    after = _after(text, number, homes, before[0] if before else None)
    if before and after:
        mark, start = before
        currency = homes.currency(after[0])
        kin = currency == homes.currency(mark) or currency in _FAMILIES.get(mark, {}).values()
        odd = () if kin else ("currency_twice",)
        return Sum(start, after[1], number.value, currency, odd=odd, name=after[0])
    if before:
        return Sum(before[1], number.end, number.value, homes.currency(before[0]), name=before[0])
    if after:
        return Sum(number.start, after[1], number.value, homes.currency(after[0]), name=after[0])
    return None


def _before(text: str, number: Number, homes: Homes) -> tuple[str, int] | None:
    """The currency mark in front of a number and where it starts."""
    end = number.start
    touching = text[max(0, end - 1) : end] not in _GAP
    if not touching:
        end -= 1
    if text[max(0, end - 1) : end] == "-":
        end -= 1
    m = _MARK.search(text, max(0, end - _LONGEST_MARK - 1), end)
    if not m:
        return None
    for mark in (m[1], m[1][-1]):
        if (mark in _BEFORE or mark in _CODES) and _plausible(mark, touching, number, homes):
            return _BEFORE.get(mark, mark), end - len(mark)
    return None


def _plausible(mark: str, touching: bool, number: Number, homes: Homes) -> bool:
    """Keep "N95 masks", "the K 12 schools" and "W 3" from being money."""
    if mark not in _AMBIGUOUS:
        return True
    if not touching and not number.scaled:
        return False
    countries = _NEEDS_COUNTRY.get(mark)
    if countries is None or any(map(homes.speaks_of, countries)):
        return True
    return (touching and number.scaled) or (mark in ("N", "R") and number.value >= _SURELY_MONEY)


def _after(text: str, number: Number, homes: Homes, mark: str | None) -> tuple[str, int] | None:
    """The currency named behind a number ("million Swiss francs", "5m CHF") and where it ends.

    With a ``mark`` in front already, only what narrows or contradicts it counts.
    """
    m = _WORD_AFTER.match(text, number.end)
    if not m:
        return None
    first, second, third = m["first"], (m["second"] or "").lower(), (m["third"] or "").lower()
    low = first.lower()
    if mark is not None and (m["open"] or low in _ADJECTIVES or first in _CODES):
        return _whose(m, mark)
    if m["open"]:
        return None
    if low in ("pound", "pounds") and second == "sterling":
        return "GBP", m.end("second")
    if low in _AFTER and _is_money_word(low, number, homes):
        weighs = (
            low in ("pound", "pounds")
            and second == "of"
            and mark is None
            and not (_is_spent_on(third) or _SOMEBODYS_MONEY.match(text, m.end("first")))
        )
        return None if weighs else (_AFTER[low], m.end("first"))
    for adjective, word, group in ((f"{low} {second}", third, "third"), (low, second, "second")):
        if adjective in _ADJECTIVES and word in _AFTER:
            return _national(_AFTER[word], _ADJECTIVES[adjective]), m.end(group)
    if first in _CODES or (first in _BEFORE and len(first) > 1 and not first.islower()):
        return _BEFORE.get(first, first), m.end("first")
    return None


def _whose(m: re.Match[str], mark: str) -> tuple[str, int] | None:
    """ "$5 million Canadian", "$5m (AUD)", "$5 million US": whose dollars they are, told behind the sum."""
    low, second = m["first"].lower(), (m["second"] or "").lower()
    if m["open"] and not m.string.startswith(")", m.end("first")):
        return None
    end = m.end("first") + (1 if m["open"] else 0)
    if m["first"] in _CODES:
        return m["first"], end
    country, family = _ADJECTIVES.get(low), _FAMILIES.get(mark)
    if country and second in _AFTER and not m["open"]:
        return _national(_AFTER[second], country), m.end("second")
    if family is None or country not in family or (second and second not in _ENDS_SUM):
        return None
    return family[country], end


def _national(name: str, country: str) -> str:
    family = _FAMILIES.get(name)
    return family.get(country, name) if family else name


def _is_money_word(low: str, number: Number, homes: Homes) -> bool:
    countries = _NEEDS_COUNTRY.get(low)
    if countries is None or number.scaled:
        return True
    return number.value >= _SURELY_MONEY and any(map(homes.speaks_of, countries))


def _is_spent_on(word: str) -> bool:
    return word.endswith("ing") or word in _SPENDING


def _range(text: str, numbers: Sequence[Number], printed: Sequence[Sum | None], at: int) -> Sum | None:
    """ "between $5m and $10m", "$5-10 million", "5m to 10m euros": the lower bound, at least."""
    first = printed[at]
    if at + 1 >= len(numbers) or (is_year(numbers[at]) and first is None):
        return None
    low, high, last = numbers[at], numbers[at + 1], printed[at + 1]
    either = first or last
    if either is None or (first and last and first.currency != last.currency):
        return None
    start, end = (first.start, first.end) if first else (low.start, low.end)
    gap = text[end : last.start if last else high.start]
    if len(gap) > _WIDEST_GAP or not is_range(text, start, gap):
        return None
    shares_scale = high.scaled and not low.scaled and low.value < high.value / high.factor
    value = low.value * high.factor if shares_scale else low.value
    if value >= high.value:
        return None
    end = last.end if last else high.end
    return Sum(start, end, value, either.currency, numbers=2, at_least=True, name=either.name)


def _with_conversions(text: str, found: Sum, following: Sequence[Sum | None]) -> Sum:
    """Take in what stands in brackets (or after a dash, "or") beside the sum in other currencies."""
    at = found.end
    bracket = ""
    for used, other in enumerate(following, start=found.numbers + 1):
        if other is None:
            continue
        if other.start - at > 40 or other.start < at:
            break
        if other.currency == found.currency:
            if not _is_us_beside_others(text, found, other):
                break
            other = replace(other, currency="USD")
        gap = text[at : other.start]
        m = _CONVERSION.match(gap) or _BEHIND_TIME.match(gap)
        if m and not bracket:
            bracket = m["sign"].strip()
        elif not (bracket in ("(", "[") and ")" not in gap and len(gap) < 24):
            break
        usd = other.amount if other.currency == "USD" and found.usd is None else found.usd
        end = other.end + (text[other.end : other.end + 1] in (")", "]"))
        found = replace(found, end=end, usd=usd, numbers=used)
        at = end
        if end != other.end or bracket not in ("(", "["):
            break
    return found


def _is_us_beside_others(text: str, found: Sum, other: Sum) -> bool:
    """ "A$24 million ($20.7 million)": where another dollar is marked, the plain one is that of the United States."""
    marked = text[found.start : found.end].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").startswith("$")
    return marked and text[found.start] != "$" and text[other.start] == "$" and found.currency != "USD"


def _finished(text: str, found: Sum) -> Sum:
    m = _PER.match(text, found.end)
    if m:
        per = _ALONE.get(m["alone"], "year") if m["alone"] else (m["any"] or m["unit"]).lower()
        found = replace(found, per=per)
    if is_absurd(found.amount, found.currency):
        found = replace(found, odd=(*found.odd, "absurd_sum"))
    return found
