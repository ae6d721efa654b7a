"""People's decisions as JSON Lines, to carry from one database to another. The shape is a promise to users."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pledgewatch.errors import PledgewatchError
from pledgewatch.model import Decision, DecisionKind
from pledgewatch.resolve import read_correction

#: how claims are named (``resolve/fingerprint.py``)
_MARK = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")
_PAIRS = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})


class DecisionLineError(PledgewatchError):
    """A line that is no decision; names the file, the line and what is wrong."""


def decision_record(decision: Decision) -> dict[str, Any]:
    """One decision. ``subject`` and ``other`` are fingerprints of claims, the same in every database."""
    return {
        "kind": decision.kind.value,
        "subject": decision.subject,
        "other": decision.other,
        "field": decision.field,
        "value": decision.value,
        "who": decision.who,
        "when": decision.when.isoformat(),
        "why": decision.why,
    }


def read_decisions(lines: Iterable[str], name: str) -> Iterator[Decision]:
    """The decisions of a file of JSON Lines called ``name``; keys that are not known are left aside.

    Raises :class:`DecisionLineError` at the first line that is none.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _decision(json.loads(line))
        except (ValueError, TypeError, OverflowError, RecursionError, PledgewatchError) as error:
            raise DecisionLineError(f"{name}:{number}: not a decision: {error}") from None


def _decision(record: Any) -> Decision:
    """Raises ValueError, TypeError, OverflowError or CorrectionError, which say what is wrong."""
    if not isinstance(record, dict):
        raise TypeError("expected an object")
    kind = DecisionKind(_text(record, "kind"))
    when = dt.datetime.fromisoformat(_text(record, "when"))
    if when.tzinfo is None:
        raise ValueError('"when" should say its time zone')
    field = value = None
    if kind is DecisionKind.CORRECT:
        field, value = _text(record, "field"), _text(record, "value")
        read_correction(field, value)
    return Decision(
        kind,
        _mark(record, "subject"),
        who=_text(record, "who"),
        when=when.astimezone(dt.UTC),
        why=_text(record, "why"),
        other=_mark(record, "other") if kind in _PAIRS else None,
        field=field,
        value=value,
    )


def _mark(record: dict[str, Any], key: str) -> str:
    text = _text(record, key)
    if not _MARK.fullmatch(text):
        raise ValueError(f'"{key}" should be the fingerprint of a claim, as `pledgewatch review export` writes it')
    return text


def _text(record: dict[str, Any], key: str) -> str:
    text = record.get(key)
    if not isinstance(text, str):
        raise TypeError(f'"{key}" should be a string')
    return text
