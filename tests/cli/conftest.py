"""The command line as a person uses it, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an empty configuration: every setting has its default."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "pledgewatch.toml").write_text("")
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:
    """Run ``pledgewatch`` with these arguments in ``home``."""

    def run(*arguments: str, given: str | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from pledgewatch.cli import main; main()", *arguments],
            cwd=home,
            env={"PATH": "", "PYTHONUTF8": "1", **environ},
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
