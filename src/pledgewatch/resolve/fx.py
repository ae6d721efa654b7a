"""Exchange rates of the European Central Bank, from the file that CurrencyConverter ships: no network, no key.

About forty currencies since 1999. Where the bank gives no rate a record has no dollar value: nothing is estimated.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import cache
from importlib.metadata import version
from typing import Any

from currency_converter import CurrencyConverter, RateNotFoundError

from pledgewatch.model import DollarValue, Money

#: a rate stands for the days until the next is set: weekends, Easter, Golden Week
_STANDS_FOR = dt.timedelta(days=10)
#: the bank gives five or six digits; more in a quotient of two are noise
_RATE = Context(prec=8)
#: wide enough for the cents of an absurd sum
_EXACT = Context(prec=400)
_EURO = "EUR"
_DOLLAR = "USD"


@dataclass(frozen=True)
class Rates:
    """US dollars for one unit of a currency, by day."""

    source: str
    _converter: Any = field(repr=False)
    _seen: dict[tuple[str, dt.date], tuple[Decimal, dt.date] | None] = field(default_factory=dict, repr=False)

    def usd(self, money: Money, day: dt.date) -> DollarValue | None:
        """The dollar value of a sum at the rate of that day, or of the last day before it on which rates were set.

        None where the bank has no rate for the currency, or none within ten days. Rounded to whole cents.
        """
        if money.currency == _DOLLAR:
            return DollarValue(money.amount, Decimal(1), day, "printed in US dollars")
        found = self._rate(money.currency, day)
        if found is None:
            return None
        rate, set_on = found
        value = _EXACT.quantize(_EXACT.multiply(money.amount, rate), Decimal("0.01"))
        return DollarValue(value, rate, set_on, self.source)

    def roughly(self, money: Money, day: dt.date) -> Decimal | None:
        """Dollars for comparing sums, also where the day itself has no rate: the nearest day on which there was one."""
        if money.currency == _DOLLAR:
            return money.amount
        bounds = self._converter.bounds.get(money.currency)
        if bounds is None:
            return None
        found = self._rate(money.currency, min(max(day, bounds.first_date), bounds.last_date))
        return money.amount * found[0] if found else None

    def _rate(self, currency: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        key = (currency, day)
        if key not in self._seen:
            self._seen[key] = self._look_up(currency, day)
        return self._seen[key]

    def _look_up(self, currency: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        dollars, units = self._euro(_DOLLAR, day), self._euro(currency, day)
        if dollars is None or units is None:
            return None
        return _RATE.divide(dollars[0], units[0]).normalize(_RATE), min(dollars[1], units[1])

    def _euro(self, currency: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        """Units of a currency for one euro, and the day on which that was set."""
        if currency == _EURO:
            return Decimal(1), day
        if currency not in self._converter.currencies:
            return None
        for back in range(_STANDS_FOR.days + 1):
            on = day - dt.timedelta(days=back)
            try:
                return self._converter.convert(1, _EURO, currency, date=on), on
            except RateNotFoundError:
                continue
        return None


@cache
def ecb_rates() -> Rates:
    """The rates that ship with CurrencyConverter. Loading takes about a third of a second, once."""
    converter = CurrencyConverter(decimal=True)
    return Rates(f"European Central Bank reference rates (CurrencyConverter {version('currencyconverter')})", converter)
