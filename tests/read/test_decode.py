"""Letters survive what servers and pages say of their encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.read.decode import decode


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Müller".encode(), "text/html; charset=iso-8859-1", "Müller"),
        ("Müller".encode("latin-1"), "text/html; charset=utf-8", "Müller"),
        ("“Müller” €5".encode("cp1252"), "text/html; charset=ISO-8859-1", "“Müller” €5"),
        ("Łódź".encode("cp1250"), "text/html; charset=windows-1250", "Łódź"),
        (b'<meta charset="windows-1250">' + "Łódź".encode("cp1250"), "", '<meta charset="windows-1250">Łódź'),
        ("百亿".encode("gb18030"), "text/html; charset=gb2312", "百亿"),
        ("Müller".encode("utf-8-sig"), "", "Müller"),
        ("Müller".encode("utf-16"), "text/html; charset=utf-8", "Müller"),
        ("Müller".encode("latin-1"), "text/html; charset=x-martian", "Müller"),
        ("Müller".encode("latin-1"), "text/html; charset=zip", "Müller"),
        ("Müller, Bäcker, ".encode() + b"\xff", "text/html; charset=utf-8", "Müller, Bäcker, \ufffd"),
        (b"", "", ""),
    ],
)
def test_text_is_as_it_was_written(body: bytes, content_type: str, text: str) -> None:
    assert decode(body, content_type) == text


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_is_read_whatever_the_page_claims(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=windows-1252") == text


@given(st.binary(), st.text())
def test_any_bytes_are_some_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)
