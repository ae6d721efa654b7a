from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.fetch.decoding import CannotDecodeError, Decoder

MOST = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(body) + squeeze.flush()


def decoded(encoding: str, body: bytes, size: int) -> bytes:
    decoder = Decoder(encoding)
    result = b"".join(decoder.decode(body[at : at + size], MOST) for at in range(0, len(body), size))
    decoder.finish()
    return result


@given(st.binary(max_size=5_000), st.integers(1, 700))
def test_a_body_comes_out_as_it_went_in_however_it_is_cut(body: bytes, size: int) -> None:
    assert decoded("", body, size) == body
    assert decoded("gzip", gzip.compress(body), size) == body
    assert decoded(" X-GZIP ", gzip.compress(body), size) == body
    assert decoded("deflate", zlib.compress(body), size) == body


@given(st.binary(min_size=1, max_size=5_000))
def test_deflate_without_its_header_is_understood(body: bytes) -> None:
    assert decoded("deflate", raw_deflate(body), 1 << 16) == body


def test_gzip_members_one_after_another_are_one_body() -> None:
    assert decoded("gzip", gzip.compress(b"one ") + gzip.compress(b"two"), 1 << 16) == b"one two"


def test_a_stream_of_tiny_gzip_members_is_refused() -> None:
    with pytest.raises(CannotDecodeError):
        decoded("gzip", gzip.compress(b"") * 1_000, 1 << 16)


@pytest.mark.parametrize(("encoding", "squeeze"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_bomb_unfolds_no_further_than_allowed(encoding: str, squeeze: type[bytes]) -> None:
    bomb = squeeze(bytes(50_000_000))
    assert len(Decoder(encoding).decode(bomb, 1_001)) == 1_001


def test_many_members_together_unfold_no_further_than_allowed() -> None:
    assert len(Decoder("gzip").decode(gzip.compress(bytes(1_000)) * 50, 1_500)) == 1_500


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "\x00"])
def test_a_coding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(CannotDecodeError):
        Decoder(encoding)


@pytest.mark.parametrize(("encoding", "body"), [("gzip", b"plain text"), ("deflate", b"\xff" * 50)])
def test_a_body_that_is_not_what_it_says_is_refused(encoding: str, body: bytes) -> None:
    with pytest.raises(CannotDecodeError):
        decoded(encoding, body, 1 << 16)


@pytest.mark.parametrize(("encoding", "body"), [("gzip", gzip.compress(b"x" * 999)), ("deflate", zlib.compress(b"x"))])
def test_a_body_that_ends_early_is_refused(encoding: str, body: bytes) -> None:
    with pytest.raises(CannotDecodeError):
        decoded(encoding, body[:-5], 1 << 16)
