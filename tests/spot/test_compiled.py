"""Compiled or not, an article has the same claims; and what was compiled of other sources is not used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from pledgewatch.labels import read_corpus
from pledgewatch.spot import compiled, spot

CORPUS = Path(__file__).parents[1] / "corpus" / "dev-d.jsonl"
CAN_COMPILE = bool(shutil.which("cc")) and Path(sysconfig.get_path("include"), "Python.h").exists()
#: The rest stays as it is: to compile all takes some two minutes.
BUILD = """
from pathlib import Path
from pledgewatch.spot import compiled, compiling
libraries = {name: paths for name, paths in compiled.modules().items() if name.endswith(("measures", "dates"))}
compiling.build(libraries, Path("built"))
"""
SPOT = f"""
import sys
from pathlib import Path
from types import SimpleNamespace
sys.modules["pledgewatch.spot.compiled"] = SimpleNamespace(use_if_current=lambda: None)
from pledgewatch import spot
from pledgewatch.labels import read_corpus
for labelled in read_corpus([Path({str(CORPUS)!r})]):
    print(spot(labelled.article))
print(sys.modules["pledgewatch.spot.measures.money"].__file__)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the package, of which nothing is compiled."""
    package = Path(compiled.ROOT, "pledgewatch")
    shutil.copytree(package, tmp_path / "pledgewatch", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    return tmp_path


def run(copy: Path, program: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=copy, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(not CAN_COMPILE, reason="no C compiler here, or not Python's headers")
def test_compiled_an_article_has_the_same_claims(copy: Path) -> None:
    run(copy, BUILD)
    *claims, module = run(copy, SPOT)
    assert module.endswith(tuple(EXTENSION_SUFFIXES))
    assert claims == [str(spot(labelled.article)) for labelled in read_corpus([CORPUS])]


def test_what_was_compiled_of_other_sources_is_left_alone(copy: Path) -> None:
    spotter = copy / "pledgewatch" / "spot"
    for name in ("document", "compiled_0123456789ab_spot__mypyc"):
        (spotter / f"{name}{EXTENSION_SUFFIXES[0]}").write_bytes(b"an old one")
    (file,) = run(copy, "import sys, pledgewatch; print(sys.modules['pledgewatch.spot.document'].__file__)")
    assert file == str(spotter / "document.py")


def test_what_was_compiled_is_current_until_a_source_changes(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spotter = copy / "pledgewatch" / "spot"
    monkeypatch.setattr(compiled, "_FOLDERS", [spotter, spotter / "measures"])
    assert not compiled.is_current()
    for name in compiled.modules():
        (spotter / f"{name.rpartition('.')[2]}__mypyc{EXTENSION_SUFFIXES[0]}").touch()
    assert compiled.is_current()
    with (spotter / "measures" / "money.py").open("a", encoding="utf-8") as source:
        source.write("# changed\n")
    assert not compiled.is_current()
