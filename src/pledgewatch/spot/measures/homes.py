"""Whose dollar, rupee or franc an article means where it prints only "$" or "Rs"."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from pledgewatch.spot.document import Document
from pledgewatch.spot.lexicon import load
from pledgewatch.spot.organisations.word_lists import plain
from pledgewatch.spot.towns import country_of_town

_CURRENCIES = load("currencies")
_FAMILIES: dict[str, dict[str, str]] = _CURRENCIES["families"]
#: What a US dollar costs in each, at least and at most.
_PER_DOLLAR = {code: (float(least), float(most)) for code, (least, most) in _CURRENCIES["per_dollar"].items()}
_HOMES = load("homes")
_COUNTRY_OF = {word: country for country, words in _HOMES["countries"].items() for word in words}
_HINTS = {country: frozenset(words) for country, words in _HOMES["hints"].items()}
_UNION_OF = {country: union for union, members in _HOMES["unions"].items() for country in members}
_COUNTRY_WORDS = frozenset(form for word in _COUNTRY_OF for form in (word, f"{word}'s"))
_PHRASES = [(phrase, country) for country, phrases in _HOMES["phrases"].items() for phrase in phrases]
_NOT_AMERICAN = frozenset(_HOMES["not_american"])
_AMERICAN = frozenset(_HOMES["american"])
_PLAIN_DOLLARS = frozenset(_HOMES["plain_dollars"])
_MONEY_OF = {
    country: code for family in _FAMILIES.values() for country, code in family.items() if country != "default"
} | _HOMES["own_money"]
#: Money that is counted in everywhere, and whose it is.
_HOME_OF = {"USD": "US", "GBP": "GB", "CHF": "CH"}
_MARKED_DOLLAR = "US$"

_OUTLET, _DATELINE, _TITLE = 6, 6, 2
_DATELINE_WORDS = 8
_MOST_FROM_TEXT = 3
# Against mentions of the US and of nobody else, of Britain or Switzerland and of neither.
_ENOUGH, _UNOPPOSED, _OVERWHELMING = 4, 2, 9
# The outlet's own name, the title and the text speak for the country: a "center" in it is somebody's name.
_AGAINST_SPELLING = 11
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROUNDING = 0.04
#: Behind these stands a place.
_PLACING = frozenset(["in", "at", "near", "from", "outside", "around", "between", "across", "to", "of"])
_LONGEST_TOWN = 3  # words


class Homes:
    """The countries that an article is at home in, weighed once, and what its shared currency names then mean."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._votes: Counter[str] | None = None
        self._known: dict[str, str] = {}
        self._ruled_out: set[str] = set()

    def currency(self, name: str) -> str:
        """ISO 4217 for a currency name of the lexicon, a code or the name of a family."""
        family = _FAMILIES.get(name)
        if family is None:
            return name
        if name not in self._known:
            self._known[name] = self._choose(family)
        return self._known[name]

    def beside(self, name: str, offset: int, otherwise: str) -> str:
        """What the ``name`` means of a sum at ``offset`` whose sentence names one of the countries that it may be of.

        "Danish brewer Hald gives 10 million kroner" in an article on Norway. Dollars, pounds and francs are counted in
        abroad, too.
        """
        family = _FAMILIES.get(name)
        if family is None or family["default"] in _HOME_OF:
            return otherwise
        sentence = self._doc.sentence_at(offset)
        named = range(sentence.first, sentence.last)
        words = (self._doc.tokens[i].lower.removesuffix("'s") for i in named if not _is_in_name(self._doc, i))
        codes = {family[_COUNTRY_OF[word]] for word in words if _COUNTRY_OF.get(word) in family} - self._ruled_out
        return codes.pop() if len(codes) == 1 else otherwise

    def converted(self, name: str, per_dollar: float) -> bool:
        """Take note of a printed conversion ("400 million crowns ($45 million)"): currencies whose dollar never cost
        about that are not meant by the ``name`` anywhere in the article. True if it now means another one."""
        family = _FAMILIES.get(name, {})
        out = {code for code in family.values() if not _has_cost(code, per_dollar)}
        if not out or len(out) == len(set(family.values())):
            return False
        before = self.currency(name)
        self._ruled_out |= out
        self._known.clear()
        return self.currency(name) != before

    def speaks_of(self, country: str) -> bool:
        """Whether anything in the article points to that country (ISO 3166)."""
        return self._weighed()[country] > 0

    def money(self) -> str:
        """ISO 4217 for the money of the country that most in the article points to, "" where two are level."""
        votes = self._weighed().most_common(2)
        if not votes or not votes[0][1] or (len(votes) > 1 and votes[1][1] == votes[0][1]):
            return ""
        country = votes[0][0]
        return self.currency("dollar") if country in _FAMILIES["dollar"] else _MONEY_OF.get(country, "")

    def _choose(self, family: dict[str, str]) -> str:
        votes, default = self._weighed(), family["default"]
        if default == "USD" and self._is_not_american():
            votes = Counter({country: votes[country] for country in votes if country != "US"})
        if self._ruled_out:
            family = {country: code for country, code in family.items() if code not in self._ruled_out} or family
            default = family.setdefault("default", next(iter(family.values())))
        best = max((country for country in family if country != "default"), key=lambda country: votes[country])
        weight = votes[best]
        if not weight or family[best] == default:
            return default
        if default not in _HOME_OF:
            return family[best]
        # Dollars, pounds and Swiss francs are counted in everywhere: a mention in passing does not move them.
        if weight <= max((votes[country] for country in votes if country != best), default=0):
            return default
        return family[best] if weight >= self._needed(default, best) else default

    def _needed(self, default: str, best: str) -> float:
        """How much must speak for another country's money: little where the spelling or a "US$" rules out the US, much
        where the spelling is American."""
        if default != "USD":
            return _OVERWHELMING if self._weighed()[_HOME_OF[default]] else _UNOPPOSED
        if best not in _PLAIN_DOLLARS:
            return _ENOUGH if _MARKED_DOLLAR in self._doc.full else math.inf
        if self._is_not_american():
            return 1
        if not _AMERICAN.isdisjoint(self._doc.places) and _MARKED_DOLLAR not in self._doc.full:
            return _AGAINST_SPELLING
        if _MARKED_DOLLAR in self._doc.full:
            return 1
        return _ENOUGH if self._weighed()["US"] else _UNOPPOSED

    def _is_not_american(self) -> bool:
        """Does the spelling rule out an outlet of the United States?"""
        return not _NOT_AMERICAN.isdisjoint(self._doc.places)

    def _weighed(self) -> Counter[str]:
        if self._votes is None:
            self._votes = self._weigh()
        return self._votes

    def _weigh(self) -> Counter[str]:
        doc = self._doc
        votes: Counter[str] = Counter()
        printed_by = _WORD.findall(f"{doc.outlet} {doc.url}".lower())
        for country in {_COUNTRY_OF[word] for word in printed_by if word in _COUNTRY_OF}:
            votes[country] += _OUTLET
        title = doc.sentences[0].last if doc.sentences else 0
        named = [
            (i, _COUNTRY_OF[doc.tokens[i].lower.removesuffix("'s")])
            for i in doc.where(_COUNTRY_WORDS)
            if not _is_agency(doc, i)
        ]
        for country in {country for i, country in named if i < title}:
            votes[country] += _TITLE
        for country in {country for i, country in named if title <= i < title + _DATELINE_WORDS}:
            votes[country] += _DATELINE // 2
        for country, times in Counter(country for i, country in named if i >= title).items():
            votes[country] += min(times, _MOST_FROM_TEXT)
        for country, times in Counter(self._towns()).items():
            votes[country] += min(times, _MOST_FROM_TEXT)
        for country, words in _HINTS.items():
            votes[country] += not words.isdisjoint(doc.vocabulary)
        for phrase, country in _PHRASES:
            votes[country] += min(doc.full.count(phrase), _MOST_FROM_TEXT) + _OUTLET * (phrase in doc.outlet)
        return votes

    def _towns(self) -> Iterator[str]:
        """The countries of the towns in the headline, where the text begins, and behind "in" and the like."""
        doc = self._doc
        title = doc.sentences[0].last if doc.sentences else 0
        for first in {*range(title + 1), *(i + 1 for i in doc.where(_PLACING))}:
            name = _name_at(doc, first)
            while name:
                country = country_of_town(" ".join(name))
                if country is not None:
                    if country not in ("", "US") and name[0] not in _COUNTRY_OF:
                        yield _UNION_OF.get(country, country)
                    break
                name.pop()


def _is_in_name(doc: Document, i: int) -> bool:
    """ "The State Bank of India" may be anywhere."""
    return i > 1 and doc.tokens[i - 1].lower == "of" and doc.tokens[i - 2].text[0].isupper()


def _is_agency(doc: Document, i: int) -> bool:
    """ "SAN FRANCISCO, Nov 6 (NSW) -": who sent the report."""
    token = doc.tokens[i]
    behind = doc.full[token.end : token.end + len(") -")]
    return token.text.isupper() and doc.full.endswith("(", 0, token.start) and behind in (") -", ") –", ") —")


def _name_at(doc: Document, first: int) -> list[str]:
    """The words with capitals from token ``first``, as towns are looked up by."""
    name: list[str] = []
    for token in doc.tokens[first : first + _LONGEST_TOWN]:
        if not token.text[0].isupper():
            break
        name.append(plain(token.text).removesuffix("'s"))
    return name


def _has_cost(code: str, per_dollar: float) -> bool:
    """Has a dollar ever cost so many units of the currency, give or take a rounding?"""
    least, most = _PER_DOLLAR.get(code, (0.0, 0.0))
    return least * (1 - _ROUNDING) <= per_dollar <= most * (1 + _ROUNDING)
