"""Which names are one organisation's, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.resolve.names import Relation, parse_name, relate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Coca-Cola Company", "Coca-Cola"),
        ("Itaú Unibanco Holding SA", "Itau Unibanco"),
        ("Sainsbury’s", "Sainsbury's"),
        ("Novartis AG", "NOVARTIS"),
        ("AT&T Inc.", "AT&T"),
        ("Procter & Gamble Co.", "Procter and Gamble"),
        ("JPMorgan Chase & Co", "JPMorgan Chase"),
        ("General Motors Co.", "General Motors"),
        ("L’Oréal Group", "L'Oreal"),
        ("Exxon Mobil Corp", "ExxonMobil"),
        ("IKEA Foundation", "Stichting IKEA"),
        ("Huntington Bancshares", "Huntington"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert relate(parse_name(one), parse_name(other)) is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("Shell", "Royal Dutch Shell"), ("DHL Group", "Deutsche Post DHL Group"), ("Samsung", "Samsung Electronics")],
)
def test_a_longer_name_may_be_the_same_company(one: str, other: str) -> None:
    assert relate(parse_name(one), parse_name(other)) is Relation.WITHIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IKEA Group", "IKEA Foundation"),
        ("Google", "Google.org"),
        ("Itaú", "Fundação Itaú"),
        ("Tata", "Tata Charitable Trust"),
    ],
)
def test_a_charitable_arm_is_not_its_company(one: str, other: str) -> None:
    assert relate(parse_name(one), parse_name(other)) is Relation.ARM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gap", "Gapminder"),
        ("Tata Motors", "Tata Steel"),
        ("Bank of America", "Bank of Ireland"),
        ("General Motors", "General Mills"),
        ("Bank", "Deutsche Bank"),
        ("Trust Bank", "Bank"),
    ],
)
def test_strangers_with_a_word_in_common(one: str, other: str) -> None:
    assert relate(parse_name(one), parse_name(other)) is Relation.NONE


def test_a_name_that_is_a_legal_form_keeps_its_words() -> None:
    assert parse_name("SA").words == ("sa",)
    assert parse_name("Group").words == ("group",)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared_and_the_order_does_not_matter(one: str, other: str) -> None:
    assert relate(parse_name(one), parse_name(other)) is relate(parse_name(other), parse_name(one))


@given(st.text(max_size=40))
def test_names_that_may_be_the_same_share_a_word_to_be_found_by(text: str) -> None:
    name = parse_name(text)
    if relate(name, name) is Relation.SAME:
        assert name.distinctive
