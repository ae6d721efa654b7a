"""What a reader of a message sees, and what a hostile page cannot make them see."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.alert import Format, render, terminal_line
from pledgewatch.alert.words import measure_in_words, one_line, safe_link, sum_in_words
from pledgewatch.model import Alert, Money, Pledge, Qualifier, StoredClaim, Target

EVIL = 'Ac\x1b[31mme\r\nBcc: all@example.org \u202egpj.exe <script>alert("x")</script>'


def test_text_tells_what_is_known_and_where_it_stands(alert: Alert) -> None:
    part = replace(alert.pledge, id=8, part_of=7, money=Money(Decimal(20_000_000_000), "CNY"), recipient="Zhejiang")
    message = render(replace(alert, parts=(part,)), Format.TEXT)
    assert message.title == "New pledge: Alibaba Group, CNY 100 billion"
    assert message.body.splitlines() == [
        "New pledge: Alibaba Group, CNY 100 billion",
        "",
        "In dollars: about USD 15.5 billion (ECB, 2021-09-03)",
        "Kind: investment",
        "Themes: jobs, poverty",
        "Where: China",
        "Announced: 2021-09-03",
        "Confidence: 93%",
        "",
        "Parts of it:",
        "- CNY 20 billion, for Zhejiang",
        "",
        "In the words of the press:",
        "> Alibaba will put 100 billion yuan into common prosperity.",
        "",
        "Told by:",
        "- The Example: Alibaba promises 100 billion yuan",
        "  https://news.example/alibaba",
        "",
        "--",
        "pledgewatch: pledge 7, rule everything",
    ]


def test_html_tells_the_same(alert: Alert) -> None:
    html = render(alert, Format.HTML).body
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for told in ("Alibaba Group, CNY 100 billion", "In dollars about USD 15.5 billion", "Announced 2021-09-03"):
        assert told in words
    assert '<a href="https://news.example/alibaba" rel="noreferrer">Alibaba promises 100 billion yuan</a>' in html


@pytest.mark.parametrize("channel_format", list(Format))
def test_a_hostile_page_gets_no_markup_no_control_and_no_header(
    alert: Alert, pledge: Pledge, claim: StoredClaim, channel_format: Format
) -> None:
    evil_pledge = replace(pledge, pledger=EVIL, recipient=EVIL, region=(EVIL,), evidence=(EVIL,), joint=(EVIL,))
    evil_claim = replace(claim, url="javascript:alert(1)", title=EVIL, outlet=EVIL)
    evil = replace(alert, pledge=evil_pledge, claims=(evil_claim,), parts=(replace(evil_pledge, part_of=7),))
    message = render(evil, channel_format)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", message.title + message.body)
    assert "\n" not in message.title
    assert not any(line.startswith("Bcc:") for line in message.body.splitlines())
    assert "javascript:" not in message.body
    if channel_format is Format.HTML:
        assert "<script" not in message.body
        assert "&lt;script&gt;" in message.body


def test_the_terminal_line_is_one_line_without_escapes(alert: Alert, pledge: Pledge) -> None:
    assert terminal_line(alert) == (
        "New pledge: Alibaba Group, CNY 100 billion (about USD 15.5 billion) · investment"
        " · announced 2021-09-03 · pledge 7"
    )
    assert terminal_line(replace(alert, pledge=replace(pledge, pledger=EVIL))).isprintable()


@given(st.text(), st.integers(1, 60))
def test_any_text_becomes_one_printable_line_within_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert line.replace("\u200c", "").replace("\u200d", "").isprintable()
    assert one_line(line, limit) == line


def test_joiners_that_shape_letters_stay() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1#c", True),
        ("http://news.example", True),
        ("HTTPS://news.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example/a", False),
        ("https:///a", False),
        ("https://bank.example@evil.example/", False),
        ("https://news.example/a b", False),
        ("https://news.example/\r\nX: y", False),
        ("https://[news.example/", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str, linked: bool) -> None:
    assert (safe_link(url) is not None) is linked


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("100000000000", "USD 100 billion"),
        ("1500000000", "USD 1.5 billion"),
        ("12345000000", "USD 12.345 billion"),
        ("12345600000", "USD 12,345.6 million"),
        ("1234567", "USD 1,234,567"),
        ("1234567.5", "USD 1,234,567.50"),
        ("250000", "USD 250,000"),
        ("3000000000000000", "USD 3,000 trillion"),
        ("0.5", "USD 0.50"),
    ],
)
def test_sums_are_short_and_exact(amount: str, words: str) -> None:
    assert sum_in_words(Money(Decimal(amount), "USD")) == words


def test_a_measure_says_how_firmly_it_is_meant(pledge: Pledge) -> None:
    jobs = replace(pledge, qualifier=Qualifier.UP_TO, target=Target(Decimal("4000"), "jobs", 2030))
    assert measure_in_words(jobs) == "up to CNY 100 billion and 4,000 jobs by 2030"
    assert measure_in_words(replace(pledge, money=None, target=Target(None, "net zero", 2040))) == "net zero by 2040"
    half = Target(Decimal(50), "% of emissions", 2032)
    assert measure_in_words(replace(pledge, money=None, target=half)) == "50% of emissions by 2032"
