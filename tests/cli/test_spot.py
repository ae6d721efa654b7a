"""What a text pledges: from a file, a saved page, standard input, an address or many articles at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.newsroom import Newsroom, seed_article

SEED = seed_article()
TEXT = f"date {SEED['published']}\n{SEED['title']}\n\n{SEED['text']}"
FOUND = {
    ("Alibaba Group", 100_000_000_000, "new", "2021-09-03"),
    ("Alibaba Group", 20_000_000_000, "new", "2021-09-03"),
    ("Tencent", 50_000_000_000, "background", "2021-08"),
    ("Pinduoduo", 1_500_000_000, "background", "2021-08"),
}


def found(pledges: list[dict[str, object]]) -> set[tuple[object, ...]]:
    return {tuple(pledge[key] for key in ("pledger", "amount", "status", "announced")) for pledge in pledges}


@pytest.fixture
def no_configuration(home: Path) -> None:
    (home / "config" / "pledgewatch.toml").unlink()


@pytest.mark.usefixtures("no_configuration")
def test_a_text_from_standard_input_needs_no_configuration(run: Run) -> None:
    answer = run("spot", "-", "--json", given=TEXT)
    assert answer.returncode == 0, answer.stderr
    spotted = json.loads(answer.stdout)
    assert (spotted["title"], spotted["published"]) == (SEED["title"], "2021-09-04")
    assert found(spotted["pledges"]) == FOUND


def test_a_text_is_shown_with_its_sentences_and_what_is_odd(run: Run, home: Path) -> None:
    (home / "seed.txt").write_text(TEXT)
    shown = run("spot", "seed.txt").stdout
    assert "4 pledges in this text, published 2021-09-04" in shown
    assert "CNY 100 billion" in shown
    assert "look at: usd contradicts rate" in shown
    assert "look at: printed USD 12.5 billion" in shown


def test_a_page_is_read_from_a_file_or_an_address(run: Run, home: Path) -> None:
    with Newsroom([SEED]) as newsroom:
        (address,) = (newsroom.sites[0].url(article) for article in newsroom.sites[0].articles)
        (home / "config" / "pledgewatch.toml").write_text('[fetch]\nallow_private = ["127.0.0.0/8"]\n')
        from_web = json.loads(run("spot", address, "--json").stdout)
    assert found(from_web["pledges"]) == FOUND
    assert from_web["url"] == address
    (home / "page.html").write_text(
        f"<html><h1>{SEED['title']}</h1><p>{SEED['text']}</p></html>".replace("\n\n", "</p><p>")
    )
    from_file = json.loads(run("spot", "page.html", "--date", "2021-09-04", "--json").stdout)
    assert found(from_file["pledges"]) == FOUND


def test_one_line_in_is_one_line_out_and_a_bad_line_stops_nothing(run: Run) -> None:
    lines = [json.dumps(dict(SEED)), "nonsense", json.dumps(dict(SEED) | {"id": "again"})]
    answer = run("spot", "-", "--jsonl", given="\n".join(lines))
    assert answer.returncode == 1
    first, wrong, last = map(json.loads, answer.stdout.splitlines())
    assert (first["id"], last["id"]) == (SEED["id"], "again")
    assert found(first["pledges"]) == found(last["pledges"]) == FOUND
    assert wrong["where"] == "standard input, line 2"
    assert wrong["error"]


def test_a_private_address_is_refused_in_one_line(run: Run) -> None:
    answer = run("spot", "http://127.0.0.1:9/")
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    answer = run("spot", "nowhere.txt")
    assert (answer.returncode, answer.stderr) == (1, "nowhere.txt: No such file or directory\n")


def test_half_a_surrogate_pair_in_an_article_ends_nothing(run: Run) -> None:
    line = '{"id": "x", "title": "\\ud83d", "text": "Acme will give $5 million \\ud83d to food banks."}'
    answer = run("spot", "-", "--jsonl", given=line)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["id"] == "x"
