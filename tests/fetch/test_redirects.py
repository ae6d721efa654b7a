from __future__ import annotations

import pytest
from yarl import URL

from pledgewatch.fetch.redirects import moves_for_good


@pytest.mark.parametrize(
    ("status", "before", "after", "moved"),
    [
        (301, "http://a.example/", "https://a.example/", True),
        (308, "https://a.example/", "https://b.example/", True),
        (301, "http://a.example/", "http://b.example/", True),
        (301, "https://a.example/", "http://a.example/", False),
        (302, "http://a.example/", "https://a.example/", False),
        (307, "http://a.example/", "https://a.example/", False),
    ],
)
def test_only_a_permanent_redirect_that_keeps_tls_moves_an_address(
    status: int, before: str, after: str, moved: bool
) -> None:
    assert moves_for_good(status, URL(before), URL(after)) is moved
