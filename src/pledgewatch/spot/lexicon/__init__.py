"""Words as data: one TOML file an idea, read once per process."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of ``lexicon/<name>.toml``. Callers share it and must not change it.

    Raises :class:`FileNotFoundError` for a name that does not exist.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
