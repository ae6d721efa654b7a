"""Typed settings: one class a section of ``pledgewatch.toml``, each package is handed its own section.

The file is found by ``--config DIR``, else ``PLEDGEWATCH_CONFIG``, else ``./config``. Any setting can be overridden by
an environment variable ``PLEDGEWATCH_<SECTION>__<KEY>``. What is wrong is said in one line; nothing runs on a guess.
"""

from __future__ import annotations

import difflib
import ipaddress
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from pledgewatch.errors import ConfigError

ENV_PREFIX = "PLEDGEWATCH_"
ENV_FOLDER = "PLEDGEWATCH_CONFIG"
FILE_NAME = "pledgewatch.toml"


class Section(BaseModel):
    """A section of the configuration: unknown keys are errors, values do not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DatabaseSettings(Section):
    url: str = Field(
        "sqlite:///data/pledgewatch.db",
        pattern=r"^(sqlite|postgresql(\+psycopg)?)://",
        description="sqlite:///PATH (relative to the folder that holds config/) or postgresql://user@host/name",
    )


class FetchSettings(Section):
    user_agent: str = Field(
        "pledgewatch/0.1 (+https://github.com/pledgewatch/pledgewatch)",
        min_length=1,
        description="what servers see; put an address in it where their owners can reach you",
    )
    timeout: float = Field(30, gt=0, description="seconds for one request in all, redirects included")
    max_bytes: int = Field(10_000_000, gt=0, description="largest body that is read, in bytes after decompression")
    max_redirects: int = Field(5, ge=0, description="redirects followed before giving up")
    pause: float = Field(1.0, ge=0, description="seconds between two requests to one host")
    concurrency: int = Field(20, ge=1, description="requests under way at once, over all hosts")
    tries: int = Field(5, ge=1, description="tries before an article's address is given up as failed")
    allow_private: tuple[str, ...] = Field(
        (), description="networks (CIDR) that may be fetched although they are private, such as an intranet's"
    )

    @field_validator("allow_private", mode="before")
    @classmethod
    def _from_one_line(cls, networks: object) -> object:
        """An environment variable gives its networks separated by commas."""
        return [part.strip() for part in networks.split(",") if part.strip()] if isinstance(networks, str) else networks

    @field_validator("allow_private")
    @classmethod
    def _are_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            ipaddress.ip_network(network)
        return networks


class PollSettings(Section):
    interval: int = Field(3600, ge=60, description="seconds between two polls of a feed that we know nothing of")
    shortest: int = Field(900, ge=60, description="seconds: a lively feed is polled no more often than this")
    longest: int = Field(86_400, ge=60, description="seconds: a quiet or failing feed is polled at least this often")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.shortest <= self.interval <= self.longest:
            raise ValueError("shortest, interval and longest should be in this order of size")
        return self


class SpotSettings(Section):
    alert_at: float = Field(0.4, ge=0, le=1, description="confidence (0 to 1) from which a claim is believed")
    review_at: float = Field(0.2, ge=0, le=1, description="confidence (0 to 1) from which a claim is kept for review")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.review_at > self.alert_at:
            raise ValueError("review_at should not be above alert_at")
        return self


class AlertSettings(Section):
    give_up_after: int = Field(
        3 * 86_400, ge=0, description="seconds for which a failed delivery is tried again before it is given up"
    )


class RunSettings(Section):
    batch: int = Field(200, ge=1, description="pages read and written together")
    interval: int = Field(3600, ge=30, description="seconds between two scheduled runs of `pledgewatch up`")
    task_runner: str = Field(
        "threads",
        pattern=r"^(threads|processes|dask(:.+)?)$",
        description="where flows do CPU work: threads, processes, dask or dask:ADDRESS",
    )
    workers: int = Field(2, ge=1, description="threads or processes for that work")
    host: str = Field("127.0.0.1", min_length=1, description="address of `pledgewatch up`'s page and API")
    port: int = Field(4200, ge=1, le=65_535, description="port of `pledgewatch up`'s page and API")


class Settings(Section):
    """Everything a person may set, and ``folder``, the configuration folder it was read from."""

    database: DatabaseSettings = DatabaseSettings()
    fetch: FetchSettings = FetchSettings()
    poll: PollSettings = PollSettings()
    spot: SpotSettings = SpotSettings()
    alerts: AlertSettings = AlertSettings()
    run: RunSettings = RunSettings()
    folder: Path = Path("config")

    @property
    def home(self) -> Path:
        """The folder that holds the configuration folder; relative paths in settings start here."""
        return self.folder.parent

    @property
    def feeds_file(self) -> Path:
        return self.folder / "feeds.opml"

    @property
    def companies_file(self) -> Path:
        return self.folder / "companies.toml"

    @property
    def alerts_file(self) -> Path:
        return self.folder / "alerts.toml"

    @property
    def database_url(self) -> str:
        """``database.url`` with the path of a SQLite file made absolute, so that it does not depend on where we run."""
        scheme, _, path = self.database.url.partition(":///")
        if scheme != "sqlite" or not path or path.startswith(":memory:"):
            return self.database.url
        return f"sqlite:///{self.home / path}"


#: the sections a file may have, with the keys of each
SECTIONS: Mapping[str, type[Section]] = {
    name: field.annotation
    for name, field in Settings.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
}


def load_settings(folder: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the environment, and ``pledgewatch.toml`` in ``folder``, else ``PLEDGEWATCH_CONFIG``, else ``./config``.

    Raises ConfigError when there is no such file, or something in it or in the environment is wrong.
    """
    folder = (folder or Path(environ.get(ENV_FOLDER) or "config")).absolute()
    file = folder / FILE_NAME
    if not file.is_file():
        raise ConfigError(
            f"{_shown(file)} is missing: run from the folder that holds config/, "
            f"or name the configuration folder with --config DIR or {ENV_FOLDER}"
        )
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{_shown(file)} is not a TOML file: {error}") from None

    for name, section in values.items():
        if name not in SECTIONS:
            raise ConfigError(f"{_shown(file)}: [{name}] is no section; {_meant(name, SECTIONS)}")
        if not isinstance(section, dict):
            raise ConfigError(f"{_shown(file)}: {name} should be a section, [{name}] with its settings below it")

    overrides = _overrides(environ)
    for (name, key), (_variable, value) in overrides.items():
        values.setdefault(name, {})[key] = value
    try:
        return Settings.model_validate({**values, "folder": folder})
    except ValidationError as error:
        problems = [_in_words(problem, _shown(file), overrides) for problem in error.errors()]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ConfigError(problems[0] + more) from None


