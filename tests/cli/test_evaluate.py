"""How well it does, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.newsroom import seed_article


def test_every_figure_is_there_and_each_error_comes_with_its_sentence(run: Run, home: Path) -> None:
    unheard = {
        **seed_article()["pledges"][0],
        "key": "unheard-of",
        "pledger": "Nobody Holdings",
        "part_of": None,
        "evidence": ["A sentence that carries it."],
    }
    article = dict(seed_article()) | {"pledges": [*seed_article()["pledges"], unheard]}
    (home / "mine.jsonl").write_text(json.dumps(article) + "\n")
    score = json.loads(run("evaluate", "mine.jsonl", "--json").stdout)
    assert {"article", "new_pledge", "pledge", "false_alarms_per_100", "kinds", "statuses", "fields"} <= set(score)
    assert score["pledge"]["labelled"] == 5
    assert score["errors"]["missed"] >= 1
    shown = run("evaluate", "mine.jsonl", "--errors", "100").stdout
    assert "1 articles, 0 of them without a pledge" in shown
    assert "Nobody Holdings" in shown
    assert "“A sentence that carries it.”" in shown


def test_a_line_that_is_no_labelled_article_is_named(run: Run, home: Path) -> None:
    (home / "mine.jsonl").write_text(json.dumps(dict(seed_article())) + "\n{}\n")
    answer = run("evaluate", "mine.jsonl")
    assert answer.returncode == 1
    assert answer.stderr.startswith("mine.jsonl:2: ")
    assert answer.stderr.count("\n") == 1


def test_it_says_how_well_mentions_of_one_pledge_are_put_together(run: Run, home: Path) -> None:
    story = dict(seed_article())
    again = story | {"id": "again", "url": "https://other.example/story", "outlet": "Other"}
    (home / "mine.jsonl").write_text(json.dumps(story) + "\n" + json.dumps(again) + "\n")
    score = json.loads(run("evaluate", "mine.jsonl", "--resolve", "--json").stdout)
    assert score["same_pledge"]["labels"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "mentions": 8}
    found = score["pledge"]["hits"]
    assert found > 0
    assert score["same_pledge"]["spotted"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "mentions": found}

    # Somebody says that the second outlet tells of other pledges; it has no address either.
    apart = again | {
        "url": "",
        "pledges": [
            label | {"key": label["key"] + "-b", "part_of": label["part_of"] and label["part_of"] + "-b"}
            for label in story["pledges"]
        ],
    }
    (home / "mine.jsonl").write_text(json.dumps(story) + "\n" + json.dumps(apart) + "\n")
    assert "same_pledge" not in json.loads(run("evaluate", "mine.jsonl", "--json").stdout)
    together = json.loads(run("evaluate", "mine.jsonl", "--resolve", "--json").stdout)["same_pledge"]
    assert (together["labels"]["precision"], together["labels"]["recall"]) == (0.5, 1.0)
    shown = run("evaluate", "mine.jsonl", "--resolve").stdout
    assert "what people marked                    0.667      0.500   1.000         8" in shown
