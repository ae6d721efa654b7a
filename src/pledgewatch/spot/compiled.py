"""The spotter's modules compiled to C (``compiling.py``): only used if they were built of the sources beside them.

Compiled or not, an article has the same claims; what was compiled before the sources changed would give the old ones.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES, SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path

_FOLDER = Path(__file__).parent
#: Where the package stands.
ROOT = _FOLDER.parents[1]
_FOLDERS = [_FOLDER, *(_FOLDER / name for name in ("attributes", "dates", "measures", "organisations"))]
#: Left as they are: what has little to do or has it done by numpy, and classes with cached properties, which compiled
#: are computed each time.
_NEVER = frozenset(["__init__.py", "compiled.py", "compiling.py", "train.py", "context.py", "telling.py"])
_NEVER |= {"embeddings.py", "network.py", "ranker.py"}
_LIBRARY = "compiled_"


def modules() -> dict[str, list[Path]]:
    """The sources that are compiled, by the dotted name of the library that those of a folder make."""
    by_folder = {folder: sorted(path for path in folder.glob("*.py") if path.name not in _NEVER) for folder in _FOLDERS}
    told = (path.name.encode() + path.read_bytes() for paths in by_folder.values() for path in paths)
    digest = sha256(b"".join(told)).hexdigest()[:12]
    return {f"{__package__}.{_LIBRARY}{digest}_{folder.name}": paths for folder, paths in by_folder.items()}


def files() -> list[Path]:
    """All that was compiled, of these sources or of others."""
    return [path for folder in _FOLDERS for path in folder.iterdir() if path.suffix in (".so", ".pyd")]


def is_current() -> bool:
    """Is all there, built of the sources as they stand and for this Python?"""
    parts = [path.name.partition("__mypyc") for path in files() if path.name.startswith(_LIBRARY)]
    there = {f"{__package__}.{name}" for name, _, suffix in parts if suffix in EXTENSION_SUFFIXES}
    return bool(there) and there.issuperset(modules())


def use_if_current() -> None:
    """From now on import the spotter's modules from their sources, unless :func:`is_current`."""
    if not is_current():
        for folder in map(str, _FOLDERS):
            sys.path_importer_cache[folder] = FileFinder(folder, (SourceFileLoader, SOURCE_SUFFIXES))
