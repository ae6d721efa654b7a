"""Parts told in words: half, a third, three-quarters, six in ten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgewatch.spot.document import Document, Token
from pledgewatch.spot.lexicon import load

_LEXICON = load("fractions")
_DENOMINATORS: dict[str, int] = _LEXICON["denominators"]
_COUNTS: dict[str, int] = _LEXICON["counts"]
_HALVING: frozenset[str] = frozenset(_LEXICON["halving"])
_ORDINALS: dict[str, int] = _LEXICON["ordinals"]
_STARTS = frozenset({"every", "each", *_HALVING, *_DENOMINATORS, *_COUNTS})
_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_MOST_PARTS = 100
_AMONG = frozenset({"in", "out", "of", "for"})
_AFTER_PART = frozenset(load("derived")["after_part"])
_NO_PARTS = frozenset(_LEXICON["after_ordinals"])
_NO_NOUNS = frozenset(_LEXICON["no_nouns"])
_IN = re.compile(
    r"[\s-](?:in|out of|(?:of|for)(?=\s(?:every|each)\s))[\s-](?:(?:every|each)\s)?(?:an?\s)?(\w+)(?![\d.,]*\d)"
    r"(?!\s(?:hundred|thousand|million|billion)\b)",
    re.IGNORECASE,
)
#: "Of every twenty people that it hires, one is to be a refugee"
_OF_EVERY = re.compile(
    r"(?:every|each)\s(?P<parts>[\w-]+)\s(?:[\w’'-]+,?\s){1,12}?(?:(?:no|not)\s(?:more|less|fewer)\sthan\s|at\sleast\s)?"
    rf"(?P<count>{'|'.join(sorted(_COUNTS, key=len, reverse=True))})\s(?:is|are|will|shall|should|must|would|to)(?!\w)",
    re.IGNORECASE,
)
_EVERY_ONE = re.compile(r"\s(?:every|each)\s", re.IGNORECASE)
_EVERY = frozenset(["every", "each"])
_HALVES = frozenset(_LEXICON["cut_in_two"])
#: "Half a per cent of sales" is no half.
_A_PERCENT = re.compile(r"\s(?:of\s)?(?:an?|one)\s(?:per\s?cent|percent)", re.IGNORECASE)
#: So many words behind "two clinics in ten" may tell what the ten are: "in ten rural counties".
_NOUN_REACH = 3


@dataclass(frozen=True, slots=True)
class Fraction:
    """``text[start:end]`` is this many hundredths; ``halving`` for the verb ("halve its emissions").

    ``counted`` is what stands inside the words: "one screen in ten"; ``coined`` that these are coins, so that it is a
    part of money: "one euro in ten".
    """

    start: int
    end: int
    percent: Decimal
    halving: bool = False
    counted: str = ""
    coined: bool = False

    def of(self, amount: Decimal) -> Decimal:
        """This part of a sum; a third is a third, not 33.33 hundredths."""
        exact = _EXACT.get(self.percent)
        return amount * exact[0] / exact[1] if exact else amount * self.percent / _HUNDRED


def percent_of(count: int, parts: int) -> Decimal:
    """So many of so many parts, in hundredths."""
    return (_HUNDRED * count / parts).quantize(_CENT).normalize() + 0


_EXACT = {percent_of(c, d): (Decimal(c), Decimal(d)) for d in (3, 6, 7, 9, 11, 12) for c in range(1, d)}


def find_fractions(doc: Document) -> Iterator[Fraction]:
    """All parts in words, in order."""
    tokens = doc.tokens
    for i in doc.where_first_part(_STARTS):
        token, low = tokens[i], tokens[i].lower
        if low in _HALVING:
            yield Fraction(token.start, token.end, Decimal(50), halving=True)
        elif low == "two" and i > 1 and tokens[i - 1].lower == "in" and tokens[i - 2].lower in _HALVES:
            yield Fraction(tokens[i - 2].start, token.end, Decimal(50), halving=True)
        elif low in _EVERY and i and tokens[i - 1].lower == "of":
            found = _of_every(doc, i)
            if found:
                yield found
        elif low == "every":
            if i + 2 < len(tokens) and tokens[i + 1].lower in _ORDINALS and tokens[i + 2].lower not in _NO_PARTS:
                share = percent_of(1, _ORDINALS[tokens[i + 1].lower])
                yield Fraction(token.start, tokens[i + 1].end, share, counted=tokens[i + 2].text)
        elif low in _DENOMINATORS:
            found = _of_two_words(tokens, i, _DENOMINATORS[low])
            if found and not _A_PERCENT.match(doc.full, found.end) and not (low == "fourth" and _is_ordinal(tokens, i)):
                yield found
        elif "-" in low and low.rsplit("-", 1)[1] in _DENOMINATORS and low.split("-", 1)[0] in _COUNTS:
            count, parts = _COUNTS[low.split("-", 1)[0]], _DENOMINATORS[low.rsplit("-", 1)[1]]
            if count < parts:
                yield Fraction(token.start, token.end, percent_of(count, parts))
        elif low in _COUNTS and i + 2 < len(tokens):
            found = _among(doc, i)
            if found:
                yield found


def _of_every(doc: Document, i: int) -> Fraction | None:
    """ "Of every twenty people that it hires, one is to be a refugee"."""
    m = _OF_EVERY.match(doc.full, doc.tokens[i].start, doc.sentence_at(doc.tokens[i].start).end)
    if not m:
        return None
    parts, count = (_COUNTS.get(m[name].lower(), 0) for name in ("parts", "count"))
    return Fraction(doc.tokens[i].start, m.end("count"), percent_of(count, parts)) if 0 < count < parts else None


def _among(doc: Document, i: int) -> Fraction | None:
    """ "Six in ten", "one screen in ten", "one van out of every 25"; not "two schools in ten rural districts"."""
    tokens = doc.tokens
    bare = tokens[i + 1].lower in _AMONG
    noun = not bare and i + 3 < len(tokens) and tokens[i + 1].text.isalpha() and tokens[i + 2].lower in _AMONG
    if not bare and not noun:
        return None
    m = _IN.match(doc.full, tokens[i].end if bare else tokens[i + 1].end)
    if not m:
        return None
    parts = _COUNTS.get(m[1].lower()) or int(m[1] if m[1].isdecimal() else 0)
    count = _COUNTS[tokens[i].lower]
    if not count < parts <= _MOST_PARTS:
        return None
    if noun and not _EVERY_ONE.search(m[0]) and _are_counted(doc, m.end()):
        return None
    return Fraction(tokens[i].start, m.end(), percent_of(count, parts), counted="" if bare else tokens[i + 1].text)


def _are_counted(doc: Document, end: int) -> bool:
    """Does a noun in the plural follow soon, which the number that ends here counts: "rural districts"?"""
    after = doc.token_at(end)
    for token in doc.tokens[after : after + _NOUN_REACH]:
        if not token.text.isalpha() or token.lower in _NO_NOUNS:
            return False
        if token.lower.endswith("s"):
            return True
    return False


def _is_ordinal(tokens: Sequence[Token], i: int) -> bool:
    """ "A fourth plant", unlike "a fourth of it", "a fourth goes to …"."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.text.isalpha() and after.lower not in _AFTER_PART


def _of_two_words(tokens: Sequence[Token], i: int, parts: int) -> Fraction | None:
    """ "a third", "two thirds", "half"; not "the third", "a quarter of a million", "third-quarter"."""
    token, before = tokens[i], tokens[i - 1].lower if i else ""
    if parts == 2:
        return Fraction(token.start, token.end, Decimal(50))
    count = _COUNTS.get(before)
    if before in ("a", "one"):
        count = 1
    if count is None or count >= parts:
        return None
    return Fraction(tokens[i - 1].start, token.end, percent_of(count, parts))
