"""Compiles the spotter to C: ``python -m pledgewatch.spot.compiling [--remove]``. It is then a quarter quicker.

Needs the ``test`` extra, a C compiler and Python's headers, and takes some two minutes. What is built stands beside the
sources, and is left unused as soon as one of them changes. ``--remove`` removes it.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from mypyc.build import mypycify
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import CompileError

from pledgewatch.spot.compiled import ROOT, files, modules


def main(arguments: Sequence[str]) -> None:
    """Builds the spotter anew, or with ``--remove`` leaves only its sources."""
    if arguments not in ([], ["--remove"]):
        raise SystemExit("usage: python -m pledgewatch.spot.compiling [--remove]")
    for path in files():
        path.unlink()
    if not arguments:
        sources = modules()
        print(f"Compiling {sum(map(len, sources.values()))} modules of the spotter (some two minutes) ...", flush=True)
        with TemporaryDirectory() as folder:
            build(sources, Path(folder))


def build(libraries: Mapping[str, Sequence[Path]], folder: Path) -> None:
    """Compiles the sources of each library in ``folder``, and puts what was made beside them.

    Raises SystemExit if mypyc does not understand a source or nothing here compiles C.
    """
    command = build_ext(Distribution({"name": "spotter", "ext_modules": _to_c(libraries, folder)}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "objects")
    command.parallel = os.cpu_count() or True
    command.ensure_finalized()
    try:
        command.run()
    except CompileError as error:
        raise SystemExit(
            f"{error}\nTo compile the spotter takes a C compiler and Python's headers (on Debian: apt install gcc "
            "python3-dev). It works without, only slower."
        ) from None
    shutil.copytree(folder / "lib", ROOT, dirs_exist_ok=True)


def _to_c(libraries: Mapping[str, Sequence[Path]], folder: Path) -> list[Extension]:
    groups: list[tuple[list[str], str | None]] = [
        ([str(path.relative_to(ROOT)) for path in paths], name) for name, paths in libraries.items()
    ]
    options = ["--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={folder / 'types'}"]
    sources = [source for paths, _ in groups for source in paths]
    said = io.StringIO()  # dozens of remarks, which matter only where it fails
    try:
        with chdir(ROOT), redirect_stdout(said), redirect_stderr(said):
            return mypycify(
                [*options, *sources], separate=groups, target_dir=str(folder / "c"), opt_level="2", debug_level="0"
            )
    except SystemExit:
        print(said.getvalue(), file=sys.stderr)
        raise


if __name__ == "__main__":
    main(sys.argv[1:])
