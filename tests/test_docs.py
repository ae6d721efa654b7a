"""What the documentation says of settings and files is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pledgewatch.cli import app
from pledgewatch.settings import SECTIONS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def test_the_documented_settings_are_those_of_the_shipped_file() -> None:
    table = re.findall(
        r"^\| `(\w+)` \| `(\w+)` \| `(.+?)` \| (.+) \|$", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE
    )
    shipped = (ROOT / "config" / "pledgewatch.toml").read_text()
    assert [(section, key, meaning) for section, key, _, meaning in table] == [
        (section, key, field.description)
        for section, model in SECTIONS.items()
        for key, field in model.model_fields.items()
    ]
    assert all(f"\n{key} = {default}\n" in shipped for _, key, default, _ in table)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|mailto:|#)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "operations.md").read_text()
    documented = {names.split()[0] for names in re.findall(r"^\| `(.+?)` \| ", page, re.MULTILINE)}
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert documented == commands - {"version"} | {group.name for group in app.registered_groups}


def test_the_lines_of_python_in_the_readme_find_a_pledge(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    exec(code, {})
    assert "Acme Money(amount=Decimal('5000000'), currency='USD')" in capsys.readouterr().out
