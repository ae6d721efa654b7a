"""The long tables of the lexicon: in order, so that what stands in them is found."""

from __future__ import annotations

from importlib import resources

import pytest

from pledgewatch.spot.organisations.known_companies import known_company
from pledgewatch.spot.organisations.word_lists import plain
from pledgewatch.spot.tables import Table
from pledgewatch.spot.towns import country_of_town


def lines(name: str) -> list[bytes]:
    return resources.files("pledgewatch.spot").joinpath("lexicon", f"{name}.txt").read_bytes().splitlines()


@pytest.mark.parametrize("name", ["towns", "companies"])
def test_every_line_of_a_table_is_found_and_written_as_names_are_compared(name: str) -> None:
    table, keys = Table(name), [line.split(b"\t")[0].decode() for line in lines(name) if not line.startswith(b"#")]
    assert lines(name) == sorted(lines(name))
    assert len(set(keys)) == len(keys)
    assert all(table.get(key) is not None and plain(key) == key for key in keys)


def test_towns_have_a_country_where_it_is_clear() -> None:
    assert country_of_town("medicine hat") == "CA"
    assert country_of_town("windsor") == ""
    assert country_of_town("corvane") is None


def test_companies_have_trades_and_homes() -> None:
    assert known_company(("novartis",)).trades == {"drug"}
    assert known_company(("novartis",)).homes == {"swiss", "basel"}
    assert known_company(("corvane",)) == (frozenset(), frozenset())
