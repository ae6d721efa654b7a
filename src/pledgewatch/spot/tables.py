"""Tables too long for TOML: sorted lines of text in the lexicon, looked up by their first column."""

from __future__ import annotations

from bisect import bisect_left
from importlib import resources


class Table:
    """The table ``lexicon/{name}.txt``: columns with tabs between, lines in the order of their bytes."""

    def __init__(self, name: str) -> None:
        path = resources.files("pledgewatch.spot").joinpath("lexicon", f"{name}.txt")
        self._lines = path.read_bytes().splitlines()

    def get(self, key: str) -> list[str] | None:
        """The other columns of the line that begins with ``key``; None where none does."""
        wanted = key.encode()
        at = bisect_left(self._lines, wanted)
        if at == len(self._lines):
            return None
        found, *columns = self._lines[at].split(b"\t")
        return [column.decode() for column in columns] if found == wanted else None
