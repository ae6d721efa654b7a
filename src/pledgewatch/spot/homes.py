"""Whose dollar, rupee or franc an article means where it prints only "$" or "Rs"."""

from __future__ import annotations

import re
from collections import Counter

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load

_CURRENCIES = load("currencies")
_FAMILIES: dict[str, dict[str, str]] = _CURRENCIES["families"]
_COUNTRY_OF = {word: country for country, words in load("homes")["countries"].items() for word in words}

_OUTLET, _DATELINE, _TITLE = 6, 6, 2
_DATELINE_WORDS = 8
_MOST_FROM_TEXT = 3
_ENOUGH = 4
_WORD = re.compile(r"[a-z]{2,}")


class Homes:
    """The countries that an article is at home in, weighed once, and what its shared currency names then mean."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._votes: Counter[str] | None = None
        self._known: dict[str, str] = {}

    def currency(self, name: str) -> str:
        """ISO 4217 for a currency name of the lexicon, a code or the name of a family."""
        family = _FAMILIES.get(name)
        if family is None:
            return name
        if name not in self._known:
            self._known[name] = self._choose(family)
        return self._known[name]

    def speaks_of(self, country: str) -> bool:
        """Whether anything in the article points to that country (ISO 3166)."""
        return self._weighed()[country] > 0

    def _choose(self, family: dict[str, str]) -> str:
        votes = self._weighed()
        default = family["default"]
        rivals = [(votes[country], country) for country in family if country != "default" and votes[country]]
        if not rivals:
            return default
        rivals.sort(reverse=True)
        weight, best = rivals[0]
        at_default = max((w for w, country in rivals if family[country] == default), default=0)
        # The dollar is everybody's second currency: a mention in passing does not move it.
        if default == "USD" and (weight < _ENOUGH or at_default >= weight):
            return default
        return family[best]

    def _weighed(self) -> Counter[str]:
        if self._votes is None:
            self._votes = self._weigh()
        return self._votes

    def _weigh(self) -> Counter[str]:
        doc = self._doc
        votes: Counter[str] = Counter()
        for country in _places(_WORD.findall(f"{doc.outlet} {doc.url}".lower().replace("-", " "))):
            votes[country] += _OUTLET
        title = doc.sentences[0].last if doc.sentences else 0
        words = [token.lower.removesuffix("'s") for token in doc.tokens]
        for country in _places(words[:title]):
            votes[country] += _TITLE
        for country in _places(words[title : title + _DATELINE_WORDS]):
            votes[country] += _DATELINE // 2
        for country, times in _places(words[title:]).items():
            votes[country] += min(times, _MOST_FROM_TEXT)
        return votes


def _places(words: list[str]) -> Counter[str]:
    return Counter(_COUNTRY_OF[word] for word in words if word in _COUNTRY_OF)
