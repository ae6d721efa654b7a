"""Pledges for other programs: the shapes of `pledgewatch export`, which are a promise to its users.

JSON Lines holds everything. CSV is flat, for spreadsheets: lists are joined by "; ", and claims are counted.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from pledgewatch.model import Pledge, StoredClaim
from pledgewatch.record import number, promise_fields, target_record

#: A cell that begins so is run as a formula by spreadsheet programs (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

#: The columns of the CSV, in order. New ones are added at the end.
COLUMNS = (
    *("id", "pledger", "also", "joint", "kind", "amount", "currency", "qualifier", "share", "usd_reported", "usd"),
    *("target_quantity", "target_unit", "target_year", "by", "years", "announced", "status", "change", "part_of"),
    *("themes", "recipient", "region", "evidence", "confidence", "state", "flags", "first_seen", "outlets", "urls"),
)


def pledge_record(pledge: Pledge, claims: Sequence[StoredClaim]) -> dict[str, Any]:
    """One pledge with the claims that it rests on. ``part_of`` is another pledge's ``id``; ``usd`` is at ECB rates."""
    usd = pledge.usd
    return {
        "id": pledge.id,
        **promise_fields(pledge),
        "part_of": pledge.part_of,
        "evidence": list(pledge.evidence),
        "state": pledge.state.value,
        "usd": {
            "amount": number(usd.amount),
            "rate": number(usd.rate),
            "rate_date": usd.rate_date.isoformat(),
            "source": usd.source,
        }
        if usd
        else None,
        "first_seen": pledge.first_seen.isoformat() if pledge.first_seen else None,
        "outlets": pledge.outlets,
        "texts": pledge.texts,
        "history": [
            {
                "date": event.date,
                "what": event.what,
                "amount": number(event.money.amount) if event.money else None,
                "currency": event.money.currency if event.money else None,
                "target": target_record(event.target) if event.target else None,
                "claim": event.claim,
            }
            for event in pledge.history
        ],
        "claims": [
            {
                "id": claim.id,
                "url": claim.url,
                "title": claim.title,
                "published": claim.published.isoformat() if claim.published else None,
                "evidence": list(claim.evidence_text),
                "status": claim.claim.status.value,
            }
            for claim in claims
        ],
    }


def write_jsonl(records: Iterable[Mapping[str, Any]], file: TextIO) -> None:
    """One record a line."""
    for record in records:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(records: Iterable[Mapping[str, Any]], file: TextIO) -> None:
    """A header and one row a record, safe to open in a spreadsheet program.

    ``file`` must be open with ``newline=""`` (RFC 4180 line ends are written).
    """
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    for record in records:
        writer.writerow({column: _cell(value) for column, value in _flat(record).items()})


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    target = record["target"] or {}
    flat = {
        **record,
        "usd": record["usd"]["amount"] if record["usd"] else None,
        **{f"target_{part}": target.get(part) for part in ("quantity", "unit", "year")},
        "urls": [claim["url"] for claim in record["claims"]],
    }
    return {column: flat[column] for column in COLUMNS}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
