"""Numbers with what they count: 10,000 jobs, five million doses, 40% of staff."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.bare_counts import told_count
from pledgewatch.spot.measures.numbers import Number, is_year
from pledgewatch.spot.measures.percentages import find_percentage
from pledgewatch.spot.measures.phrases import is_plural, noun_phrase
from pledgewatch.spot.measures.qualifiers import qualifier_after
from pledgewatch.spot.measures.quantity import Quantity
from pledgewatch.spot.measures.ranges import is_range

_WORDS = load("quantities")
_IGNORED = frozenset(_WORDS["ignored"])
#: "1,000 nursing degrees", but "30 degrees"
_ONLY_FIRST = frozenset(_WORDS["ignored_alone"])
_SINGLE = frozenset(_WORDS["single"])
_LABELS = frozenset(_WORDS["labels"])
_BEFORE_YEARS = frozenset(_WORDS["before_years"])
_MONTHS = frozenset(load("years")["months"])
_AIM_NOUNS = frozenset(load("years")["aim_nouns"])
#: The last are those of "four hundred thousand of the million".
_STAND_FOR_MONEY = frozenset([*load("derived")["sums"], *_WORDS["stand_for_money"], *load("numbers")["scales"]])
_DIGITS = frozenset("0123456789,")
_ROW = frozenset(["and", ",", "to", "or"])

_UNIT_LETTERS = re.compile(r"(?:kg|g|km|ha|MW|GW|kW|MWh|GWh|kWh|TWh|t|L|l|ml|sq|hl)\b")
#: "will go for 2.6 by 2030"
_DUE = re.compile(r",?\s(?:by|in|for)\s(?:(?:the end of|late|early|mid)\s)?20\d\d\b")
_LEAST_BARE = 20  # smaller numbers without a noun are dates, scores and the like
_LEAST_COUNTED = 2  # but not "eight of them", "another 15"
_LEAST_BARE_MONEY = 10_000
_WIDEST_GAP = 5
_LONGEST_ROW = 8


def find_quantities(doc: Document, numbers: Sequence[Number]) -> list[Quantity]:
    """What the numbers count, in order; dates, ages, times and names' numbers left out.

    ``numbers`` are those that are no money.
    """
    out: list[Quantity] = []
    at = 0
    while at < len(numbers):
        found = find_percentage(doc, numbers, at, out[-1] if out else None) or _counted(doc, numbers, at)
        if found:
            out.append(found)
        at += found.numbers if found else 1
    return out


def _counted(doc: Document, numbers: Sequence[Number], at: int) -> Quantity | None:
    number, tokens = numbers[at], doc.tokens
    first = doc.token_at(number.start)
    if first == len(tokens) or tokens[first].start != number.start or _is_label(doc, number, first):
        return None
    found = _range(doc, numbers, at) or Quantity(number.start, number.end, number.value, "", scaled=number.scaled)
    after = doc.token_at(found.end)
    if after and tokens[after - 1].end > found.end:  # "10,000-job plan", "5kg"
        return _glued(doc, found, tokens[after - 1])
    hedge = qualifier_after(doc.full, found.end)
    behind = doc.token_at(hedge[1]) if hedge else _behind_of_the(tokens, after)
    phrase, end = noun_phrase(tokens, behind, doc.sentence_at(number.start).last)
    words = phrase.lower().split()
    if words and (
        words[0] in _IGNORED or (words[-1] in _IGNORED and words[-1] not in _ONLY_FIRST) or words[0] in _MONTHS
    ):
        return None
    if is_year(number) and not _counts_though_year_like(tokens, first, after):
        return None
    if phrase and number.scaled and words[-1] in _STAND_FOR_MONEY:
        return replace(found, could_be_money=True, could_be_count=words[-1] == "more")
    if phrase and found.value == 1 and _SINGLE.isdisjoint(words):
        return None
    if phrase:
        return replace(found, end=end, unit=phrase, hedge=hedge[0] if hedge else None)
    ahead = [t.lower for t in tokens[after : after + 2]]
    of_them = ahead[:1] == ["of"] and ahead[1:] in (["them"], ["these"], ["those"])
    told = told_count(doc, first, after, found.value)
    could_be_money = (number.scaled or found.value >= _LEAST_BARE_MONEY) and not of_them
    if told and found.value >= _LEAST_COUNTED and not could_be_money:
        return replace(found, unit=told)
    due = not number.scaled and _DUE.match(doc.full, found.end) is not None
    if found.value < (_LEAST_BARE if told is None else _LEAST_COUNTED) and not due:
        return None
    return replace(
        found, could_be_money=could_be_money, could_be_count=ahead != ["of", "it"], surely=due or told is not None
    )


def _range(doc: Document, numbers: Sequence[Number], at: int) -> Quantity | None:
    """ "300 to 400", "5-10 million": the lower bound, at least."""
    low = numbers[at]
    if at + 1 >= len(numbers) or is_year(low):
        return None
    high = numbers[at + 1]
    gap = doc.full[low.end : high.start]
    if len(gap) > _WIDEST_GAP or high.value <= low.value or not is_range(doc.full, low.start, gap):
        return None
    shares_scale = high.scaled and not low.scaled and low.value < high.value / high.factor
    value = low.value * high.factor if shares_scale else low.value
    return Quantity(low.start, high.end, value, "", numbers=2, at_least=True, scaled=high.scaled)


def _behind_of_the(tokens: Sequence[Token], at: int) -> int:
    """ "50 000 of the poorest families": the noun stands behind; "100 million of them" leaves it out."""
    if (
        at + 1 < len(tokens)
        and tokens[at].lower == "of"
        and tokens[at + 1].lower in ("the", "its", "their", "our", "these")
    ):
        at += 2
        while at < len(tokens) and tokens[at].text[0] in _DIGITS:
            at += 1  # "60 of the 90 flats"
    return at


def _is_label(doc: Document, number: Number, first: int) -> bool:
    """Dates, times and numbers that are part of a name ("Scope 3", "Covid-19", "#5")."""
    before = doc.tokens[first - 1].lower if first else ""
    if doc.full[max(0, number.start - 1) : number.start] in ("-", "#", "/", ":", "+"):
        return True
    if before in _LABELS or (before in _MONTHS and number.value <= 31) or _stands_in_labelled_row(doc, first):
        return True
    after = doc.full[number.end : number.end + 1]
    if after in (":", "/"):
        return True
    return after.isalpha() and not number.in_words and not _UNIT_LETTERS.match(doc.full, number.end)


def _stands_in_labelled_row(doc: Document, first: int) -> bool:
    """ "Scopes 1, 2 and 3"."""
    at = first - 1
    if at < 0 or doc.tokens[at].lower not in _ROW:
        return False
    while at > max(0, first - _LONGEST_ROW) and (doc.tokens[at].text.isdigit() or doc.tokens[at].lower in _ROW):
        at -= 1
    return doc.tokens[at].lower in _LABELS


def _glued(doc: Document, found: Quantity, token: Token) -> Quantity | None:
    unit = doc.full[found.end : token.end].lstrip("-").replace("-", " ")
    words = unit.lower().split()
    # "two-bedroom houses", but "a 200-job plan", "5-tonne"
    least = 2 if doc.full[found.start].isdigit() else _LEAST_BARE
    if found.value < least or any(word in _IGNORED or f"{word}s" in _IGNORED for word in words):
        return None
    return replace(found, end=token.end, unit=unit)


def _counts_though_year_like(tokens: Sequence[Token], first: int, after: int) -> bool:
    """ "hire 2000 people" but not "in 2000 people ..." or "the 2030 targets"."""
    before = tokens[first - 1].lower if first else ""
    if before in _BEFORE_YEARS or before in _MONTHS or after == len(tokens):
        return False
    return tokens[after].text.islower() and tokens[after].lower not in _AIM_NOUNS and is_plural(tokens[after])
