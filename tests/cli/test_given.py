"""A pasted text becomes an article: its date and its headline, where it has them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.cli.given import GivenError, article_from_text

STORY = "Acme said on Friday that it would give $5 million to food banks."


def test_a_text_alone_has_no_date_and_no_headline() -> None:
    article = article_from_text(STORY)
    assert (article.title, article.text, article.published) == ("", STORY, None)


@pytest.mark.parametrize("start", ["date 2021-09-04 ", " date: 2021-09-04\n\n", "date 2021-09-04\n"])
def test_a_leading_date_is_the_publication_date_and_no_part_of_the_text(start: str) -> None:
    article = article_from_text(start + STORY)
    assert (article.text, article.published) == (STORY, dt.date(2021, 9, 4))


def test_a_date_given_by_the_user_outranks_the_one_in_the_text() -> None:
    assert article_from_text("date 2021-09-04 " + STORY, published=dt.date(2020, 1, 2)).published == dt.date(2020, 1, 2)


def test_an_impossible_date_is_said_rather_than_ignored() -> None:
    with pytest.raises(GivenError, match="2021-13-04"):
        article_from_text("date 2021-13-04 " + STORY)


def test_a_short_first_line_is_the_headline() -> None:
    article = article_from_text(f"date 2021-09-04\nAcme gives to food banks\n\n{STORY}")
    assert (article.title, article.text) == ("Acme gives to food banks", STORY)


@pytest.mark.parametrize("first", ["Acme gives.", "a" * 250])
def test_a_first_paragraph_that_is_a_sentence_or_long_is_text(first: str) -> None:
    article = article_from_text(f"{first}\n\n{STORY}")
    assert (article.title, article.text) == ("", f"{first}\n\n{STORY}")


@given(st.text())
def test_no_word_of_a_text_is_lost(text: str) -> None:
    try:
        article = article_from_text(text)
    except GivenError:
        return
    kept = f"{article.title} {article.text}".split()
    assert kept == text.split() or text.split()[2:] == kept
