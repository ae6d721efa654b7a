"""Rows of floats, each kept as one large whole number: a single addition adds all columns of two rows, and exactly.

Adding the seventeen columns of a hundred rows one by one costs several times as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

#: How many units make one: weights have four digits.
UNITS = 10_000
#: Room for one column: sums up to some ten millions.
_BYTES = 5
_BITS = 8 * _BYTES
_SIGN = 1 << (_BITS - 1)


class _Encoded(dict[float, bytes]):
    """The two's complement of floats of four digits. Many weights of a model are alike, and each is encoded once."""

    def __missing__(self, value: float) -> bytes:
        encoded = self[value] = round(value * UNITS).to_bytes(_BYTES, "little", signed=True)
        return encoded


class Columns:
    """Packs rows of ``width`` floats: the number for a row holds column ``k`` times 2 to the power of ``40 * k``.

    Sums of such numbers are packed rows themselves, and so is one added to another that is moved up by :attr:`room`.
    A column below zero borrows from the next one; with
    :data:`_SIGN` added to each, as for reading them, none is.
    """

    def __init__(self, width: int) -> None:
        self.room = _BITS * width
        self._signs = sum(_SIGN << (_BITS * k) for k in range(width))
        self._places = range(0, _BYTES * width, _BYTES)

    def pack(self, rows: Iterable[Sequence[float]]) -> Iterator[int]:
        """One number for each whole row, all laid out at once: one by one would take a third of the time to load."""
        laid_out = b"".join(map(_Encoded().__getitem__, chain.from_iterable(rows)))
        signs, size, read = self._signs, _BYTES * len(self._places), int.from_bytes
        return ((read(laid_out[at : at + size], "little") ^ signs) - signs for at in range(0, len(laid_out), size))

    def unpack(self, packed: int) -> list[float]:
        """The columns of a packed row, each the float next to its decimal value."""
        laid_out = (packed + self._signs).to_bytes(_BYTES * len(self._places), "little")
        return [(int.from_bytes(laid_out[place : place + _BYTES], "little") - _SIGN) / UNITS for place in self._places]

    def column(self, packed: int, number: int) -> float:
        """One column of a packed row."""
        return (((packed + self._signs) >> (_BITS * number)) % (1 << _BITS) - _SIGN) / UNITS
