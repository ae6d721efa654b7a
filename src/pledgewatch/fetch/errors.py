"""The one error that fetching raises, whatever went wrong underneath."""

from __future__ import annotations

from pledgewatch.errors import PledgewatchError


class FetchError(PledgewatchError):
    """An address could not be fetched. The message is for people, ``reason`` for programs.

    ``reason`` is one of ``bad_url``, ``address_refused``, ``dns``, ``connect``, ``tls``, ``timeout``, ``broken``
    (the answer ended early or was not HTTP), ``bad_encoding``, ``too_large``, ``bad_redirect``,
    ``too_many_redirects``, ``robots``, ``robots_unreachable``, ``host_resting`` (the host asked for fewer
    requests; nothing was sent) or ``http_`` and the status, as in ``http_404``.

    ``permanent`` says that asking again will not help. A 404 is not permanent: it says nothing of how long
    (RFC 9110, section 15.5.5). ``retry_after`` is in seconds, None where nobody told.
    """

    def __init__(self, message: str, *, reason: str, permanent: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
