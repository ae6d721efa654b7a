"""Which day a page was published, when several places say so."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.read.dates import Publication, choose, day_in_url, read_day

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
FRIDAY = dt.date(2021, 9, 3)
SATURDAY = dt.date(2021, 9, 4)
YEARS_LATER = dt.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([], Publication(None, None)),
        ([("json-ld", None), ("feed", SATURDAY)], Publication(SATURDAY, "feed")),
        ([("json-ld", SATURDAY), ("feed", FRIDAY)], Publication(SATURDAY, "json-ld")),
        ([("json-ld", SATURDAY), ("feed", YEARS_LATER)], Publication(SATURDAY, "json-ld", ("date_disagrees",))),
        (
            [("json-ld", YEARS_LATER), ("feed", FRIDAY), ("url", SATURDAY)],
            Publication(FRIDAY, "feed", ("date_disagrees",)),
        ),
        (
            [("json-ld", SATURDAY), ("meta", YEARS_LATER), ("meta", YEARS_LATER), ("meta", YEARS_LATER)],
            Publication(SATURDAY, "json-ld", ("date_disagrees",)),
        ),
        ([("meta", dt.date(1970, 1, 1)), ("feed", SATURDAY)], Publication(SATURDAY, "feed", ("date_refused",))),
        ([("meta", dt.date(2091, 3, 4))], Publication(None, None, ("date_refused",))),
        ([("feed", dt.date(2026, 11, 23))], Publication(dt.date(2026, 11, 23), "feed")),
        ([("feed", dt.date(2026, 11, 24))], Publication(None, None, ("date_refused",))),
    ],
)
def test_choice(candidates: list[tuple[str, dt.date | None]], expected: Publication) -> None:
    assert choose(candidates, NOW) == expected


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2021-09-04", SATURDAY),
        ("2021-09-04T00:30:00+08:00", SATURDAY),
        (" 20210904T0030 ", SATURDAY),
        ("Sat, 04 Sep 2021 00:30:00 +0800", SATURDAY),
        ("2021-02-31", None),
        ("last Tuesday", None),
        ("", None),
        ("202109041234", None),
    ],
)
def test_day_as_printed(printed: str, day: dt.date | None) -> None:
    assert read_day(printed) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/09/04/alibaba", SATURDAY),
        ("https://a.example/2021/9/4", SATURDAY),
        ("https://a.example/news/2021-09-04-alibaba", SATURDAY),
        ("https://a.example/20210904/alibaba", SATURDAY),
        ("https://a.example/2021/09/5-million-gift", None),
        ("https://a.example/2021/09/alibaba", None),
        ("https://a.example/2023/12/meridian", None),
        ("https://a.example/2021/13/45/x", None),
        ("https://a.example/s?next=/2021/09/04/", None),
    ],
)
def test_day_in_an_address(url: str, day: dt.date | None) -> None:
    assert day_in_url(url) == day


@given(st.text())
def test_any_text_is_a_day_or_none(printed: str) -> None:
    assert isinstance(read_day(printed), dt.date | None)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2026, 11, 22)))
def test_a_day_survives_being_printed(day: dt.date) -> None:
    assert read_day(day.isoformat()) == day
    assert day_in_url(f"https://a.example/{day:%Y/%m/%d}/story") == day
