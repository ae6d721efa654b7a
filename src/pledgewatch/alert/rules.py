"""Which pledges people want to be told of: the rules of ``alerts.toml``, and the alerts that they raise."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from cleanco import basename
from pydantic import BaseModel, ConfigDict, Field

from pledgewatch.alert.reasons import Reason, alert_key, reason_to_tell, tellable
from pledgewatch.model import Alert, Kind, Pledge, StoredClaim, Theme


class Rule(BaseModel):
    """One ``[[rules]]`` of ``alerts.toml``. What is left out chooses everything; all that is given must hold.

    ``min_usd`` is in whole US dollars. A pledge whose value in dollars is unknown does not reach it: a rule
    about large sums is not to be woken by a target without one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = Field(min_length=1)
    companies: tuple[str, ...] = ()
    min_usd: Decimal | None = Field(None, ge=0)
    kinds: frozenset[Kind] = frozenset()
    themes: frozenset[Theme] = frozenset()
    regions: tuple[str, ...] = ()
    reasons: frozenset[Reason] = frozenset(Reason)
    min_confidence: float = Field(0, ge=0, le=1)
    channels: tuple[str, ...] = ()

    def chooses(self, pledge: Pledge) -> bool:
        """Whether the rule is about this pledge."""
        return (
            (not self.companies or not _names(self.companies).isdisjoint(_pledgers(pledge)))
            and (self.min_usd is None or (dollars(pledge) or Decimal(-1)) >= self.min_usd)
            and (not self.kinds or pledge.kind in self.kinds)
            and (not self.themes or not self.themes.isdisjoint(pledge.themes))
            and (not self.regions or not _plain(self.regions).isdisjoint(_plain(pledge.region)))
            and pledge.confidence >= self.min_confidence
        )


#: Without any rule a run still says in the terminal what it found.
EVERYTHING = Rule(name="everything")


def alerts_for(
    pledge: Pledge,
    before: Pledge | None,
    rules: Sequence[Rule],
    now: dt.datetime,
    *,
    parts: Sequence[Pledge] = (),
    claims: Sequence[StoredClaim] = (),
) -> list[Alert]:
    """The alerts that the step from ``before`` (None: unknown until now) to ``pledge`` raises: none or one.

    However many rules choose the pledge there is one alert, to all their channels. ``parts`` are the pledges
    beneath this one and ``claims`` what it was read from; both only travel with the alert.
    """
    if not tellable(pledge):
        return []
    told = before if before is not None and tellable(before) else None
    reason = reason_to_tell(pledge, told)
    fired = [rule for rule in rules if rule.chooses(pledge)]
    if reason is None:
        # Nothing happened to the pledge, but a rule may choose it only now: its sum, or our trust in it, grew.
        reason = Reason.NEW
        fired = [rule for rule in fired if told is not None and not rule.chooses(told)]
    fired = [rule for rule in fired if reason in rule.reasons]
    if not fired:
        return []
    return [
        Alert(
            key=alert_key(pledge, reason),
            pledge=pledge,
            reason=reason,
            rule=", ".join(rule.name for rule in fired),
            channels=tuple(dict.fromkeys(channel for rule in fired for channel in rule.channels)),
            created=now,
            parts=tuple(parts),
            claims=tuple(claims),
        )
    ]


def dollars(pledge: Pledge) -> Decimal | None:
    """The pledge in US dollars: as printed, else at the day's rate, else as the article converted it."""
    if pledge.money and pledge.money.currency == "USD":
        return pledge.money.amount
    return pledge.usd.amount if pledge.usd else pledge.usd_reported


def _pledgers(pledge: Pledge) -> frozenset[str]:
    return _names((pledge.pledger, *pledge.also, *pledge.joint))


def _names(names: Sequence[str]) -> frozenset[str]:
    """Names without legal form, case, accents and punctuation: "Nestlé S.A." is "nestle"."""
    return _plain([basename(name) or name for name in names])


def _plain(words: Sequence[str]) -> frozenset[str]:
    return frozenset(re.sub(r"[\W_]+", " ", _unaccented(word)).strip().casefold() for word in words)


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
