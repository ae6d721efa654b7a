"""What other programs get: the two shapes that users build on."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.export import pledge_record, write_csv, write_jsonl
from pledgewatch.model import (
    Claim,
    DollarValue,
    Kind,
    Money,
    Pledge,
    PledgeState,
    Qualifier,
    Status,
    StoredClaim,
    Target,
    Theme,
)

SEEN = dt.datetime(2021, 9, 4, 8, tzinfo=dt.UTC)
CLAIM = StoredClaim(
    id=7,
    claim=Claim("Acme", Kind.DONATION, Status.NEW, (), 0.9),
    article_id=3,
    url="https://news.example/acme",
    title="Acme gives",
    outlet="The Example",
    published=dt.date(2021, 9, 4),
    recorded=SEEN,
    evidence_text=("Acme will give 100bn yuan.",),
)
PLEDGE = Pledge(
    id=7,
    pledger="Acme",
    kind=Kind.DONATION,
    status=Status.NEW,
    state=PledgeState.ACTIVE,
    confidence=0.9,
    claims=(7,),
    also=("Acme Group", "ACME"),
    money=Money(Decimal("100000000000.01"), "CNY"),
    qualifier=Qualifier.ABOUT,
    usd=DollarValue(Decimal(15500000000), Decimal("6.45"), dt.date(2021, 9, 3), "ECB"),
    target=Target(Decimal(4000), "jobs", 2030),
    themes=(Theme.JOBS,),
    evidence=("Acme will give 100bn yuan.",),
    first_seen=SEEN,
)

GUIDE = Path(__file__).parents[1] / "docs" / "what-is-a-pledge.md"
#: the fields that users' programs rely on; ``key`` is the labels' name for what the export calls ``id``
PROMISED = set(re.findall(r"^  (\w+)  ", GUIDE.read_text(), re.MULTILINE)) - {"key"} | {"id", "claims", "confidence"}


def rows(*pledges: Pledge) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv((pledge_record(pledge, [CLAIM]) for pledge in pledges), file)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_json_lines_hold_the_promised_fields_and_every_claim() -> None:
    file = io.StringIO()
    write_jsonl([pledge_record(PLEDGE, [CLAIM])] * 2, file)
    first, second = map(json.loads, file.getvalue().splitlines())
    assert first == second
    assert len(PROMISED) == 23
    assert set(first) >= PROMISED
    assert first["target"] == {"quantity": 4000, "unit": "jobs", "year": 2030}
    assert first["claims"] == [
        {
            "id": 7,
            "url": "https://news.example/acme",
            "title": "Acme gives",
            "published": "2021-09-04",
            "evidence": ["Acme will give 100bn yuan."],
            "status": "new",
        }
    ]


@given(st.integers(min_value=1, max_value=10**24))
def test_no_digit_of_a_large_sum_is_lost(amount: int) -> None:
    record = pledge_record(replace(PLEDGE, money=Money(Decimal(amount), "USD")), [])
    assert json.loads(json.dumps(record))["amount"] == amount


def test_csv_is_flat_with_lists_in_one_cell() -> None:
    (row,) = rows(PLEDGE)
    assert row["also"] == "Acme Group; ACME"
    assert row["amount"] == "100000000000.01"
    assert row["usd"] == "15500000000"
    assert (row["target_quantity"], row["target_unit"], row["target_year"]) == ("4000", "jobs", "2030")
    assert row["urls"] == "https://news.example/acme"
    assert row["by"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula_to_a_spreadsheet(start: str) -> None:
    hostile = f"{start}HYPERLINK(1)"
    (row,) = rows(replace(PLEDGE, pledger=hostile, also=(hostile,), evidence=(hostile,), recipient=hostile))
    assert {row[column] for column in ("pledger", "also", "evidence", "recipient")} == {"'" + hostile}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_csv(text: str) -> None:
    (row,) = rows(replace(PLEDGE, pledger=text))
    assert row["pledger"].removeprefix("'") == text.removeprefix("'")
