"""The screen may let much through; it must never drop a page with a pledge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pledgewatch.read.screen import may_hold_pledge
from tests.newsroom import sample_articles
from tests.newsroom.pages import article_page
from tests.newsroom.sites import arrange

CORPORA = sorted((Path(__file__).parents[1] / "corpus").glob("*.jsonl"))


def labelled() -> list[dict[str, Any]]:
    lines = [line for path in CORPORA for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [*map(json.loads, lines), *sample_articles()]


def bare_page(text: str) -> bytes:
    """A page with nothing around the story that could carry it past the screen."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><head><title>News</title></head><body>{paragraphs}</body></html>".encode()


def test_every_labelled_article_with_a_pledge_passes() -> None:
    articles = [article for article in labelled() if article["pledges"]]
    assert len(articles) > 300
    assert [one["id"] for one in articles if not may_hold_pledge(bare_page(one["text"]))] == []


def test_every_design_and_encoding_passes() -> None:
    for site in arrange(sample_articles(), ["http://127.0.0.1:1"]):
        for article in site.articles:
            assert may_hold_pledge(article_page(site, article)) or not article["pledges"]


PLEDGES = {
    "sum with a sign": "Acme will give $5m to schools.",
    "sum with a code": "Acme donates Rs 40 crore.",
    "sum in words": "Acme is giving half a million pounds to the library.",
    "share": "Acme gives one per cent of its sales away.",
    "quantity in words": "Acme is to plant a dozen orchards.",
    "no-break spaces": "Acme pledges €\u00a05\u00a0million.",
    "entities": "Acme pledges &pound;5&nbsp;million.",
    "aim without a number": "Acme wants to be carbon-neutral.",
    "net zero over a line's end": "Acme wants to reach net\nzero.",
    "uncapped match": "Acme matches what its staff donate, pound for pound.",
    "whole profit": "Acme will hand over its entire profit to the relief effort.",
}


@pytest.mark.parametrize("text", PLEDGES.values(), ids=PLEDGES.keys())
def test_each_kind_of_measure_passes(text: str) -> None:
    assert may_hold_pledge(bare_page(text))


ORDINARY = {
    "football": "Rovers beat United 3-1 on Saturday. Smith scored in the first half and the captain after 80 minutes.",
    "weather": "Rain is expected in the west on Monday, with gusts of 60 mph. It turns dry from Thursday.",
    "recipe": "Heat the oven to 180C. Mix 200g flour with two eggs and a pinch of salt. Knead for ten minutes.",
    "obituary": "The actress Mary Bell died on Sunday at the age of 91. She was born in Hull in 1932.",
    "nothing": "",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY.keys())
def test_ordinary_news_is_dropped(text: str) -> None:
    assert not may_hold_pledge(bare_page(text))


def test_code_is_not_text() -> None:
    assert not may_hold_pledge(b"<html><body><p>Hello.</p><script>pledge(5, 'million')</script></body></html>")


def test_text_in_structured_data_counts() -> None:
    data = b'<script type="application/ld+json">{"articleBody": "Acme pledges $5 million."}</script>'
    assert may_hold_pledge(b"<html><head>" + data + b"</head><body></body></html>")


def test_what_cannot_be_judged_passes() -> None:
    assert may_hold_pledge(b"<div>" * 100_000)
