"""The headline alone; what only looks like a site's name stays."""

from __future__ import annotations

import pytest

from pledgewatch.read.titles import clean_title, site_in_title


@pytest.mark.parametrize(
    ("titles", "heading", "outlet", "expected"),
    [
        (["Banks pledge | The Ledger"], "", "The Ledger", "Banks pledge"),
        (["The Ledger - Banks pledge"], "", "The Ledger", "Banks pledge"),
        (["Banks pledge | Money | The Ledger"], "", "The Ledger", "Banks pledge | Money"),
        (["Banks pledge – Ledger Online"], "Banks pledge", "ledger.example", "Banks pledge"),
        (["Banks pledge - Morning Courier"], "", "www.morningcourier.example", "Banks pledge"),
        (["Pledges - and what became of them"], "", "The Ledger", "Pledges - and what became of them"),
        (["Net-zero plans under fire"], "", "The Ledger", "Net-zero plans under fire"),
        (["", "  ", "Second\n choice"], "", "", "Second choice"),
        (["The Ledger"], "", "The Ledger", "The Ledger"),
        ([], "", "", ""),
    ],
)
def test_headline(titles: list[str], heading: str, outlet: str, expected: str) -> None:
    assert clean_title(titles, heading, outlet) == expected


@pytest.mark.parametrize(
    ("title", "heading", "site"),
    [
        ("Banks pledge – Harbour Ledger", "Banks pledge", "Harbour Ledger"),
        ("Harbour Ledger | Banks pledge", "Banks pledge", "Harbour Ledger"),
        ("Pledges - and what became of them", "Pledges - and what became of them", ""),
        ("Banks pledge", "", ""),
    ],
)
def test_site_beside_the_headline(title: str, heading: str, site: str) -> None:
    assert site_in_title(title, heading) == site
