"""What a person has said of companies: other names, former names, subsidiaries (``companies.toml``).

    [[company]]
    name = "Meta"
    also = ["Meta Platforms"]
    former = ["Facebook"]
    subsidiaries = [{ name = "WhatsApp" }, { name = "Meta Foundation", same = true }]

A subsidiary or foundation is kept apart from its parent unless it says ``same = true``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pledgewatch.errors import ConfigError
from pledgewatch.resolve.names import Name, parse_name


class CompaniesError(ConfigError):
    """``companies.toml`` says what cannot be meant; the message names the file, the company and the remedy."""


@dataclass(frozen=True, slots=True)
class Companies:
    """Which names are one company by a person's word. ``canonical`` maps any name to the one it is filed under."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    #: subsidiaries that are kept apart, each with its parent's filed name
    parents: Mapping[str, str] = field(default_factory=dict)

    def filed_as(self, printed: str) -> str | None:
        """The name under which a person has filed this one, or None where nobody has."""
        return self.canonical.get(parse_name(printed).key)

    def name(self, printed: str) -> Name:
        """The name to compare by: the filed one where there is one."""
        return parse_name(self.canonical.get(parse_name(printed).key, printed))

    def apart(self, one: Name, other: Name) -> bool:
        """Whether the file says that these two are not one company although their names are alike."""
        ours, theirs = self.parents.get(one.key), self.parents.get(other.key)
        if one.key == other.key or (ours is None and theirs is None):
            return False
        return ours == theirs or (ours or one.key) == (theirs or other.key)


def load_companies(path: Path) -> Companies:
    """Read ``companies.toml``.

    Raises :class:`CompaniesError` when the file is not TOML, has an unknown key, or gives one name to two companies.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CompaniesError(f"{path}: cannot be read: {error}") from error
    unknown = set(data) - {"company"}
    if unknown or not isinstance(data.get("company", []), list):
        raise CompaniesError(f"{path}: expected only [[company]] tables, found {', '.join(sorted(unknown or data))}")
    canonical: dict[str, str] = {}
    parents: dict[str, str] = {}
    for number, entry in enumerate(data.get("company", []), 1):
        filed = _text(path, f"company {number}", entry, "name")
        _check_keys(path, filed, entry, {"name", "also", "former", "subsidiaries"})
        names = [filed, *_texts(path, filed, entry, "also"), *_texts(path, filed, entry, "former")]
        for subsidiary, same in _subsidiaries(path, filed, entry):
            if same:
                names.append(subsidiary)
            else:
                parents[parse_name(subsidiary).key] = parse_name(filed).key
        for name in names:
            taken = canonical.setdefault(parse_name(name).key, filed)
            if taken != filed:
                raise CompaniesError(f"{path}: {name!r} is given to both {taken!r} and {filed!r}; remove one")
    return Companies(canonical, parents)


def _subsidiaries(path: Path, filed: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    listed = entry.get("subsidiaries", [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise CompaniesError(f'{path}: {filed}: subsidiaries must be a list of tables like {{ name = "…" }}')
    for each in listed:
        _check_keys(path, filed, each, {"name", "same"})
        same = each.get("same", False)
        if not isinstance(same, bool):
            raise CompaniesError(f"{path}: {filed}: same must be true or false, not {same!r}")
        yield _text(path, filed, each, "name"), same


def _check_keys(path: Path, where: str, entry: Mapping[str, Any], known: set[str]) -> None:
    for key in sorted(set(entry) - known):
        raise CompaniesError(f"{path}: {where}: unknown key {key!r}; expected one of {', '.join(sorted(known))}")


def _text(path: Path, where: str, entry: object, key: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(value, str) or not parse_name(value).words:
        raise CompaniesError(f"{path}: {where}: {key} must be a name in quotes, not {value!r}")
    return value


def _texts(path: Path, where: str, entry: Mapping[str, Any], key: str) -> list[str]:
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and parse_name(v).words for v in values):
        raise CompaniesError(f"{path}: {where}: {key} must be a list of names in quotes, not {values!r}")
    return list(values)
