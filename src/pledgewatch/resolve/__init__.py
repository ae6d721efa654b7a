"""Claims into pledges: which claims tell of the same promise, and what the record of it says.

Nothing here knows SQL, clocks or the network. ``resolve`` is a pure function of claims and decisions; whoever keeps the
claims asks ``affected`` for those that a new article touches and resolves them alone, with the same result.
"""

from __future__ import annotations

from pledgewatch.resolve.bcubed import BCubed, b_cubed
from pledgewatch.resolve.blocks import Keys
from pledgewatch.resolve.companies import Companies, CompaniesError, load_companies
from pledgewatch.resolve.copies import same_text, sketch
from pledgewatch.resolve.corrections import CorrectionError, read_correction
from pledgewatch.resolve.fingerprint import fingerprint
from pledgewatch.resolve.fx import Rates, ecb_rates
from pledgewatch.resolve.renewal import Renewal, renew
from pledgewatch.resolve.resolver import Neighbours, affected, keys_of, resolve

__all__ = [
    "BCubed",
    "Companies",
    "CompaniesError",
    "CorrectionError",
    "Keys",
    "Neighbours",
    "Rates",
    "Renewal",
    "affected",
    "b_cubed",
    "ecb_rates",
    "fingerprint",
    "keys_of",
    "load_companies",
    "read_correction",
    "renew",
    "resolve",
    "same_text",
    "sketch",
]
