"""Near copies of a text: the same agency story in many papers, cut, retitled or lightly edited.

A text is sketched by the eight smallest hashes of its runs of three words. Copies share most of them, strangers none,
so an index from hash to article finds the copies of a text among millions with eight look-ups.
"""

from __future__ import annotations

import heapq
import re
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 3
_KEPT = 8
#: hashes that two sketches of one text share. Unrelated texts share none, two reporters at one press conference rarely
#: one or two; of eight, three stand for texts of which about a third is the same, as agency copy often is once edited.
SHARED = 3


def sketch(text: str) -> tuple[int, ...]:
    """The eight smallest hashes of the text's runs of three words, ascending; fewer for a text that has fewer runs.

    Stable across machines and runs. Linear in the text. Each hash fits an SQL integer of 64 bits.
    """
    words = [crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    runs = {_mix(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    return tuple(heapq.nsmallest(_KEPT, runs))


def same_text(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two sketches are of one text. A text too short for a full sketch is a copy only of the same words."""
    if len(one) < _KEPT or len(other) < _KEPT:
        return bool(one) and one == other
    return len(set(one) & set(other)) >= SHARED


def _mix(run: list[int]) -> int:
    """One hash of a run of words: a polynomial, spread over 63 bits so that small hashes are no special words."""
    mixed = 0
    for word in run:
        mixed = (mixed * 0x9E37_79B9_7F4A_7C15 + word + 1) & 0xFFFF_FFFF_FFFF_FFFF
    mixed ^= mixed >> 29
    return (mixed * 0xBF58_476D_1CE4_E5B9 & 0xFFFF_FFFF_FFFF_FFFF) >> 1
