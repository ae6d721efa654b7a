"""Could this page possibly hold a pledge? Asked of every page, for a few per cent of what reading it costs.

The screen is a *necessary condition* of the spotter: a page that it drops holds nothing that the spotter would find.
It looks at all the text of the page, menus and teasers included (reducing the page first loses pledges), for a word
of commitment near a number. It knows English only, as the spotter does.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from selectolax.lexbor import LexborHTMLParser

from pledgewatch.read.decode import decode
from pledgewatch.read.guard import MAX_TEXT, too_complex

_DIGITS = {
    "any": r"\d",
    # signs of money and shares, a thousand and more, dated aims; not every day of the month and page number
    "weighty": r"[$€£¥₹₩₦₱฿₫₽₺%]|\d[.,' ]\d{3}\b|\d{5}|\d\s?(?:m|k|bn|mn|b|tn|cr)\b"
    r"|\bby [a-z ]{0,24}20\d\d|20[3-9]\d",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    word: re.Pattern[str]
    number: re.Pattern[str]
    near: int

    def holds(self, text: str) -> bool:
        """Whether a word stands near a number. Each character is searched for numbers once."""
        searched = 0
        for found in self.word.finditer(text):
            start, searched = max(searched, found.start() - self.near), found.end() + self.near
            if self.number.search(text, start, searched):
                return True
        return False


def may_hold_pledge(body: bytes) -> bool:
    """False only for pages on which no pledge can be. ``body`` is the page, or a feed entry's HTML, as bytes.

    What cannot be judged (markup too deep to parse quickly, a text of megabytes) passes, so that reading can say
    what is wrong with it.
    """
    return too_complex(body) or text_may_hold_pledge(_text(decode(body)))


def text_may_hold_pledge(text: str) -> bool:
    """The same for text without markup."""
    plain = " ".join(text.lower().replace("-", " ").split())
    return len(plain) > MAX_TEXT or any(rule.holds(plain) for rule in _rules())


def _text(markup: str) -> str:
    """All text of the page, its title and JSON-LD included (extraction may fall back on that), without code."""
    tree = LexborHTMLParser(markup)
    data = [node.text() or "" for node in tree.css('script[type="application/ld+json"]')]
    tree.strip_tags(["script", "style"])
    return " ".join([tree.root.text(separator=" ") if tree.root else "", *data])


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    raw = tomllib.loads(resources.files(__package__).joinpath("screen.toml").read_text("utf-8"))
    numbers = {
        kind: re.compile(rf"{digits}|\b(?:{_alternatives(raw['numbers'][kind])})") for kind, digits in _DIGITS.items()
    }
    return tuple(
        _Rule(re.compile(rf"\b(?:{_alternatives(rule['words'])})"), numbers[rule["numbers"]], rule["near"])
        for rule in raw["rules"]
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
