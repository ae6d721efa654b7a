"""The shape in which lexicon files hold words: blocks split at spaces, where ``_`` stands for a space in an entry."""

from __future__ import annotations

import unicodedata


def words(block: str) -> frozenset[str]:
    """The entries of a block, as written."""
    return frozenset(entry.replace("_", " ") for entry in block.split())


def plain(text: str) -> str:
    """Lower case, without accents, with straight apostrophes: how words are compared."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c))
