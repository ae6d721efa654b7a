"""Parts of a whole as percentages: 40% of staff, halve emissions, a quarter of its drinks, all its packaging."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.fractions import Fraction
from pledgewatch.spot.measures.numbers import Number
from pledgewatch.spot.measures.phrases import noun_phrase, skip_determiners
from pledgewatch.spot.measures.quantity import Quantity
from pledgewatch.spot.measures.ranges import is_range

_WORDS = load("percentages")
_CUT_VERBS = frozenset(_WORDS["cut_verbs"])
_CHANGES = frozenset(_WORDS["changes"])
_PRICE_WORDS = frozenset(_WORDS["price_words"])
_WHOLE = frozenset(_WORDS["whole"])
_BEFORE_NO_WHOLE = frozenset(_WORDS["before_no_whole"])
_AFTER_NO_WHOLE = frozenset(_WORDS["after_no_whole"])
_BEFORE_EVERY = frozenset(_WORDS["before_every"])
_BEFORE_ONLY = frozenset(_WORDS["before_only"])
_ALONE = frozenset(_WORDS["alone"])
_OF_ALONE = frozenset(_WORDS["of_alone"])
#: "every one of its vans", "every pound of hops"
_WHOLE_ALL_THE_SAME = frozenset([("one", "of"), ("pound", "of")])
_ABSENT = frozenset(_WORDS["absent"])
_AFTER_ABSENT = frozenset(_WORDS["after_absent"])
_BEFORE_EACH = frozenset(_WORDS["before_each"])
_AFTER_EACH = frozenset(_WORDS["after_each"])
_AFTER_WHOLLY = frozenset(_WORDS["after_wholly"])
_AFTER_ONLY = frozenset(_WORDS["after_only"])
_AFTER_BARE = frozenset([".", ",", ";", "by", "in", "to", "-", "–", "before", "until"])

_SIGN = re.compile(r"[\s\u00a0\u202f\u2009-]?(?:%|per[\s-]?cent(?:age\spoints?)?|pct|pc\b)(?!\w)", re.IGNORECASE)
_WIDEST_GAP = 5
_CUT_REACH = 14
_PRICE_REACH = 8
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HUNDRED = Decimal(100)


def find_percentage(doc: Document, numbers: Sequence[Number], at: int, last: Quantity | None) -> Quantity | None:
    """The percentage that number ``at`` (with the next one, in a range) stands for.

    ``last`` is the quantity before it: "by 25 per cent by 2025 and by 60 by 2030" leaves the second sign out.
    None as well for what shares and indexes did on the day.
    """
    found = _range(doc, numbers, at) or _single(doc, numbers[at]) or _bare(doc, numbers, at, last)
    return None if found is None or _moves_a_price(doc, found) else found


def _single(doc: Document, number: Number) -> Quantity | None:
    m = _SIGN.match(doc.full, number.end)
    return _named(doc, Quantity(number.start, m.end(), number.value, "")) if m else None


def _range(doc: Document, numbers: Sequence[Number], at: int) -> Quantity | None:
    if at + 1 >= len(numbers):
        return None
    low, high = numbers[at], numbers[at + 1]
    m = _SIGN.match(doc.full, low.end)
    gap = doc.full[m.end() if m else low.end : high.start]
    if len(gap) > _WIDEST_GAP or high.value <= low.value or not is_range(doc.full, low.start, gap):
        return None
    last = _SIGN.match(doc.full, high.end)
    return _named(doc, Quantity(low.start, last.end(), low.value, "", numbers=2, at_least=True)) if last else None


def _bare(doc: Document, numbers: Sequence[Number], at: int, last: Quantity | None) -> Quantity | None:
    number = numbers[at]
    first = doc.token_at(number.start)
    if last is None or not last.unit.startswith("%") or number.value >= _HUNDRED or not first:
        return None
    after = doc.tokens[first + 1].lower if first + 1 < len(doc.tokens) else ""
    if doc.tokens[first - 1].lower not in ("by", "of", "to") or after not in _AFTER_BARE:
        return None
    if doc.sentence_at(number.start).index != doc.sentence_at(last.start).index:
        return None
    high = numbers[at + 1] if after in ("to", "-", "–") and at + 1 < len(numbers) else None
    end = high.end if high else number.end
    return Quantity(number.start, end, number.value, last.unit, 2 if high else 1, at_least=high is not None)


def _moves_a_price(doc: Document, found: Quantity) -> bool:
    sentence = doc.sentence_at(found.start)
    near = doc.tokens[max(sentence.first, doc.token_at(found.start) - _PRICE_REACH) : doc.token_at(found.end) + 4]
    return any(t.lower in _PRICE_WORDS for t in near) and not any(t.lower in ("by", "of") for t in near[-5:])


def _named(doc: Document, found: Quantity) -> Quantity:
    """With its unit: "% of packaging", "% renewable power", "% cut in emissions"."""
    tokens, sentence = doc.tokens, doc.sentence_at(found.start)
    at = doc.token_at(found.end)
    if at < len(tokens) and tokens[at].lower in ("of", "in") and tokens[at].start - found.end <= 2:
        phrase, end = noun_phrase(tokens, skip_determiners(tokens, at + 1), sentence.last)
        return replace(found, unit=f"% {tokens[at].lower} {phrase}".rstrip(), end=end or found.end)
    phrase, end = noun_phrase(tokens, at, sentence.last)
    if phrase:
        behind = doc.token_at(end)
        if behind < sentence.last and tokens[behind].lower == "in" and phrase.split()[-1].lower() in _CHANGES:
            more, more_end = noun_phrase(tokens, skip_determiners(tokens, behind + 1), sentence.last)
            phrase, end = (f"{phrase} in {more}", more_end) if more else (phrase, end)
        return replace(found, unit=f"% {phrase}", end=end)
    for i in range(doc.token_at(found.start) - 1, max(sentence.first, at - _CUT_REACH) - 1, -1):
        if tokens[i].lower in _CUT_VERBS:
            phrase, _ = noun_phrase(tokens, skip_determiners(tokens, i + 1), sentence.last)
            return replace(found, unit=f"% cut in {phrase}" if phrase else "% cut")
    return replace(found, unit="%")


def find_parts(doc: Document, fractions: Sequence[Fraction]) -> Iterator[Quantity]:
    """Fractions of things: "halve emissions", "a quarter of its drinks", "by half"."""
    tokens = doc.tokens
    for fraction in fractions:
        at, last = doc.token_at(fraction.end), doc.sentence_at(fraction.start).last
        phrase, end = fraction.counted, 0
        if fraction.halving or (
            at < len(tokens) and tokens[at].lower in ("of", "the", "its", "their", "all", "a", "an")
        ):
            phrase, end = noun_phrase(tokens, skip_determiners(tokens, at), last)
        kind = "% cut in" if fraction.halving else "% of"
        unit = f"{kind} {phrase}" if phrase else "% cut" if fraction.halving else "%"
        yield Quantity(fraction.start, end or fraction.end, fraction.percent, unit)


def find_wholes(doc: Document, first: int, last: int) -> Iterator[Quantity]:
    """ "all its packaging", "every vehicle", "entirely on ...", "on solar power alone" between two tokens, as 100 %."""
    tokens = doc.tokens
    for i in range(first, last):
        low = tokens[i].lower
        if low == "alone" and i > first and tokens[i - 1].lower in _ALONE:
            begin = i - 1 - (i - 1 > first and tokens[i - 2].lower in _OF_ALONE)
            unit = f"% {' '.join(token.lower for token in tokens[begin:i])}"
            yield Quantity(tokens[begin].start, tokens[i].end, _HUNDRED, unit)
            continue
        if low not in _WHOLE and not low.startswith("all-"):
            continue
        before = tokens[i - 1].lower if i > first else ""
        after, beyond = (tokens[j].lower if j < last else "" for j in (i + 1, i + 2))
        if not _is_whole(low, before, after, beyond):
            continue
        phrase, end = noun_phrase(tokens, skip_determiners(tokens, i + 1 + (after == "one")), last)
        yield Quantity(tokens[i].start, end or tokens[i].end, _HUNDRED, f"% of {phrase}" if phrase else "%")


def find_absences(doc: Document, first: int, last: int) -> Iterator[Quantity]:
    """ "No ship will burn oil", "none of its eggs", "to sail without oil" between two tokens, as 100 %: of the rest."""
    tokens = doc.tokens
    for i in range(first, last - 1):
        word, after = tokens[i].lower, tokens[i + 1]
        if word not in _ABSENT or not after.text.isalpha() or after.lower in _AFTER_ABSENT:
            continue
        if (word == "none") != (after.lower == "of"):
            continue
        phrase, end = noun_phrase(tokens, skip_determiners(tokens, i + 1), last)
        yield Quantity(tokens[i].start, end or tokens[i].end, _HUNDRED, f"% without {phrase}".rstrip())


def _is_each(before: str, after: str) -> bool:
    """ "Each nut that it uses", but no "$5m each for", "they each give"."""
    return after == "of" or (before in _BEFORE_EACH and after.isalpha() and after not in _AFTER_EACH)


def _is_whole(word: str, before: str, after: str, beyond: str) -> bool:
    """Not "at all", "every day", "all three", "for every booking", "the only", "in all"."""
    if word in ("only", "nothing"):
        return before not in _BEFORE_ONLY and not before.endswith(_POSSESSIVE) and after not in _AFTER_ONLY
    if word == "all" and before == "if":
        return False  # "if all works"
    if word == "all" and before == "in":
        return after.isalpha()
    if word in ("every", "each") and (before in _BEFORE_EVERY or (word == "each" and not _is_each(before, after))):
        return False
    if word in ("all", "every", "each", "whole", "entire"):
        counted = after in _AFTER_NO_WHOLE and (after, beyond) not in _WHOLE_ALL_THE_SAME and beyond != "-"
        return before not in _BEFORE_NO_WHOLE and not counted
    return after not in _AFTER_WHOLLY
