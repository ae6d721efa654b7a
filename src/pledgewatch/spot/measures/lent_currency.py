"""Whose money a number means that leaves its currency out: "Acme gives €5 million and Bolt two million"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.measures.homes import Homes
from pledgewatch.spot.measures.measure import Measure

_AFTER: dict[str, str] = load("currencies")["after"]
_NAMES = frozenset(name for name in _AFTER if name.isalpha() and len(name) > 2)
#: "Amounts in francs unless stated", "In dollars, if not said otherwise".
_FOR_ALL = frozenset(load("currencies")["stated_for_all"])


class LentCurrency:
    """The currencies that an article prints and states, asked for by place."""

    def __init__(self, doc: Document, homes: Homes, sums: Sequence[Measure]) -> None:
        """``sums``: those with their currency printed, in order."""
        self._doc = doc
        self._homes = homes
        printed = [m.money.currency for m in sums if m.money]
        self._printed = frozenset(printed)
        self._first = printed[0] if printed else ""
        most = Counter(printed).most_common(1)
        self._is_main = bool(most) and most[0][0] == self._first
        self._in_sentence, self._stated = _stated(doc, homes)

    def of(self, offset: int, last: Measure | None) -> str:
        """The currency of a number at ``offset``, "" where nothing lends it one. ``last``: the nearest sum before it.

        What the words say ("in pesos: 36 million"), or the sum before it in its paragraph; elsewhere the money of the
        country that the article is about, or that of most of its sums.
        """
        sentence = self._doc.sentence_at(offset)
        if sentence.index in self._in_sentence:
            return self._in_sentence[sentence.index]
        if last is not None and last.money and last.sentence == sentence.index:
            return last.money.currency
        if self._stated:
            return self._stated
        if last is None or last.money is None:
            return self._first or self._homes.money()
        if len(self._printed) == 1 or self._doc.sentences[last.sentence].paragraph == sentence.paragraph:
            return last.money.currency
        home = self._homes.money()
        if home in self._printed:
            return home
        return self._first if self._is_main else last.money.currency

    def is_stated(self, offset: int) -> bool:
        """Do words name the currency of the sentence at ``offset``, or of all sums?"""
        return bool(self._stated) or self._doc.sentence_at(offset).index in self._in_sentence


def _stated(doc: Document, homes: Homes) -> tuple[dict[int, str], str]:
    """The currencies that sentences name without a number ("in pesos"), and the one named for all sums."""
    tokens = doc.tokens
    found: dict[int, str] = {}
    for_all = ""
    for i in doc.where(_NAMES):
        if i and tokens[i - 1].lower == "in":
            sentence = doc.sentence_at(tokens[i].start)
            code = homes.currency(_AFTER[tokens[i].lower])
            found[sentence.index] = code
            if not for_all and not _FOR_ALL.isdisjoint(token.lower for token in doc.words(sentence)):
                for_all = code
    return found, for_all
