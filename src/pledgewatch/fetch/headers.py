"""What a server's headers say, read by the rules of RFC 9110 and RFC 9111, and never trusted further."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Iterable, Mapping

from multidict import CIMultiDict, CIMultiDictProxy

from pledgewatch.model import Validators

#: A host that asks for more rest than this is asked again after it all the same, in seconds.
LONGEST_RETRY_AFTER = 7 * 86_400.0

_LONGEST_VALIDATOR = 512


def clean_headers(headers: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Headers without regard to case, their values safe to print and to store.

    aiohttp hands bytes that are no UTF-8 on as lone surrogates, which no database and no terminal takes.
    """
    return CIMultiDictProxy(CIMultiDict((name, _clean(value)) for name, value in headers))


def retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Seconds to wait by a ``Retry-After`` header, in both its forms: seconds or a date (RFC 9110, 10.2.3).

    Between 0 and LONGEST_RETRY_AFTER; None if there is no such header or it cannot be understood.
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]+", text):
        seconds = float(text[:12])
    else:
        try:
            date = email.utils.parsedate_to_datetime(text)
            # An HTTP date is in GMT whatever it says, and "-0000" comes back without a zone.
            seconds = (date if date.tzinfo else date.replace(tzinfo=dt.UTC)).timestamp() - now.timestamp()
        except (ValueError, OverflowError):
            return None
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def max_age(headers: Mapping[str, str]) -> int | None:
    """Seconds for which the answer is fresh by ``Cache-Control: max-age`` (RFC 9111, 5.2.2.1); None if unsaid."""
    found = re.search(r'(?:^|[\s,])max-age\s*=\s*"?([0-9]{1,10})', headers.get("Cache-Control", ""), re.IGNORECASE)
    return int(found[1]) if found else None


def validators(headers: Mapping[str, str]) -> Validators:
    """What the next conditional request can send back (RFC 9110, 8.8); what could not be sent back is left out."""
    return Validators(_validator(headers, "ETag"), _validator(headers, "Last-Modified"))


def _validator(headers: Mapping[str, str], name: str) -> str | None:
    value = headers.get(name, "").strip()
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def _clean(value: str) -> str:
    text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(character if character.isprintable() else " " for character in text)
