"""Shares of money: 1% of revenue, all proceeds, dollar-for-dollar matches, so much for every booking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.fractions import Fraction
from pledgewatch.spot.measures.measure import Measure
from pledgewatch.spot.measures.whole_shares import find_whole_shares

_WORDS = load("shares")
_LONGEST = 90
#: "£25,000 per vehicle" is a price, "£2 per bottle" a share of what is sold.
_NO_SUM = 1000


def _any(name: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in sorted(_WORDS[name], key=len, reverse=True))


_WORDS_BETWEEN = r"(?:[\w’'&-]+\s){0,4}?"
_PERCENT = (
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent|percent|per\smille|per\smil)"
    r"|(?:half\sa|half\sof\s(?:one|a)|one|two|three|five|ten|twenty)\s(?:per\s?cent|percent|per\smille))"
)
_OF_MONEY = re.compile(
    rf"(?:{_PERCENT}\s(?:of|on|from)\s{_WORDS_BETWEEN}(?:{_any('bases')}|{_any('spending')}|{_any('giveable')})"
    rf"|(?:{_PERCENT}|{_any('portions')})\sof\s(?:what(?:ever)?|everything|all\sthat)\s(?:[\w’'“”-]+\s){{0,5}}?(?:{_any('earning')})"
    rf"|(?:{_any('portions')})\s(?:of\s|on\s|from\s)?{_WORDS_BETWEEN}(?:{_any('bases')}|{_any('budgets')})"
    rf"|any\s(?:profits?|surplus|proceeds)(?=\s(?:from|on|made|of)\s))(?!\w)",
    re.IGNORECASE,
)
#: "Dollar for dollar", "pound by pound"; not "one by one".
_RATIO = re.compile(
    r"(?:(\w+)[\s-]for[\s-]\1|((?!one|two|\d)\w+)[\s-]by[\s-]\2|1:1|one[\s-]to[\s-]one)(?!\w)", re.IGNORECASE
)
_MATCHING = re.compile(rf"(?:{_any('matching')})\s(?:[\w’'-]+[\s,]+){{0,8}}?(?:{_any('gifts')})(?!\w)", re.IGNORECASE)
_MATCHED = re.compile(rf"(?:{_any('gifts')})\s(?:[\w’'-]+[\s,]+){{0,10}}?(?:{_any('matched')})(?!\w)", re.IGNORECASE)
_PER_OCCASION = re.compile(
    rf"(?:for|on|with|from) (?:every|each) (?:[\w’'-]+\s){{0,2}}?(?:{_any('occasions')})(?!\w)", re.IGNORECASE
)
#: Before it: "half the carbon for each tonne" gives nothing.
_INTENSITY = re.compile(rf"(?<!\w)(?:{_any('intensities')})(?!\w)[^.,;:]*$", re.IGNORECASE)
_LEAD = 60
#: Behind a sum: what it is given for. "For each of them" and "for every year" are no occasions.
_RATE = re.compile(
    r"(?:\s[\w’'-]+){0,7}?\s(?:for|on|with|from)\s(?:every|each)\s(?!(?:of|other|year|month|week|day)\b)[\w’'-]+",
    re.IGNORECASE,
)
#: Behind a small sum: "10 cents per case", "a dollar a pint", "£1 per passenger".
_PER_PIECE = rf"\s(?:per|an?|(?:for|of|on|from)\s(?:each|every)(?:\sof\s(?:its|the))?)\s(?:{_any('rate_units')})(?!\w)"
_SMALL_RATE = re.compile(_PER_PIECE, re.IGNORECASE)
#: Coins are no sums of money that anybody pledges, but for every bottle they are: the word or number before them too.
#: A coin or a few, not "5,000 dollars", "won praise": what stands before it is a small number or an article.
_COIN = rf"(?<![\d.,])(?:\d{{1,2}}(?:\.\d{{1,3}})?|(?:{_any('few')}))[\s-]?(?:{_any('coins')})"
_EACH = r"(?:every|each)\s(?!(?:of|other|year|month|week|day)\b)(?:[$£€¥₹]\s?\d[\d,.]*|[\w’'-]+)"
_COIN_RATE = re.compile(
    rf"{_COIN}(?:{_PER_PIECE}|(?:\s[\w’'-]+){{0,3}}?\s(?:for|of|on|from|with)\s{_EACH}|\seach\stime(?!\w))",
    re.IGNORECASE,
)
_SOLD = re.compile(rf"(?:\s[\w’'-]+){{0,5}}?\s(?:{_any('sold')})(?!\w)", re.IGNORECASE)
#: A number that ends here: "$20 million" is no coin.
_NO_SCALE = rf"(?![\d.,]*\d)(?!\s?(?:{_any('scales')})(?!\w))"
#: "Out of each pound that it sells, one cent".
_REVERSED = re.compile(
    rf"(?:for|on|from|of|with)\s{_EACH}(?:\s[\w’'-]+){{0,12}}?(?:,(?:\s[\w’'-]+){{0,6}}?)?\s"
    rf"(?:(?:an?\s)?(?:another|further|extra|more)\s)?(?:[$£€¥₹]\s?\d+(?:[.,]\d+)*{_NO_SCALE}|{_COIN})(?!\w)",
    re.IGNORECASE,
)


def _by_first_word() -> dict[str, tuple[re.Pattern[str], ...]]:
    table: dict[str, tuple[re.Pattern[str], ...]] = {}
    for name, pattern in (
        ("portions", _OF_MONEY),
        ("counts", _OF_MONEY),
        ("units", _RATIO),
        ("matching", _MATCHING),
        ("gifts", _MATCHED),
        ("prepositions", _PER_OCCASION),
        ("before_each", _REVERSED),
    ):
        for phrase in _WORDS[name]:
            word = phrase.split()[0]
            if pattern not in table.get(word, ()):
                table[word] = (*table.get(word, ()), pattern)
    return table


_OCCASIONAL = (_REVERSED, _PER_OCCASION)
_PATTERNS = _by_first_word()
_FIRST_WORDS = frozenset(_PATTERNS)
_OF_NUMBERS = (_OF_MONEY, _RATIO)
_COINS = frozenset(_WORDS["coins"])
#: "10p from every pie"
_COIN_LETTERS = ("p", "c")


def _patterns(word: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that a share can begin by with this word ("dollar-for-dollar" begins with "dollar")."""
    if word in _PATTERNS:
        return _PATTERNS[word]
    return _OF_NUMBERS if word[0].isdigit() else _PATTERNS.get(word.split("-for-")[0], ())


