"""The demo: everything at once, and nothing left behind."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_demo_shows_pledges_with_evidence_and_a_second_run_that_fetches_nothing_anew(run: Run, home: Path) -> None:
    before = sorted(home.rglob("*"))
    answer = run("demo")
    assert answer.returncode == 0, answer.stderr
    first, second = answer.stdout.split("Second run")
    assert first.count("New pledge: Alibaba Group, CNY 100 billion") == 1
    assert "└ Alibaba Group" in first
    assert "printed USD 12.5 billion" in first
    assert "feeds     7 polled, 7 not modified" in second
    assert "pledges" not in second.partition("What to try next")[0]
    assert sorted(home.rglob("*")) == before
