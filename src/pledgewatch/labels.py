"""Labelled articles, and when a label and a prediction are the same pledge: docs/what-is-a-pledge.md, to the letter.

Labels and predictions are both records of that guide: mappings with its field names, as they stand in a corpus file
and as `pledgewatch spot --jsonl` writes them.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cleanco.termdata import terms_by_type

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Article

Record = Mapping[str, Any]

_TOLERANCE = 0.01
_WORD = re.compile(r"[\w&]+")


class CorpusError(PledgewatchError):
    """A corpus file that cannot be used; names the file and the line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled article: what the spotter is shown, and what a careful reader marked."""

    id: str
    cluster: str
    article: Article
    pledges: tuple[Record, ...]
    decoys: tuple[Record, ...] = ()


def read_corpus(paths: Iterable[Path]) -> list[Labelled]:
    """The labelled articles of JSON Lines files. Raises :class:`CorpusError` for what is not one."""
    return [labelled for path in paths for labelled in _read_file(path)]


def _read_file(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield Labelled(
                id=row["id"],
                cluster=row.get("cluster", row["id"]),
                article=Article(
                    url=row.get("url", ""),
                    title=row["title"],
                    text=row["text"],
                    published=dt.date.fromisoformat(row["published"]),
                    outlet=row.get("outlet", ""),
                ),
                pledges=tuple(row["pledges"]),
                decoys=tuple(row.get("decoys", ())),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(f"{path}:{number}: not a labelled article: {error!r}") from error


@cache
def _legal_forms() -> frozenset[str]:
    forms = {form for group in terms_by_type.values() for form in group}
    return frozenset(" ".join(_WORD.findall(form.lower())) for form in forms) | {"the"}


@cache
def name_words(name: str) -> frozenset[str]:
    """The words of a name, folded (case, accents, possessives), legal forms left out unless nothing else is left."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    every = frozenset(_WORD.findall(re.sub(r"[’']s\b", "s", folded).replace(".", "")))
    return frozenset(word for word in every if word not in _legal_forms()) or every


def same_name(a: str, b: str) -> bool:
    """True when one name holds all the words of the other."""
    left, right = name_words(a), name_words(b)
    return bool(left and right) and (left <= right or right <= left)


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return False
    return abs(a - b) <= _TOLERANCE * max(abs(a), abs(b))


def same_measure(label: Record, prediction: Record) -> bool:
    """Money within 1% (or within 1% of the printed dollars), a target by quantity or year, a share by being one."""
    if label["amount"] is not None:
        if prediction["amount"] is None:
            return False
        same = prediction["currency"] == label["currency"] and _close(prediction["amount"], label["amount"])
        return same or (prediction["currency"] == "USD" and _close(prediction["amount"], label["usd_reported"]))
    wanted, got = label["target"], prediction["target"]
    if wanted is not None:
        if got is None:
            return False
        if wanted["quantity"] is not None:
            return _close(got["quantity"], wanted["quantity"])
        return bool(got["year"] == wanted["year"])
    return prediction["share"] is not None


def same_pledge(label: Record, prediction: Record) -> bool:
    return same_name(label["pledger"], prediction["pledger"]) and same_measure(label, prediction)
