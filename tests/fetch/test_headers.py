from __future__ import annotations

import datetime as dt
import email.utils

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.fetch.headers import LONGEST_RETRY_AFTER, clean_headers, max_age, retry_after, validators
from pledgewatch.model import Validators

NOW = dt.datetime(2021, 9, 4, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 04 Sep 2021 12:02:00 GMT", 120),
        ("Saturday, 04-Sep-21 12:02:00 GMT", 120),
        ("Sat Sep  4 12:02:00 2021", 120),
        ("Sat, 04 Sep 2021 12:02:00 -0000", 120),
        ("Sat, 04 Sep 2021 11:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_RETRY_AFTER),
        ("9" * 5_000, LONGEST_RETRY_AFTER),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        ("soon", None),
        ("Sat, 99 Sep 2021 12:02:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.integers(0, 600_000))
def test_the_two_forms_say_the_same(seconds: int) -> None:
    date = email.utils.format_datetime(NOW + dt.timedelta(seconds=seconds), usegmt=True)
    assert retry_after(date, NOW) == retry_after(str(seconds), NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_breaks_us_or_keeps_us_away_for_ever(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_RETRY_AFTER


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600),
        ("public, Max-Age=60", 60),
        ('max-age="30"', 30),
        ("s-maxage=90, max-age=10", 10),
        ("s-maxage=90", None),
        ("no-store", None),
        ("max-age=-1", None),
        ("", None),
    ],
)
def test_freshness_is_read_from_cache_control(value: str, seconds: int | None) -> None:
    assert max_age({"Cache-Control": value}) == seconds


def test_only_validators_that_can_be_sent_back_are_kept() -> None:
    good = {"ETag": 'W/"abc"', "Last-Modified": "Sat, 04 Sep 2021 12:00:00 GMT"}
    assert validators(good) == Validators('W/"abc"', "Sat, 04 Sep 2021 12:00:00 GMT")
    assert validators({"ETag": '"é"', "Last-Modified": "x" * 600}) == Validators()
    assert validators({"ETag": '"a\tb"', "Last-Modified": " "}) == Validators()


def test_header_values_can_be_printed_and_stored_whatever_a_server_sends() -> None:
    value = clean_headers([("X-Odd", b"caf\xe9\x1b[31m".decode("utf-8", "surrogateescape"))])["x-odd"]
    assert value.encode("utf-8")
    assert value.isprintable()
