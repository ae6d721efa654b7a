"""Errors and exit codes: one line, what to do, and a number that a script can rely on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_help_lists_the_commands(run: Run) -> None:
    answer = run("--help")
    assert answer.returncode == 0
    assert all(command in answer.stdout for command in ("poll", "pledges", "spot", "export", "feeds", "backfill"))


@pytest.mark.parametrize("arguments", [("pledges", "--nope"), ("nope",), ("export", "--format", "xml"), ("spot",)])
def test_wrong_usage_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_a_wrong_setting_is_one_line_and_exit_code_2(run: Run) -> None:
    answer = run("pledges", PLEDGEWATCH_FETCH__TIMEOUT="soon")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.startswith("PLEDGEWATCH_FETCH__TIMEOUT: should be a valid number")


def test_no_configuration_is_one_line_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    answer = run("--config", str(tmp_path / "elsewhere"), "pledges")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "--config DIR" in answer.stderr


def test_what_failed_is_one_line_and_exit_code_1(run: Run) -> None:
    answer = run("pledges", "7")
    assert answer.returncode == 1
    assert answer.stderr == "there is no pledge 7; `pledgewatch pledges --all` lists them\n"


def test_a_database_that_cannot_be_used_is_exit_code_2(run: Run) -> None:
    answer = run("pledges", PLEDGEWATCH_DATABASE__URL="sqlite://")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1


def test_the_installed_command_answers(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("pledgewatch")
    answer = subprocess.run([command, "version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"pledgewatch \d+\.\d+\.\d+\n", answer.stdout)
