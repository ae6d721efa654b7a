from __future__ import annotations

from collections.abc import Iterator

import pytest

from pledgewatch.store import Store


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with Store(database_url) as opened:
        yield opened
