"""Money that is given as it comes in, in full: "whatever the game earns goes to …", "it gives away its takings"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_WORDS = load("shares")
_LONGEST = 160


def _any(name: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(_WORDS[name], key=len, reverse=True))


_SOME = r"(?:[\w’'-]+\s)"
#: "Whatever the tills ring up on Friday, five per cent of it goes to …"
_WHATEVER = re.compile(
    rf"(?:{_any('whatever')})\s{_SOME}{{0,8}}?(?:{_any('brought_in')})(?!\w)(?:,?\s[\w’'-]+){{0,14}}?,?\s(?:{_any('given')})(?!\w)",
    re.IGNORECASE,
)
#: "proceeds from the sale will be passed on in full", "the takings of Sunday go to …"
_IN_FULL = re.compile(
    rf"(?:(?:{_any('pots')})\s{_SOME}{{0,12}}?(?:{_any('in_full')})"
    rf"|(?:proceeds|takings)\s{_SOME}{{0,8}}?(?:{_any('given')})\s(?:to|into|towards?|for)?)(?!\w)",
    re.IGNORECASE,
)
#: "will part with its August turnover"
_DONATED = re.compile(
    rf"(?:{_any('donating')})\s(?:the|its|their|his|her|that|all)\s{_SOME}{{0,3}}?(?:{_any('donated_pots')}|(?:full|whole|entire)\s(?:\w+\s)?price)(?!\w)",
    re.IGNORECASE,
)
#: "For each kilo, the company adds another"
_ADDED = re.compile(
    rf"(?:for|to|on)\s(?:each|every)\s{_SOME}{{0,4}}?[\w’'-]+,?\s{_SOME}{{0,4}}?(?:{_any('adding')})\s(?:{_any('added')})(?=[\s.,;]*(?:$|[.,;)\n]|to\s|of\s))",
    re.IGNORECASE,
)


def _table() -> dict[str, re.Pattern[str]]:
    table: dict[str, re.Pattern[str]] = {"for": _ADDED, "to": _ADDED}
    for name, pattern in (("donating", _DONATED), ("whatever", _WHATEVER), ("pots", _IN_FULL)):
        for phrase in _WORDS[name]:
            table[phrase.split()[0]] = pattern
    return table


_BY_FIRST_WORD = _table()
_FIRST_WORDS = frozenset(_BY_FIRST_WORD) - {"for", "to"}
_EACH = frozenset(["each", "every"])


def find_whole_shares(doc: Document) -> Iterator[tuple[int, int]]:
    """Where such money is told, in order of what it is told by."""
    for i in doc.where(_FIRST_WORDS):
        yield from _found(doc, _BY_FIRST_WORD[doc.tokens[i].lower], i)
    for i in doc.where(_EACH):
        if i:
            yield from _found(doc, _ADDED, i - 1)


def _found(doc: Document, pattern: re.Pattern[str], i: int) -> Iterator[tuple[int, int]]:
    start = doc.tokens[i].start
    m = pattern.match(doc.full, start, min(start + _LONGEST, doc.sentence_at(start).end))
    if m:
        yield m.span()
