"""Numbers with what they count (10,000 jobs), percentages, and wholes (all its packaging)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.fractions import Fraction
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.money import is_range
from pledgewatch.spot.numbers import Number, is_year

_WORDS = load("quantities")
_STOPS = frozenset(_WORDS["stops"])
_PLURALS = frozenset(_WORDS["plurals"])
_MEASURES = frozenset(_WORDS["measures"])
_IGNORED = frozenset(_WORDS["ignored"])
_LABELS = frozenset(_WORDS["labels"])
_CUT_VERBS = frozenset(_WORDS["cut_verbs"])
_WHOLE = frozenset(_WORDS["whole"])
_NOT_WHOLE_BEFORE = frozenset(_WORDS["not_whole_before"])
_NOT_ONLY = frozenset(_WORDS["not_only"])
_NOT_WHOLE_AFTER = frozenset(_WORDS["not_whole_after"])
_MONTHS = frozenset(load("years")["months"])
_AIM_NOUNS = frozenset(load("years")["aim_nouns"])
_SHARE_WORDS = frozenset(["shares", "stock", "index", "traded", "trading"])

_PERCENT = re.compile(r"[\s\u00a0\u202f\u2009-]?(?:%|per[\s-]?cent(?:age\spoints?)?|pct|pc\b)(?!\w)", re.IGNORECASE)
_AFTER_PERCENTAGE = frozenset([".", ",", ";", "by", "in", "to", "-", "–", "before", "until"])
_LONGEST_PHRASE = 6
_QUOTES = frozenset("“”‘’\"'")
_HUNDRED = Decimal(100)
_LEAST_ELIDED = 20
_LEAST_MONEY = 10_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """``text[start:end]`` counts ``value`` of ``unit``; ``unit`` is empty where the noun was left out."""

    start: int
    end: int
    value: Decimal
    unit: str
    numbers: int = 1
    at_least: bool = False
    #: without a unit: could it be money, or a count, whose name was left out?
    could_be_money: bool = False
    could_be_count: bool = False


def find_quantities(doc: Document, numbers: Sequence[Number]) -> list[Quantity]:
    """What the numbers count, in order. ``numbers`` are those that are no money."""
    out: list[Quantity] = []
    at = 0
    while at < len(numbers):
        found = _percentage(doc, numbers, at) or _counted(doc, numbers, at)
        if found is None and out and out[-1].unit.startswith("%"):
            found = _another_percentage(doc, numbers, at, out[-1])
        if found:
            out.append(found)
        at += found.numbers if found else 1
    return out


def _percentage(doc: Document, numbers: Sequence[Number], at: int) -> Quantity | None:
    low = numbers[at]
    m = _PERCENT.match(doc.full, low.end)
    high = numbers[at + 1] if at + 1 < len(numbers) else None
    if high and high.start - (m.end() if m else low.end) <= 5 and high.value > low.value:
        gap = doc.full[m.end() if m else low.end : high.start]
        last = _PERCENT.match(doc.full, high.end)
        if last and gap.strip() in ("-", "–", "—", "to", "and") and is_range(doc.full, low.start, gap):
            found = Quantity(low.start, last.end(), low.value, "", numbers=2, at_least=True)
            return None if _moves_a_price(doc, found) else _with_percent_unit(doc, found)
    if not m:
        return None
    found = Quantity(low.start, m.end(), low.value, "")
    return None if _moves_a_price(doc, found) else _with_percent_unit(doc, found)


def _another_percentage(doc: Document, numbers: Sequence[Number], at: int, last: Quantity) -> Quantity | None:
    """ "by 25 per cent by 2025 and by 60 by 2030": the sign left out the second time in a sentence."""
    number = numbers[at]
    first = doc.token_at(number.start)
    if number.value >= _HUNDRED or doc.sentence_at(number.start).index != doc.sentence_at(last.start).index or not first:
        return None
    after = doc.tokens[first + 1].lower if first + 1 < len(doc.tokens) else ""
    if doc.tokens[first - 1].lower not in ("by", "of", "to") or after not in _AFTER_PERCENTAGE:
        return None
    high = numbers[at + 1] if after in ("to", "-", "–") and at + 1 < len(numbers) else None
    end = high.end if high else number.end
    return Quantity(number.start, end, number.value, last.unit, 2 if high else 1, at_least=high is not None)


def _moves_a_price(doc: Document, found: Quantity) -> bool:
    sentence = doc.sentence_at(found.start)
    near = doc.tokens[max(sentence.first, doc.token_at(found.start) - 8) : doc.token_at(found.end) + 4]
    return any(t.lower in _SHARE_WORDS for t in near) and not any(t.lower in ("by", "of") for t in near[-5:])


def _with_percent_unit(doc: Document, found: Quantity) -> Quantity:
    """ "% of packaging", "% renewable power", "% cut in emissions"."""
    tokens = doc.tokens
    at = doc.token_at(found.end)
    if at < len(tokens) and tokens[at].lower in ("of", "in") and tokens[at].start - found.end <= 2:
        phrase, end = _phrase(tokens, _skip_determiners(tokens, at + 1), doc.sentence_at(found.start).last)
        return replace(found, unit=f"% {tokens[at].lower} {phrase}".rstrip(), end=end or found.end)
    phrase, end = _phrase(tokens, at, doc.sentence_at(found.start).last)
    if phrase:
        return replace(found, unit=f"% {phrase}", end=end)
    first = max(doc.sentence_at(found.start).first, at - 14)
    for i in range(doc.token_at(found.start) - 1, first - 1, -1):
        if tokens[i].lower in _CUT_VERBS:
            phrase, _ = _phrase(tokens, _skip_determiners(tokens, i + 1), doc.sentence_at(found.start).last)
            return replace(found, unit=f"% cut in {phrase}" if phrase else "% cut")
    return replace(found, unit="%")


def _skip_determiners(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].lower in ("the", "its", "their", "all", "our", "in", "of", "these", "those", "a"):
        at += 1
    return at


def _phrase(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int]:
    """The noun phrase from token ``at`` on, as far as its plural head, and where it ends; ("", 0) for none."""
    words: list[Token] = []
    used = 0
    for token in tokens[at : min(at + _LONGEST_PHRASE, last)]:
        if token.text in _QUOTES or (token.text == "." and words and "." in words[-1].text):
            used += 1
            continue
        if token.lower in _STOPS or not token.text[0].isalpha():
            break
        if words and _is_plural(words[-1]) and not _is_plural(token):
            break
        words.append(token)
        used += 1
    if not words:
        return "", 0
    if not _is_plural(words[-1]):
        words = words[:3]
    text, end = " ".join(w.text for w in words), words[-1].end
    after = at + used
    if words[-1].lower in _MEASURES and after + 1 < last and tokens[after].lower == "of":
        more, more_end = _phrase(tokens, _skip_determiners(tokens, after + 1), min(last, after + 5))
        if more:
            return f"{text} of {more}", more_end
    return text, end


def _is_plural(token: Token) -> bool:
    low = token.lower
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "'s", "is")) and len(low) > 3)


def _counted(doc: Document, numbers: Sequence[Number], at: int) -> Quantity | None:
    number = numbers[at]
    tokens = doc.tokens
    sentence = doc.sentence_at(number.start)
    first = doc.token_at(number.start)
    if not (first < len(tokens) and tokens[first].start == number.start) or _is_label(doc, number, first):
        return None
    used, high = 1, numbers[at + 1] if at + 1 < len(numbers) else None
    value, end = number.value, number.end
    if high and high.value > number.value and 0 < high.start - end <= 5 and not is_year(number):
        gap = doc.full[end : high.start]
        if gap.strip() in ("-", "–", "—", "to", "and") and is_range(doc.full, number.start, gap):
            if high.scaled and not number.scaled and value < 1000:
                value *= high.factor
            used, end = 2, high.end
    after = doc.token_at(end)
    if after and tokens[after - 1].end > end:  # glued: "10,000-job plan", "5kg"
        return _glued(doc, number, value, tokens[after - 1])
    phrase, phrase_end = _phrase(tokens, _skip_of_them(tokens, after), sentence.last)
    low = phrase.lower().split()
    if low and (low[0] in _IGNORED or low[-1] in _IGNORED or low[0] in _MONTHS):
        return None
    if is_year(number) and not _counts_though_year_like(tokens, first, after):
        return None
    if not phrase and value < _LEAST_ELIDED:
        return None
    if phrase and value == 1 and not number.scaled:
        return None
    found = Quantity(number.start, phrase_end or end, value, phrase, used, used == 2)
    if phrase:
        return found
    ahead = [t.lower for t in tokens[after : after + 2]]
    return replace(
        found,
        could_be_money=(number.scaled or value >= _LEAST_MONEY) and ahead != ["of", "them"] and ahead != ["of", "those"],
        could_be_count=ahead != ["of", "it"],
    )


def _skip_of_them(tokens: Sequence[Token], at: int) -> int:
    """ "100 million of them" leaves its noun out; "50 000 of the poorest families" does not."""
    if at + 1 < len(tokens) and tokens[at].lower == "of" and tokens[at + 1].lower in ("the", "its", "their", "our", "these"):
        return at + 2
    return at


def _is_label(doc: Document, number: Number, first: int) -> bool:
    """Dates, ages, times and numbers that are part of a name."""
    before = doc.tokens[first - 1].lower if first else ""
    if doc.full[number.start - 1 : number.start] in ("-", "#", "/", ":", "+") and number.start:
        return True
    if before in ("and", ",", "to", "or") and first >= 3 and _is_one_of_labelled(doc, first):
        return True
    if before in _LABELS or (before in _MONTHS and number.value <= 31):
        return True
    after = doc.full[number.end : number.end + 2]
    return after[:1] in (":", "/") or (after[:1].isalpha() and not number.in_words and not _unit_letters(doc.full, number.end))


def _is_one_of_labelled(doc: Document, first: int) -> bool:
    """ "Scopes 1, 2 and 3"."""
    at = first - 1
    while at > 0 and (doc.tokens[at].text.isdigit() or doc.tokens[at].lower in ("and", ",", "to", "or")):
        at -= 1
    return doc.tokens[at].lower in ("scope", "scopes", "phase", "phases", "stage", "stages", "articles", "chapters")


def _unit_letters(text: str, at: int) -> bool:
    m = re.compile(r"(?:kg|km|ha|MW|GW|kW|MWh|GWh|kWh|TWh|t|L|l|ml|sq|hl)\b").match(text, at)
    return bool(m)


def _glued(doc: Document, number: Number, value: Decimal, token: Token) -> Quantity | None:
    rest = doc.full[number.end : token.end].lstrip("-")
    low = rest.lower()
    parts = low.split("-")
    if any(part in _IGNORED or part.rstrip("s") in ("year", "month", "day", "week") for part in parts) or low in ("th", "st", "nd", "rd", "s"):
        return None
    if value < 2:
        return None
    return Quantity(number.start, token.end, value, rest.replace("-", " "))


def _counts_though_year_like(tokens: Sequence[Token], first: int, after: int) -> bool:
    """ "hire 2000 people" but not "in 2000 people ..."."""
    before = tokens[first - 1].lower if first else ""
    if before in ("in", "by", "since", "from", "until", "of", "the", "to", "for", "its", "before", "after", "and", "during", "late", "early", "mid", "fiscal") or before in _MONTHS:
        return False
    return after < len(tokens) and tokens[after].text.islower() and tokens[after].lower not in _AIM_NOUNS and _is_plural(tokens[after])


def find_parts(doc: Document, fractions: Sequence[Fraction]) -> Iterator[Quantity]:
    """Fractions of things as percentages: "halve emissions", "a quarter of its drinks", "by half"."""
    tokens = doc.tokens
    for fraction in fractions:
        last = doc.sentence_at(fraction.start).last
        at = doc.token_at(fraction.end)
        if fraction.halving:
            phrase, end = _phrase(tokens, _skip_determiners(tokens, at), last)
            yield Quantity(fraction.start, end or fraction.end, fraction.percent, f"% cut in {phrase}".removesuffix(" in "))
        elif at < len(tokens) and tokens[at].lower in ("of", "the", "its", "their", "all", "a", "an"):
            phrase, end = _phrase(tokens, _skip_determiners(tokens, at), last)
            yield Quantity(fraction.start, end or fraction.end, fraction.percent, f"% of {phrase}" if phrase else "%")
        else:
            yield Quantity(fraction.start, fraction.end, fraction.percent, "%")


def find_wholes(doc: Document, first: int, last: int) -> Iterator[Quantity]:
    """ "all its packaging", "every vehicle", "run entirely on ..." between two tokens, as 100 hundredths."""
    tokens = doc.tokens
    for i in range(first, last):
        low = tokens[i].lower
        if low not in _WHOLE and not low.startswith("all-"):
            continue
        before = tokens[i - 1].lower if i > first else ""
        after = tokens[i + 1].lower if i + 1 < last else ""
        beyond = tokens[i + 2].lower if i + 2 < last else ""
        if low in ("all", "every", "each", "whole", "entire") and (
            before in _NOT_WHOLE_BEFORE or (after in _NOT_WHOLE_AFTER and (after, beyond) != ("one", "of"))
        ):
            continue
        if (low == "each" and after != "of") or (low in ("every", "each") and before in ("for", "per", "with", "from")):
            continue
        if low == "all" and before == "in" and not after.isalpha():
            continue
        if low in ("only", "nothing") and (before in ("the", "not", "an", "its") or after in _NOT_ONLY):
            continue
        phrase, end = _phrase(tokens, _skip_determiners(tokens, i + 1 + (after == "one")), last)
        yield Quantity(tokens[i].start, end or tokens[i].end, _HUNDRED, f"% of {phrase}" if phrase else "%")
