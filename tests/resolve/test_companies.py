"""What ``companies.toml`` says holds, and what it says wrongly is said clearly."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgewatch.model import Theme
from pledgewatch.resolve import CompaniesError, load_companies, resolve
from tests.resolve.telling import RATES, told

FILE = """
[[company]]
name = "Meta"
also = ["Meta Platforms"]
former = ["Facebook"]
subsidiaries = [{ name = "Meta Reality Labs" }, { name = "Chan Fund", same = true }]
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "companies.toml"
    path.write_text(FILE, "utf-8")
    return path


def test_a_former_name_is_the_same_company(written: Path) -> None:
    facebook = told(1, "Facebook", "1000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))
    meta = told(2, "Meta Platforms, Inc.", "1000000 USD", announced="2024-01-09", themes=(Theme.HEALTH,))

    (pledge,) = resolve([facebook, meta], (), load_companies(written), RATES)

    assert pledge.pledger == "Meta"
    assert pledge.also == ("Facebook", "Meta Platforms, Inc.")


def test_a_subsidiary_stays_apart_and_one_that_is_the_same_does_not(written: Path) -> None:
    parent = told(1, "Meta", "1000000 USD", announced="2024-01-09")
    labs = told(2, "Meta Reality Labs", "1000000 USD", announced="2024-01-09")
    arm = told(3, "Chan Fund", "1000000 USD", announced="2024-01-09")

    pledges = resolve([parent, labs, arm], (), load_companies(written), RATES)

    assert [pledge.claims for pledge in pledges] == [(1, 3), (2,)]


def test_apart_holds_although_an_article_mixes_the_names(written: Path) -> None:
    parent = told(1, "Meta", "1000000 USD", announced="2024-01-09", also=("Meta Reality Labs",))
    labs = told(2, "Meta Reality Labs", "1000000 USD", announced="2024-01-09")

    assert len(resolve([parent, labs], (), load_companies(written), RATES)) == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[company]\n", "cannot be read"),
        ("[[firm]]\nname = 'Acme'\n", "firm"),
        ("[[company]]\nalso = ['Acme']\n", "company 1: name"),
        ("[[company]]\nname = 'Acme'\naka = ['A']\n", "unknown key 'aka'"),
        ("[[company]]\nname = 'Acme'\nalso = 'A'\n", "also must be a list"),
        ("[[company]]\nname = 'Acme'\nsubsidiaries = ['A']\n", "subsidiaries must be"),
        ("[[company]]\nname = 'Acme'\nsubsidiaries = [{ name = 'A', same = 'yes' }]\n", "same must be true or false"),
        ("[[company]]\nname = 'Acme'\n[[company]]\nname = 'Bolt'\nalso = ['Acme Inc.']\n", "both 'Acme' and 'Bolt'"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_company(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "companies.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(CompaniesError) as caught:
        load_companies(path)

    assert str(path) in str(caught.value)
    assert complaint in str(caught.value)


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "companies.toml"
    path.write_text("", "utf-8")

    assert load_companies(path).filed_as("Acme") is None
