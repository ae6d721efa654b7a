"""Sums, measures and strangers' text as they may be shown to people."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from urllib.parse import urlsplit

from pledgewatch.model import Claim, Money, Pledge, Qualifier, Target

_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_QUALIFIERS = {Qualifier.ABOUT: "about", Qualifier.AT_LEAST: "at least", Qualifier.UP_TO: "up to"}

#: Joiners shape letters in Indic and Arabic script; the other format characters hide or reorder text.
_JOINERS = frozenset("\u200c\u200d")


def one_line(text: str, limit: int = 500) -> str:
    """Strangers' text made safe for a line of a message, a mail header or a terminal.

    Control characters, line breaks, bidirectional overrides and invisible characters go; white space becomes
    single spaces; what is longer than ``limit`` characters ends in an ellipsis.
    """
    kept = (" " if c.isspace() else c for c in text if c.isspace() or c in _JOINERS or not _unseen(c))
    line = " ".join("".join(kept).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe_link(url: str) -> str | None:
    """``url`` if it is a plain web address, else None.

    Only http and https; nothing before an ``@``, which would let a link pass for another site's.
    """
    if one_line(url, len(url) + 1) != url or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None


def sum_in_words(money: Money) -> str:
    """The exact sum, short where that loses nothing: "CNY 100 billion", "USD 1,234,567.50"."""
    for scale, word in _SCALES:
        if money.amount >= scale and (short := money.amount / scale) == round(short, 3):
            return f"{money.currency} {short.normalize():,f} {word}"
    amount = money.amount if money.amount % 1 else money.amount.to_integral_value()
    return f"{money.currency} {amount:,.2f}" if money.amount % 1 else f"{money.currency} {amount:,f}"


def rounded(money: Money) -> Money:
    """The sum to three significant figures, for values that are only as good as an exchange rate."""
    return Money(Decimal(f"{money.amount:.3g}"), money.currency)


def target_in_words(target: Target) -> str:
    """ "4,000 jobs by 2030", "50% of emissions", "net zero by 2040"."""
    unit = one_line(target.unit)
    quantity = "" if target.quantity is None else f"{target.quantity.normalize():,f}"
    space = " " if quantity and not unit.startswith("%") else ""
    return f"{quantity}{space}{unit}" + (f" by {target.year}" if target.year else "")


def measure_in_words(pledge: Claim | Pledge) -> str:
    """What is promised, in one phrase: the sum, the share and the aim, as far as they are known."""
    words = [sum_in_words(pledge.money)] if pledge.money else []
    if pledge.share:
        words.append(one_line(pledge.share))
    if pledge.target:
        words.append(target_in_words(pledge.target))
    qualifier = _QUALIFIERS.get(pledge.qualifier) if pledge.qualifier else None
    return " ".join(filter(None, [qualifier, " and ".join(words)]))
