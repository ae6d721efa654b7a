from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.model import Article, Entry
from pledgewatch.sources.listing import BadListingError, ListedItem, SavedPage, Unusable, read_lines, read_listing


def items(text: str | bytes) -> list[ListedItem]:
    return list(read_lines(io.BytesIO(text.encode() if isinstance(text, str) else text), "list"))


def test_a_list_of_addresses_with_comments() -> None:
    assert items("\ufeffhttps://a.example/1\r\n\n# a comment\n  https://a.example/2  ") == [
        ListedItem("list, line 1", Entry("https://a.example/1")),
        ListedItem("list, line 4", Entry("https://a.example/2")),
    ]


def test_articles_as_json_lines() -> None:
    record = {"id": 7, "url": "https://a.example/1", "title": "T", "published": "2021-09-04", "text": "Long.", "x": 1}
    assert items(json.dumps(record) + "\n" + '{"text": "Only text", "published": null}') == [
        ListedItem(
            "list, line 1",
            Article("https://a.example/1", "T", "Long.", dt.date(2021, 9, 4), published_from="given"),
            id="7",
        ),
        ListedItem("list, line 2", Article("", "", "Only text", None)),
    ]


def test_the_day_of_an_article_is_the_one_that_was_printed() -> None:
    (item,) = items('{"text": "x", "published": "2021-09-04T23:30:00-05:00"}')
    assert isinstance(item.what, Article)
    assert item.what.published == dt.date(2021, 9, 4)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("news.example/a", "neither an address"),
        ("ftp://news.example/a", "neither an address"),
        ('["text"]', "neither an address"),
        ('{"text": ', "not JSON"),
        ('{"text": "x", "published": "yesterday"}', "such as 2021-09-03"),
        ('{"text": "x", "published": 20210903}', '"published" should be a string'),
        ('{"text": ["x"]}', '"text" should be a string'),
        ('{"title": "x"}', 'no "text"'),
        ('{"n": ' + "9" * 5_000 + "}", "not JSON"),
        ('{"n": ' + "[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: str, reason: str) -> None:
    bad, good = items(f"{line}\nhttps://a.example/")
    assert bad.where == "list, line 1"
    assert isinstance(bad.what, Unusable)
    assert reason in bad.what.reason
    assert good == ListedItem("list, line 2", Entry("https://a.example/"))


def test_a_line_that_is_not_text_or_far_too_long_is_passed_over() -> None:
    endless, binary, good = items(b"x" * 12_000_000 + b"\n\xff\xfe\nhttps://a.example/")
    assert isinstance(endless.what, Unusable)
    assert "longer than" in endless.what.reason
    assert isinstance(binary.what, Unusable)
    assert "UTF-8" in binary.what.reason
    assert (good.where, good.what) == ("list, line 3", Entry("https://a.example/"))


def test_text_that_no_database_takes_is_left_out() -> None:
    (item,) = items(r'{"text": "a\u0000b\ud800"}')
    assert isinstance(item.what, Article)
    assert item.what.text == "ab?"


def test_a_folder_gives_its_pages_always_in_the_same_order(tmp_path: Path) -> None:
    for name in ["b.html", "a/z.HTM", "a/y.xhtml", "notes.txt", "c.html.bak"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "folder.html").mkdir()
    found = list(read_listing(tmp_path))
    assert [item.where for item in found] == ["a/y.xhtml", "a/z.HTM", "b.html"]
    assert found[2].what == SavedPage(tmp_path / "b.html", b"b.html")


def test_a_page_that_is_far_too_large_is_named(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(10_000_001)
    (item,) = read_listing(tmp_path)
    assert isinstance(item.what, Unusable)


def test_a_folder_without_pages_and_a_list_that_is_not_there_are_plain_errors(tmp_path: Path) -> None:
    with pytest.raises(BadListingError, match="holds no HTML file"):
        list(read_listing(tmp_path))
    with pytest.raises(BadListingError, match="No such file"):
        list(read_listing(tmp_path / "none.txt"))


def test_a_file_names_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text("https://a.example/")
    assert [item.where for item in read_listing(file)] == ["urls.txt, line 1"]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"https://a.example/")))
    assert list(read_listing(Path("-"))) == [ListedItem("standard input, line 1", Entry("https://a.example/"))]


@given(st.binary(max_size=300))
def test_any_bytes_are_items_or_named_faults(body: bytes) -> None:
    for prefix in (b"", b'{"text": "'):
        for item in items(prefix + body):
            assert item.where.startswith("list, line ")
