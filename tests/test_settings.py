"""What a person sees of the settings: one file that tells all, and one clear line when something is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pledgewatch.errors import ConfigError
from pledgewatch.settings import SECTIONS, Settings, load_settings

SHIPPED = Path(__file__).parents[1] / "config"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "pledgewatch.toml").write_text("")
    return folder


def complaint(folder: Path, text: str = "", environ: dict[str, str] | None = None) -> str:
    """The line a user reads when these settings are loaded."""
    (folder / "pledgewatch.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_settings(folder, environ or {})
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    written = tomllib.loads((SHIPPED / "pledgewatch.toml").read_text())
    assert {name: list(keys) for name, keys in written.items()} == {
        name: list(section.model_fields) for name, section in SECTIONS.items()
    }
    assert Settings.model_validate(written) == Settings()


def test_the_shipped_file_explains_each_setting_as_the_program_does() -> None:
    text = (SHIPPED / "pledgewatch.toml").read_text()
    for name, body in re.findall(r"^\[(\w+)\]\n((?:[^\[]|\[(?!\w+\]$))*)", text, re.MULTILINE):
        comments = {key: comment for comment, key in re.findall(r"^# (.+)\n(\w+) = ", body, re.MULTILINE)}
        assert comments == {key: field.description for key, field in SECTIONS[name].model_fields.items()}


def test_the_folder_given_outranks_the_variable_and_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("given", "variable", "config"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pledgewatch.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    variable = {"PLEDGEWATCH_CONFIG": str(tmp_path / "variable")}
    assert load_settings(Path("given"), variable).folder == tmp_path / "given"
    assert load_settings(None, variable).folder == tmp_path / "variable"
    assert load_settings(None, {}).folder == tmp_path / "config"


def test_a_variable_outranks_the_file(folder: Path) -> None:
    (folder / "pledgewatch.toml").write_text("[fetch]\ntimeout = 5\npause = 2\n")
    settings = load_settings(
        folder, {"PLEDGEWATCH_FETCH__TIMEOUT": "7.5", "PLEDGEWATCH_FETCH__ALLOW_PRIVATE": "10.0.0.0/8, fd00::/8"}
    )
    assert settings.fetch.timeout == 7.5
    assert settings.fetch.pause == 2
    assert settings.fetch.allow_private == ("10.0.0.0/8", "fd00::/8")


def test_the_database_lies_beside_the_config_folder_wherever_we_run(folder: Path) -> None:
    assert load_settings(folder, {}).database_url == f"sqlite:///{folder.parent}/data/pledgewatch.db"


@pytest.mark.parametrize(
    "url", ["sqlite:////var/lib/pledges.db", "sqlite:///:memory:", "postgresql://me@localhost/pledges"]
)
def test_other_database_addresses_stay_as_they_are(folder: Path, url: str) -> None:
    assert load_settings(folder, {"PLEDGEWATCH_DATABASE__URL": url}).database_url == url


def test_a_missing_file_says_where_it_was_looked_for_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere/pledgewatch\.toml is missing.*--config DIR.*PLEDGEWATCH_CONFIG"):
        load_settings(tmp_path / "nowhere", {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[fetch]\ntimeout = -1", "pledgewatch.toml: fetch.timeout: should be greater than 0, but is -1"),
        ("[fetch]\ntimeuot = 3", "pledgewatch.toml: fetch.timeuot: there is no such setting; did you mean timeout?"),
        ("[fetsh]\ntimeout = 3", "pledgewatch.toml: [fetsh] is no section; did you mean fetch?"),
        ("[folder]\na = 1", "pledgewatch.toml: [folder] is no section"),
        ("fetch = 3", "pledgewatch.toml: fetch should be a section"),
        ("[fetch\n", "pledgewatch.toml is not a TOML file"),
        ("[poll]\nshortest = 7200", "pledgewatch.toml: poll: shortest, interval and longest should be in this order"),
        ("[spot]\nreview_at = 0.9", "pledgewatch.toml: spot: review_at should not be above alert_at"),
        ('[fetch]\nallow_private = ["x"]', "'x' does not appear to be an IPv4 or IPv6 network"),
        ('[database]\nurl = "mysql://x"', "pledgewatch.toml: database.url: expected sqlite:///PATH"),
        ("[run]\nport = 0\nworkers = 0", "(and 1 more)"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_expected(folder: Path, text: str, expected: str) -> None:
    assert expected in complaint(folder, text)


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("PLEDGEWATCH_FETCH__TIMEOUT", "soon", "PLEDGEWATCH_FETCH__TIMEOUT: should be a valid number"),
        (
            "PLEDGEWATCH_FETCH__TIMEUOT",
            "3",
            "PLEDGEWATCH_FETCH__TIMEUOT: there is no such setting; did you mean timeout?",
        ),
        ("PLEDGEWATCH_FETCH_TIMEOUT", "3", "PLEDGEWATCH_FETCH_TIMEOUT: two underscores"),
        ("PLEDGEWATCH_FETSH__TIMEOUT", "3", "PLEDGEWATCH_FETSH__TIMEOUT: fetsh is no section; did you mean fetch?"),
    ],
)
def test_a_wrong_variable_is_named_rather_than_the_file(folder: Path, variable: str, value: str, expected: str) -> None:
    assert complaint(folder, environ={variable: value}).startswith(expected)