def _overrides(environ: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, str]]:
    """(section, key) -> (variable, value) for every variable that means a setting of ours."""
    found = {}
    for variable, value in environ.items():
        if not variable.startswith(ENV_PREFIX):
            continue
        section, separator, key = variable.removeprefix(ENV_PREFIX).lower().partition("__")
        if not separator:
            _refuse_half_a_separator(variable)
            continue
        if section not in SECTIONS:
            raise ConfigError(f"{variable}: {section} is no section; {_meant(section, SECTIONS)}")
        found[section, key] = variable, value
    return found


def _refuse_half_a_separator(variable: str) -> None:
    """PLEDGEWATCH_DATABASE_URL must not be passed over: the pledges would go into another database than was meant."""
    section, separator, key = variable.removeprefix(ENV_PREFIX).partition("_")
    if separator and section.lower() in SECTIONS:
        raise ConfigError(f"{variable}: two underscores stand after the section; write {ENV_PREFIX}{section}__{key}")


def _in_words(problem: ErrorDetails, file: str, overrides: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """One of pydantic's findings as a line that names where the value stands and what it should be."""
    place = tuple(str(part) for part in problem["loc"])
    section, key = place[0], place[1] if len(place) > 1 else None
    where = f"{file}: {section}" + (f".{key}" if key else "")
    if key and (section, key) in overrides:
        where = overrides[section, key][0]
    if problem["type"] == "extra_forbidden":
        return f"{where}: there is no such setting; {_meant(str(key), SECTIONS[section].model_fields)}"
    if problem["type"] == "value_error" and not key:
        return f"{where}: {problem['ctx']['error']}"
    if problem["type"] == "string_pattern_mismatch":
        description = SECTIONS[section].model_fields[str(key)].description
        return f"{where}: expected {description}, but is {_excerpt(problem['input'])}"
    expected = problem["msg"].removeprefix("Input ").removeprefix("Value error, ")
    return f"{where}: {expected}, but is {_excerpt(problem['input'])}"


def _meant(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"


def _excerpt(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _shown(file: Path) -> str:
    """The path as a person in the current folder would write it."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)