@dataclass(frozen=True, slots=True)
class Share:
    """``doc.full[start:end]`` promises a share; ``text`` is it in one line."""

    start: int
    end: int
    text: str


#: What follows the number that a share begins with: "5%", "1,5 percent", "2 for 2", "1:1".
_AFTER_NUMBER = frozenset(["%", "per", "percent", "for", "by", ":", ",", "."])


def _may_go_on(doc: Document, i: int) -> bool:
    return i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower in _AFTER_NUMBER


def find_shares(doc: Document, sums: Sequence[Measure] = (), parts: Sequence[Fraction] = ()) -> list[Share]:
    """Every share, none inside another. ``sums`` are those printed: some begin a share ("£10 for every pint").

    Of ``parts`` those told in coins are shares ("one euro in ten"), and those of goods sold ("every tenth sack sold").
    """
    of_sums = [share for each in sums if (share := _rate(doc, each))]
    of_sums += [_share(doc, part.start, part.end) for part in parts if part.coined or _is_of_sales(doc, part)]
    begun = {share.start for share in of_sums}
    rates = of_sums + [share for share in _coin_rates(doc) if share.start not in begun]
    rates += _apart(_worded(doc), rates)
    return rates + _apart([_share(doc, start, end) for start, end in find_whole_shares(doc)], rates)


def _apart(more: Iterable[Share], known: Sequence[Share]) -> list[Share]:
    """Those that do not begin inside a known one."""
    covered = {at for share in known for at in range(share.start, share.end)}
    return [share for share in more if share.start not in covered]


def _share(doc: Document, start: int, end: int) -> Share:
    return Share(start, end, " ".join(doc.full[start:end].split()))


def _is_of_sales(doc: Document, part: Fraction) -> bool:
    return part.counted != "" and _SOLD.match(doc.full, part.end) is not None


def _rate(doc: Document, each: Measure) -> Share | None:
    """The share that a sum begins, or None."""
    m = _RATE.match(doc.full, each.end, each.end + _LONGEST)
    if m is None and each.money and each.money.amount < _NO_SUM:
        m = _SMALL_RATE.match(doc.full, each.end)
    if m is None or doc.sentence_at(each.start).end < m.end():
        return None
    return Share(each.start, m.end(), " ".join(doc.full[each.start : m.end()].split()))


def _coin_rates(doc: Document) -> Iterator[Share]:
    glued = {word for word in doc.numeric if word.endswith(_COIN_LETTERS)}
    for i in doc.where(_COINS | glued):
        start = doc.tokens[i if doc.tokens[i].lower in glued else max(0, i - 1)].start
        m = _COIN_RATE.match(doc.full, start, start + _LONGEST)
        if m and m.end() <= doc.sentence_at(start).end:
            yield Share(start, m.end(), " ".join(m[0].split()))


def _is_intensity(doc: Document, start: int) -> bool:
    begin = max(doc.sentence_at(start).start, start - _LEAD)
    return _INTENSITY.search(doc.full, begin, start) is not None


def _worded(doc: Document) -> Iterator[Share]:
    """The shares that begin with a word or a bare number."""
    done = 0
    glued = {word for word in doc.hyphenated if "-for-" in word}
    for i in doc.where(_FIRST_WORDS | doc.numeric | glued):
        token = doc.tokens[i]
        if token.start < done or (token.text.isdigit() and not _may_go_on(doc, i)):
            continue
        for pattern in _patterns(token.lower):
            m = pattern.match(doc.full, token.start, token.start + _LONGEST)
            if m and not (pattern in _OCCASIONAL and _is_intensity(doc, token.start)):
                done = m.end()
                yield Share(m.start(), m.end(), " ".join(m[0].split()))
                break
