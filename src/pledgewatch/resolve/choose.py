"""Whose word counts: for each field of a pledge, the claim that it is taken from.

All functions take the claims of one pledge ranked by :func:`ranked` and give the claim to believe, or None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from pledgewatch.model import Claim, Qualifier, Status, StoredClaim, Theme
from pledgewatch.resolve.dates import partial_window
from pledgewatch.resolve.fingerprint import fingerprint
from pledgewatch.resolve.measures import digits
from pledgewatch.resolve.primary import is_primary

_NEWS_FIRST = {Status.NEW: 0, Status.UPDATE: 1, Status.BACKGROUND: 2}


def ranked(claims: Iterable[StoredClaim]) -> list[StoredClaim]:
    """The company's own word first, then what was news, then what was printed earliest. A total order."""
    return sorted(
        claims,
        key=lambda each: (
            not is_primary(each),
            _NEWS_FIRST[each.claim.status],
            each.published or date.max,
            each.url,
            fingerprint(each),
            each.id,
        ),
    )


def first(claims: Iterable[StoredClaim], read: Callable[[Claim], object]) -> StoredClaim | None:
    """The best source that says anything."""
    return next((each for each in claims if read(each.claim)), None)


def most(claims: Sequence[StoredClaim], read: Callable[[Claim], Hashable]) -> StoredClaim | None:
    """The best source among those that say what most say. A copy of a text has no vote of its own."""
    votes = Counter(value for value, _ in {(read(each.claim), independent_text(each)) for each in claims} if value)
    said = [each for each in claims if read(each.claim)]
    return min(said, key=lambda each: -votes[read(each.claim)], default=None)


def independent_text(stored: StoredClaim) -> tuple[str, int]:
    """What stands for the text that a claim was read in: near copies of a text are one."""
    return ("article", stored.article_id) if stored.text_group is None else ("copies", stored.text_group)


def best_money(claims: Sequence[StoredClaim]) -> StoredClaim | None:
    """The original currency before a conversion of it, and in that currency the precise sum before a rounded one.

    The original currency is the company's own, else what most print, else the one in which the sum is roundest: nobody
    promises 852 million euros.
    """
    told = [each for each in claims if each.claim.money is not None]
    votes = Counter(currency for currency, _ in {(_currency(each), independent_text(each)) for each in told})
    roundest = {currency: min(_digits(each) for each in told if _currency(each) == currency) for currency in votes}
    original = min(
        told,
        key=lambda each: (
            not is_primary(each),
            -votes[_currency(each)],
            roundest[_currency(each)],
            each.claim.qualifier is Qualifier.ABOUT,
        ),
        default=None,
    )
    if original is None:
        return None
    same = [each for each in told if _currency(each) == _currency(original)]
    sums = Counter(each.claim.money for each in same)
    return min(
        same,
        key=lambda each: (
            not is_primary(each),
            each.claim.qualifier is Qualifier.ABOUT,
            -sums[each.claim.money],
            -_digits(each),
        ),
    )


def best_target(claims: Sequence[StoredClaim]) -> StoredClaim | None:
    """A target with a number and a year before one that lacks them."""
    told = [each for each in claims if each.claim.target is not None]
    return min(told, key=_vagueness, default=None)


def announcement(claims: Sequence[StoredClaim]) -> StoredClaim | None:
    """The earliest date that anybody gives; of "2020" and "2020-01-16" the second, which is as early and says more."""
    dated = [each for each in claims if each.claim.announced is not None]
    return min(dated, key=lambda each: _earliness(each.claim.announced or ""), default=None)


def common_themes(claims: Sequence[StoredClaim], limit: int = 3) -> tuple[Theme, ...]:
    """The themes that at least half of the texts give, the commonest first; failing that, the best source's."""
    given = {(theme, independent_text(each)) for each in claims for theme in each.claim.themes}
    texts = {text for _, text in given}
    votes = Counter(theme for theme, _ in given)
    common = sorted((theme for theme in votes if 2 * votes[theme] >= len(texts)), key=lambda t: (-votes[t], t))
    best = first(claims, lambda claim: claim.themes)
    return tuple(common[:limit]) or (best.claim.themes if best else ())


def collect(claims: Iterable[StoredClaim], read: Callable[[Claim], Iterable[str]], but: str = "") -> tuple[str, ...]:
    """Everything that any claim says, each once, the best source's first."""
    return tuple(dict.fromkeys(value for each in claims for value in read(each.claim) if value != but))


def _currency(stored: StoredClaim) -> str:
    return stored.claim.money.currency if stored.claim.money else ""


def _digits(stored: StoredClaim) -> int:
    return digits(stored.claim.money.amount) if stored.claim.money else 0


def _vagueness(stored: StoredClaim) -> tuple[bool, bool]:
    target = stored.claim.target
    return target is None or target.quantity is None, target is None or target.year is None


def _earliness(announced: str) -> tuple[date, int]:
    window = partial_window(announced)
    return window.last, -window.first.toordinal()
