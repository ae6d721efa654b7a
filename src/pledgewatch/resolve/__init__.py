"""Claims into pledges: which claims tell of the same promise, and what the record of it says.

Nothing here knows SQL, clocks or the network. ``resolve`` is a pure function of claims and decisions. Whoever keeps the
claims files each under ``keys_of(claim).stored``, looks for its like under ``.sought``, remembers what ``related`` says
of them, and resolves one family of related claims at a time, with the same result as resolving everything.
"""

from __future__ import annotations

from pledgewatch.resolve.bcubed import BCubed, b_cubed
from pledgewatch.resolve.blocks import Keys
from pledgewatch.resolve.companies import Companies, CompaniesError, load_companies
from pledgewatch.resolve.copies import SHARED, same_text, sketch
from pledgewatch.resolve.corrections import CorrectionError, read_correction
from pledgewatch.resolve.disagreements import disagreements
from pledgewatch.resolve.doubts import Doubt, doubts
from pledgewatch.resolve.fingerprint import fingerprint
from pledgewatch.resolve.fx import Rates, ecb_rates
from pledgewatch.resolve.renewal import Renewal, renew
from pledgewatch.resolve.resolver import explain, keys_of, related, resolve
from pledgewatch.resolve.same import Verdict
from pledgewatch.resolve.totals import Grouping, Sum, Total, totals

__all__ = [
    "SHARED",
    "BCubed",
    "Companies",
    "CompaniesError",
    "CorrectionError",
    "Doubt",
    "Grouping",
    "Keys",
    "Rates",
    "Renewal",
    "Sum",
    "Total",
    "Verdict",
    "b_cubed",
    "disagreements",
    "doubts",
    "ecb_rates",
    "explain",
    "fingerprint",
    "keys_of",
    "load_companies",
    "read_correction",
    "related",
    "renew",
    "resolve",
    "same_text",
    "sketch",
    "totals",
]
