"""Where a redirect leads, and whether it is for good (RFC 9110, section 15.4)."""

from __future__ import annotations

from urllib.parse import urljoin

from yarl import URL

from pledgewatch.fetch.errors import FetchError
from pledgewatch.fetch.guard import checked_url
from pledgewatch.fetch.response import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_PERMANENT = frozenset({301, 308})


def redirect_target(response: Response) -> URL:
    """The address in ``Location``, ready to be requested. Raises FetchError (``bad_redirect``)."""
    location = response.headers.get("Location", "").strip()
    if not location:
        raise FetchError(f"{response.url} redirects to nowhere", reason="bad_redirect")
    try:
        return checked_url(urljoin(response.url, location))
    except (FetchError, ValueError) as error:
        raise FetchError(f"{response.url} redirects to a bad address: {error}", reason="bad_redirect") from None


def moves_for_good(status: int, before: URL, after: URL) -> bool:
    """Whether a redirect with this ``status`` may replace the address ``before`` by ``after``.

    Never from https to http: whoever can meddle with one answer must not move a feed off TLS for ever.
    """
    return status in _PERMANENT and (after.scheme == "https" or before.scheme == "http")
