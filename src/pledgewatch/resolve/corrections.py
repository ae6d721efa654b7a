"""``correct FIELD=VALUE``: what a person types, read and put into a pledge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Change, Kind, Money, Pledge, Qualifier, Status, Target, Theme
from pledgewatch.resolve.dates import partial_window

#: nobody has so much of anything; databases and people can read what is less
_BEYOND = Decimal(10**21)
_PLACES = 6
_NO_YEAR = 10_000


class CorrectionError(PledgewatchError):
    """A correction that cannot be understood; the message says what is expected."""


def read_correction(field: str | None, value: str | None) -> Any:
    """The value that a person typed for a field, in the type that the pledge has it in. Empty clears the field.

    Raises :class:`CorrectionError` for an unknown field and for a value that is not one.
    """
    if field not in _FIELDS:
        raise CorrectionError(f"there is no field {field!r} to correct; choose one of {', '.join(map(str, _FIELDS))}")
    read, expected = _FIELDS[field]
    text = (value or "").strip()
    if not text and field in _REQUIRED:
        raise CorrectionError(f"{field} cannot be empty: expected {expected}")
    try:
        return read(text) if text or read in (_words, _themes) else None
    except (ValueError, InvalidOperation) as error:
        raise CorrectionError(f"{text!r} is not a value for {field}: expected {expected}") from error


def correct(pledge: Pledge, values: Mapping[str, Any]) -> Pledge:
    """The pledge with corrected values, each named in its flags (``corrected:amount``) and no longer owed to a claim.

    A sum needs both its parts: an amount without a currency, or the other way round, leaves the pledge without money.
    """
    if not values:
        return pledge
    plain = {field: value for field, value in values.items() if field not in _PARTS}
    if values.keys() & {"amount", "currency"}:
        amount = values.get("amount", pledge.money.amount if pledge.money else None)
        currency = values.get("currency", pledge.money.currency if pledge.money else None)
        plain["money"] = Money(amount, currency) if amount is not None and currency else None
    if values.keys() & {"quantity", "unit", "year"}:
        old = pledge.target or Target(None, "")
        target = Target(
            values.get("quantity", old.quantity), values.get("unit", old.unit) or "", values.get("year", old.year)
        )
        plain["target"] = target if target.unit else None
    because = {field: claim for field, claim in pledge.because.items() if field not in plain}
    flags = (*pledge.flags, *(f"corrected:{field}" for field in sorted(values)))
    return replace(pledge, **plain, because=because, flags=flags)


def _amount(text: str) -> Decimal:
    number = Decimal(text.replace(",", "").replace("_", ""))
    if not 0 <= number < _BEYOND or number != round(number, _PLACES):
        raise ValueError(text)
    return number


def _whole(text: str) -> int:
    number = int(text)
    if not 0 < number < _NO_YEAR:
        raise ValueError(text)
    return number


def _currency(text: str) -> str:
    if len(text) != 3 or not text.isascii() or not text.isalpha():
        raise ValueError(text)
    return text.upper()


def _date(text: str) -> str:
    partial_window(text)
    return text


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in (part.strip() for part in text.split(",")) if word)


def _themes(text: str) -> tuple[Theme, ...]:
    return tuple(Theme(word) for word in _words(text))


_DATE = (_date, "a date such as 2021, 2021-08 or 2021-08-18")
_NUMBER = (_amount, "a number such as 20000000")
_FIELDS: dict[str | None, tuple[Callable[[str], Any], str]] = {
    "pledger": (str, "a name"),
    "kind": (Kind, f"one of {', '.join(Kind)}"),
    "status": (Status, f"one of {', '.join(Status)}"),
    "change": (Change, f"one of {', '.join(Change)}"),
    "amount": _NUMBER,
    "currency": (_currency, "an ISO 4217 code such as EUR"),
    "qualifier": (Qualifier, f"one of {', '.join(Qualifier)}"),
    "share": (str, "words such as 1% of revenue"),
    "usd_reported": _NUMBER,
    "quantity": _NUMBER,
    "unit": (str, "what is counted, such as jobs"),
    "year": (_whole, "a year such as 2030"),
    "by": _DATE,
    "years": (_whole, "a number of years"),
    "announced": _DATE,
    "themes": (_themes, f"some of {', '.join(Theme)}, with commas between"),
    "recipient": (str, "a name"),
    "region": (_words, "places, with commas between"),
    "joint": (_words, "names, with commas between"),
}
_REQUIRED = frozenset({"pledger", "kind", "status"})
_PARTS = frozenset({"amount", "currency", "quantity", "unit", "year"})
