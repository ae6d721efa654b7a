"""Two sums in one article: what speaks for one pledge told twice, and what for two."""

from __future__ import annotations

import datetime as dt

import pytest

from pledgewatch.spot.context import Context
from pledgewatch.spot.document import Document
from pledgewatch.spot.organisations.finding import whose
from pledgewatch.spot.pairs import may_be_one, pair_features, rounded

DAY = dt.date(2024, 5, 2)


def context_of(text: str, title: str = "News in brief") -> Context:
    return Context(Document(title, text, DAY))


def features_of(context: Context) -> list[str]:
    a, b = context.measures[:2]
    owners = [whose(context.doc, context.cast, m.start, m.end) for m in (a, b)]
    return pair_features(context, a, b, owners[0], owners[1])


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Corvane Ltd will give $3.1 million.\n\nThe exact sum is $3,126,380.", True),
        ("Corvane Ltd will give 50 million kroner ($4.8 million).\n\nMost of the $4.7 million goes to Oxfam.", True),
        ("Corvane Ltd will give 50 million kroner.\n\nHexane Ltd gave $4.7 million.", False),
        ("Corvane Ltd will give $3.1 million.\n\nHexane Ltd gave $4 million.", False),
        ("Corvane Ltd will give 3.1 million euros.\n\nHexane Ltd gave 3.1 million pounds.", False),
    ],
)
def test_a_sum_told_again_may_be_rounded_or_converted(text: str, likely: bool) -> None:
    a, b = context_of(text).measures[:2]
    assert rounded(a, b) is likely
    assert may_be_one(a, b) is likely


def test_two_measures_of_one_sentence_may_be_one_pledge() -> None:
    a, b = context_of("Corvane Ltd will make all its ferries carbon neutral by 2035.").measures[:2]
    assert may_be_one(a, b)


def test_words_that_lead_to_the_second_sum_are_told() -> None:
    context = context_of("Corvane Ltd gave $5 million to Oxfam. It promised another $5 million for schools.")
    assert "second:another" in features_of(context)


def test_a_sum_in_the_headline_is_told_from_one_in_the_text() -> None:
    context = context_of(
        "Corvane Ltd said it would give $5 million to food banks.", "Corvane gives $5 million to food banks"
    )
    found = features_of(context)
    assert "value=same&away=title:1" in found
    assert "shared>0.5" in found


def test_items_of_one_list_by_different_companies_are_told_apart() -> None:
    context = context_of("The gifts:\n\n• Corvane Ltd: $5 million\n\n• Hexane Ltd: $5 million")
    found = features_of(context)
    assert "list=both:other" in found
    assert "owner=other" in found


def test_aims_for_different_years_are_told_apart() -> None:
    context = context_of("Corvane Ltd wants net zero by 2040. Hexane Ltd wants net zero by 2050.")
    assert "aim_year=other" in features_of(context)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("In March 2021 Corvane Ltd pledged $5 million. On Monday it pledged $5 million.", "age=old:new"),
        ("Corvane Ltd gave Oxfam $5 million. Corvane gave Unicef $5 million.", "names=other:text"),
        ("Corvane Ltd gave Oxfam $5 million. Oxfam said Corvane gave it $5 million.", "names=same:text"),
        ("Corvane Ltd gave schools $5 million. It gave schools $5 million.", "money:text:shared=4"),
        ("Corvane Ltd wants 30% of managers to be women. Soon 30% of managers will be.", "unit=same:text"),
        ("Corvane Ltd will make all its ferries carbon neutral by 2035.", "whole_of_aim"),
        ("Corvane Ltd will plant 5,000 trees; 2,000 homes get roofs.", "between=;"),
    ],
)
def test_what_the_two_are_about_is_told(text: str, feature: str) -> None:
    assert feature in features_of(context_of(text))
