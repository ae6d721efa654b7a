"""Content codings undone with a bound on the result, so that a small answer cannot fill the memory.

Only gzip and deflate are asked for. Python's zlib gives out no more bytes than it is allowed to, which makes the
bound exact: a "bomb" costs the bytes that fit, never the bytes that it would unfold to.
"""

from __future__ import annotations

import zlib

ACCEPT_ENCODING = "gzip, deflate"

# Servers that append gzip members one after another use a few; a stream of thousands of tiny ones is an attack
# on our time.
_MOST_MEMBERS = 100


class CannotDecodeError(ValueError):
    """The bytes are not what ``Content-Encoding`` says, or the coding is one that we did not ask for."""


class Decoder:
    """Decodes one body, chunk by chunk. ``encoding`` is the value of ``Content-Encoding`` (RFC 9110, 8.4)."""

    def __init__(self, encoding: str) -> None:
        self._coding = encoding.strip().lower()
        if self._coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise CannotDecodeError(f"content encoding {encoding[:40]!r}, which we did not ask for")
        self._gzip = self._coding.endswith("gzip")
        self._plain = self._coding in ("", "identity")
        self._inflate = zlib.decompressobj(wbits=31 if self._gzip else zlib.MAX_WBITS)
        self._started = False
        self._members = 1

    def decode(self, chunk: bytes, most: int) -> bytes:
        """The next bytes of the body, ``most`` at the most; more were there if exactly ``most`` come back.

        Raises CannotDecodeError.
        """
        if self._plain or not chunk:
            return chunk[:most]
        if not self._started:
            self._started = True
            if not self._gzip and not _has_zlib_header(chunk):
                self._inflate = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        decoded = self._inflated(chunk, most)
        while self._gzip and self._inflate.eof and self._inflate.unused_data and len(decoded) < most:
            rest = self._inflate.unused_data
            self._members += 1
            if self._members > _MOST_MEMBERS:
                raise CannotDecodeError(f"more than {_MOST_MEMBERS} gzip members")
            self._inflate = zlib.decompressobj(wbits=31)
            decoded += self._inflated(rest, most - len(decoded))
        return decoded

    def finish(self) -> None:
        """Raises CannotDecodeError if the compressed body ended before its end."""
        if self._started and not self._inflate.eof:
            raise CannotDecodeError("compressed body that ends early")

    def _inflated(self, data: bytes, most: int) -> bytes:
        try:
            return self._inflate.decompress(data, most)
        except zlib.error:
            raise CannotDecodeError(f"body that is not {self._coding}") from None


def _has_zlib_header(chunk: bytes) -> bool:
    """ "deflate" means zlib's format, but some servers send the bare stream without its two bytes of header."""
    return chunk[0] & 0x0F == 8 and (len(chunk) < 2 or (chunk[0] << 8 | chunk[1]) % 31 == 0)
