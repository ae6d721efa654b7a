"""A person's word on the command line: it holds whatever runs afterwards, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgewatch.sources import FeedAddress, write_opml
from tests.cli.conftest import Answer, Run
from tests.newsroom import Newsroom, seed_article


@pytest.fixture
def newsroom(home: Path) -> Iterator[Newsroom]:
    """The story that the project was started from, over HTTP, and a configuration that follows it."""
    with Newsroom([seed_article()]) as newsroom:
        config = home / "config"
        config.joinpath("pledgewatch.toml").write_text('[fetch]\npause = 0\nallow_private = ["127.0.0.0/8"]\n')
        config.joinpath("feeds.opml").write_text(write_opml(FeedAddress(url) for url in newsroom.feeds))
        config.joinpath("companies.toml").write_text("")
        yield newsroom


@pytest.fixture
def polled(run: Run, newsroom: Newsroom) -> Run:
    assert run("poll").returncode == 0
    return run


def pledges(run: Run, **environ: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", "--format", "jsonl", **environ).stdout.splitlines()]


def ids(run: Run, **environ: str) -> dict[tuple[str, int], str]:
    """The numbers of the pledges, by pledger and billions."""
    return {(each["pledger"], each["amount"] // 10**9): str(each["id"]) for each in pledges(run, **environ)}


ALIBABA, PART, TENCENT, PINDUODUO = ("Alibaba Group", 100), ("Alibaba Group", 20), ("Tencent", 50), ("Pinduoduo", 1)


def test_decisions_survive_a_rebuild_a_poll_and_another_database_and_can_be_undone(
    run: Run, newsroom: Newsroom, home: Path, database_url: str
) -> None:
    here = {"PLEDGEWATCH_DATABASE__URL": database_url}

    def done(*arguments: str, **environ: str) -> Answer:
        answer = run(*arguments, **(here | environ))
        assert answer.returncode == 0, answer.stderr
        return answer

    done("poll")
    untouched, number = pledges(run, **here), ids(run, **here)
    done("review", "reject", number[PINDUODUO], "--who", "ann", "--why", "an old story")
    done("review", "same", number[ALIBABA], number[TENCENT])
    done("review", "correct", number[PART], "amount=25,000,000,000", "qualifier=about")

    def hold(**environ: str) -> bool:
        by_id = {str(each["id"]): each for each in pledges(run, **(here | environ))}
        part, merged = by_id[number[PART]], by_id[number[ALIBABA]]
        return (
            by_id[number[PINDUODUO]]["state"] == "rejected"
            and {claim["id"] for claim in merged["claims"]} == {int(number[ALIBABA]), int(number[TENCENT])}
            and (part["amount"], part["qualifier"]) == (25_000_000_000, "about")
        )

    assert hold()
    done("rebuild")
    assert hold()
    polled = json.loads(done("poll", "--all", "--json").stdout)
    assert (polled["feeds_polled"], polled["pledges_new"], polled["pledges_updated"]) == (1, 0, 0)
    assert hold()
    redirected = done("pledges", number[TENCENT]).stdout
    assert f"Pledge {number[TENCENT]} turned out to be the same as pledge {number[ALIBABA]}." in redirected

    # In an empty database the decisions wait for the articles that they speak of.
    other = f"sqlite:///{home}/other.db"
    done("review", "export", "decisions.jsonl")
    assert done("review", "import", "decisions.jsonl", PLEDGEWATCH_DATABASE__URL=other).stdout.startswith("4 of 4 ")
    assert done("review", "import", "decisions.jsonl", PLEDGEWATCH_DATABASE__URL=other).stdout.startswith("0 of 4 ")
    done("poll", PLEDGEWATCH_DATABASE__URL=other)
    assert hold(PLEDGEWATCH_DATABASE__URL=other)

    for decision in ("1", "2", "3", "4"):
        done("review", "undo", decision)
    assert pledges(run, **here) == untouched
    assert run("review", "undo", "4", **here).returncode == 1


def test_the_log_says_who_decided_what_when_and_why(polled: Run) -> None:
    number = ids(polled)
    polled("review", "reject", number[PINDUODUO], "--who", "ann", "--why", "an old story")
    polled("review", "confirm", number[PINDUODUO], "--who", "bob")
    polled("review", "undo", "2")
    first, second = json.loads(polled("review", "log", "--json").stdout)
    assert (first["id"], first["kind"], first["who"], first["why"]) == (1, "reject", "ann", "an old story")
    assert (first["undone"], bool(second["undone"])) == (None, True)
    shown = polled("review", "log").stdout
    assert "an old story" in shown
    assert "Pinduoduo" in shown
    assert "taken back" in shown
    history = polled("pledges", number[PINDUODUO], "--history").stdout
    assert "ann: an old story" in history
    assert "bob" not in history


def test_who_decides_is_by_default_who_is_logged_in(polled: Run) -> None:
    polled("review", "confirm", ids(polled)[TENCENT], LOGNAME="carol")
    (made,) = json.loads(polled("review", "log", "--json").stdout)
    assert made["who"] == "carol"


#: what cannot be meant, and what is said of it
UNCLEAR = {
    ("correct", "1", "amout=5"): "there is no field 'amout' to correct; choose one of pledger",
    ("correct", "1", "amount=a lot"): "'a lot' is not a value for amount: expected a number",
    ("correct", "1", "amount=1e99999"): "'1e99999' is not a value for amount",
    ("correct", "1", "years=99999999999999999999"): "is not a value for years",
    ("correct", "1", "kind="): "kind cannot be empty",
    ("correct", "1", "amount=5", "by=soon"): "'soon' is not a value for by",
    ("correct", "1", "amount"): "write FIELD=VALUE",
    ("confirm", "99"): "there is no pledge 99",
    ("same", "1", "1"): "name two pledges",
    ("undo", "7"): "no decision 7 stands",
}


def test_what_cannot_be_meant_is_refused_in_one_line_before_anything_is_stored(polled: Run) -> None:
    before = pledges(polled)
    for arguments, complaint in UNCLEAR.items():
        answer = polled("review", *arguments)
        assert answer.returncode == 1
        assert complaint in answer.stderr
        assert answer.stderr.count("\n") == 1
    assert json.loads(polled("review", "log", "--json").stdout) == []
    assert pledges(polled) == before


def test_a_file_with_a_wrong_line_is_imported_not_at_all(polled: Run, home: Path) -> None:
    polled("review", "reject", "1")
    polled("review", "export", "decisions.jsonl")
    polled("review", "undo", "1")
    decided = json.loads((home / "decisions.jsonl").read_text())
    later = decided | {"when": "2030-01-01T00:00:00+00:00"}
    (home / "mine.jsonl").write_text(json.dumps(later) + "\n" + json.dumps(decided | {"kind": "perhaps"}) + "\n")
    answer = polled("review", "import", "mine.jsonl")
    assert answer.returncode == 1
    assert answer.stderr.startswith("mine.jsonl:2: not a decision: ")
    assert len(json.loads(polled("review", "log", "--json").stdout)) == 1


def test_the_list_names_what_is_wrong_for_people_and_for_programs(polled: Run) -> None:
    (question,) = json.loads(polled("review", "--list", "--json").stdout)
    assert question["concern"] == "contradiction"
    assert "usd_contradicts_rate" in question["contradictions"]
    assert [pledge["amount"] for pledge in question["pledges"]] == [20_000_000_000]
    assert "usd contradicts rate" in polled("review", "--list").stdout


def test_a_walk_asks_shows_evidence_and_does_as_it_is_told(polled: Run) -> None:
    number = ids(polled)
    unsure = {"PLEDGEWATCH_SPOT__ALERT_AT": "1.0"}
    polled("rebuild", **unsure)
    waiting = json.loads(polled("review", "--list", "--json", **unsure).stdout)
    assert len(waiting) == 4
    keys = "z\nf\namount=lots\nf\namount=21000000000\nw\nit says so\nc\nr\nn\n"
    walked = polled("review", "--who", "ann", given=keys, **unsure)
    assert walked.returncode == 0, walked.stderr
    assert "1 of 4: currency twice; usd contradicts rate" in walked.stdout
    assert "20 billion yuan" in walked.stdout
    assert "http://" in walked.stdout
    assert "Press one of c, r, s, d, f, w, n, q." in walked.stdout
    assert walked.stderr == "'lots' is not a value for amount: expected a number such as 20000000\n"
    made = json.loads(polled("review", "log", "--json", **unsure).stdout)
    assert [(each["kind"], each["value"], each["who"], each["why"]) for each in made] == [
        ("correct", "21000000000", "ann", ""),
        ("confirm", None, "ann", "it says so"),
        ("reject", None, "ann", "it says so"),
    ]
    left = json.loads(polled("review", "--list", "--json", **unsure).stdout)
    assert len(left) == 2
    assert number[PART] not in {str(pledge["id"]) for question in left for pledge in question["pledges"]}


def test_a_walk_merges_and_splits(polled: Run) -> None:
    number = ids(polled)
    polled("review", given=f"s\n{number[PART]}x\ns\n{number[TENCENT]}\nq\n")
    assert len(pledges(polled)) == 3
    polled("review", given=f"d\n{number[TENCENT]}\nq\n")
    assert ids(polled) == number


@pytest.mark.parametrize("keys", ["q\n", "", "f\n", "n\n"])
def test_a_walk_ends_when_told_to_and_with_its_input(polled: Run, keys: str) -> None:
    answer = polled("review", given=keys)
    assert answer.returncode == 0, answer.stderr
    assert "decided yet" in polled("review", "log").stdout


def test_hostile_text_reaches_the_terminal_without_its_control_characters(run: Run, home: Path) -> None:
    (home / "config" / "companies.toml").write_text("")
    text = "Acme Corp. said on Monday that it would donate $900 trillion to \x1b]0;owned\x07food banks\u202e."
    article = {"url": "https://paper.example/1", "title": "\x1b[2JA gift", "published": "2024-03-04", "text": text}
    (home / "past.jsonl").write_text(json.dumps(article))
    assert run("backfill", "past.jsonl").returncode == 0
    shown = run("review", given="n\n").stdout
    assert "absurd sum" in shown
    assert "food banks" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_with_nothing_in_doubt_nothing_is_asked(run: Run, home: Path) -> None:
    (home / "config" / "companies.toml").write_text("")
    assert run("review").stdout == "Nothing is doubtful.\n"
    assert run("review", "--list").stdout == "Nothing is doubtful.\n"
    assert run("review", "log").stdout.startswith("Nothing was decided yet.")


@pytest.mark.parametrize(("key", "left"), [("s", 1), ("d", 2)])
def test_a_pair_is_joined_or_held_apart_by_one_key(run: Run, home: Path, key: str, left: int) -> None:
    (home / "config" / "companies.toml").write_text("")
    told = [
        (
            "2024-01-09",
            "Acme Corp. said on Tuesday that it would donate $5 million to the Red Cross for flood victims.",
        ),
        ("2024-01-30", "Acme Corp. said on Tuesday that it would donate $5 million to Unicef for flood victims."),
    ]
    articles = [
        {"url": f"https://paper{number}.example/1", "title": "", "published": day, "text": text}
        for number, (day, text) in enumerate(told)
    ]
    (home / "past.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))
    run("backfill", "past.jsonl")
    walked = run("review", given=f"{key}\nq\n").stdout
    assert "1 of 1: may be one pledge" in walked
    assert "recipient apart" in walked
    assert len(pledges(run)) == left
    run("review", "undo", "1")
    assert len(pledges(run)) == 2
