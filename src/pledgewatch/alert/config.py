"""``alerts.toml``: the rules, and the channels by name. Whatever is wrong in it is said in one line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pledgewatch.alert.delivery import Channel, open_channel
from pledgewatch.alert.rules import EVERYTHING, Rule
from pledgewatch.errors import ConfigError

#: the only way a secret gets into a channel: by the name of an environment variable
_REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class AlertConfigError(ConfigError):
    """``alerts.toml`` cannot be used. The message names the file, the rule or channel, and the key."""


_Name = Annotated[str, Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    channels: dict[_Name, str] = {}
    rules: list[Rule] = []


def load_rules(path: Path) -> list[Rule]:
    """The rules of ``alerts.toml``; the one rule "everything", for the terminal only, where there is none.

    Raises :class:`AlertConfigError` for what cannot be read, an unknown key, a wrong value, two rules of one
    name, or a channel that ``[channels]`` does not name. Needs no secrets.
    """
    file = _read(path)
    seen: set[str] = set()
    for rule in file.rules:
        if rule.name in seen:
            raise AlertConfigError(f"{path}: two rules are called {rule.name!r}; give each a name of its own")
        seen.add(rule.name)
        for channel in rule.channels:
            if channel not in file.channels:
                known = ", ".join(sorted(file.channels)) or "none"
                raise AlertConfigError(
                    f"{path}: rule {rule.name!r}, channels: {channel!r} is not in [channels] (known: {known})"
                )
    return file.rules or [EVERYTHING]


def load_channels(path: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Channel]:
    """The channels of ``alerts.toml`` by name, ready to deliver to.

    Raises :class:`AlertConfigError` where an address is none that Apprise knows or a variable is not set. The
    message never shows the address with its secrets filled in.
    """
    return {name: _open(path, name, address, environ) for name, address in _read(path).channels.items()}


def _open(path: Path, name: str, address: str, environ: Mapping[str, str]) -> Channel:
    missing = [variable for variable in _REFERENCE.findall(address) if not environ.get(variable)]
    if missing:
        raise AlertConfigError(f"{path}: channel {name!r}: set the environment variable {missing[0]}")
    channel = open_channel(name, _REFERENCE.sub(lambda match: environ[match[1]], address))
    if channel is None:
        raise AlertConfigError(
            f"{path}: channel {name!r} is not one address that Apprise can deliver to"
            " (for example mailtos://user:${SMTP_PASSWORD}@example.org or json://localhost/hook)"
        )
    return channel


def _read(path: Path) -> _File:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _File()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise AlertConfigError(f"{path}: cannot be read: {error}") from error
    try:
        return _File.model_validate(content)
    except ValidationError as error:
        raise AlertConfigError(f"{path}: {_first_fault(content, error)}") from error


def _first_fault(content: dict[str, Any], error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    where = [str(step) for step in fault["loc"]]
    if len(where) > 2 and where[0] == "rules":
        index = int(where[1])
        name = content["rules"][index].get("name") if isinstance(content["rules"][index], dict) else None
        where[:2] = [f"rule {name!r}" if name else f"rule number {index + 1}"]
    what = "no such key" if fault["type"] == "extra_forbidden" else _lower(fault["msg"])
    return f"{', '.join(where)}: {what}"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
