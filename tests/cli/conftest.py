"""The command line as a person uses it, in a folder of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pledgewatch.cli import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command wrote, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Answer]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an empty configuration: every setting has its default."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "pledgewatch.toml").write_text("")
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``pledgewatch`` with these arguments in ``home``, with ``given`` on standard input."""
    monkeypatch.chdir(home)

    def run(*arguments: str, given: str = "", **environ: str) -> Answer:
        code: object = 0
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["pledgewatch", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
            for name, value in environ.items():
                patch.setenv(name, value)
            capsys.readouterr()
            try:
                main()
            except SystemExit as ended:
                code = ended.code
        captured = capsys.readouterr()
        assert isinstance(code, int)
        return Answer(code, captured.out, captured.err)

    return run
