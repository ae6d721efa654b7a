"""alerts.toml as a person writes it, right and wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pledgewatch.alert import AlertConfigError, Format, Reason, load_channels, load_rules
from pledgewatch.model import Kind

GOOD = """
[channels]
desk = "mailto://127.0.0.1:2525?from=a@example.org&to=b@example.org&mode=insecure"
hook = "json://user:${HOOK_PASSWORD}@127.0.0.1/hook"

[[rules]]
name = "large gifts"
companies = ["Alibaba Group", "Alibaba"]
min_usd = 1_000_000
kinds = ["donation"]
reasons = ["new", "raised"]
channels = ["desk", "hook"]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "alerts.toml"


def test_rules_and_channels_are_read(path: Path) -> None:
    path.write_text(GOOD)
    (rule,) = load_rules(path)
    assert (rule.name, rule.min_usd) == ("large gifts", Decimal(1_000_000))
    assert rule.kinds == {Kind.DONATION}
    assert rule.reasons == {Reason.NEW, Reason.RAISED}
    channels = load_channels(path, {"HOOK_PASSWORD": "hunter2"})
    assert {name: channel.format for name, channel in channels.items()} == {"desk": Format.HTML, "hook": Format.TEXT}


def test_a_secret_is_never_shown(path: Path) -> None:
    path.write_text(GOOD)
    assert "hunter2" not in repr(load_channels(path, {"HOOK_PASSWORD": "hunter2"}))


def test_the_example_in_the_documentation_works(path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text(encoding="utf-8")
    path.write_text(page.split("```toml\n")[1].split("```")[0])
    assert [rule.name for rule in load_rules(path)] == ["a billion or more", "our companies, every change"]
    secrets = {"SMTP_PASSWORD": "secret", "SLACK_TOKENS": "T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"}
    assert set(load_channels(path, secrets)) == {"desk", "chat", "hook"}


@pytest.mark.parametrize("content", [None, "", "[channels]\n"])
def test_without_rules_everything_is_told_in_the_terminal(path: Path, content: str | None) -> None:
    if content is not None:
        path.write_text(content)
    (rule,) = load_rules(path)
    assert (rule.name, rule.channels) == ("everything", ())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[[rules]", "cannot be read"),
        ('[[rules]]\nname = "big"\nmin_usd = "lots"', "rule 'big', min_usd: "),
        ('[[rules]]\nname = "big"\nminimum = 3', "rule 'big', minimum: no such key"),
        ('[[rules]]\nname = "big"\nkinds = ["gift"]', "rule 'big', kinds, "),
        ('[[rules]]\nname = "ok"\n[[rules]]\nmin_usd = 3', "rule number 2, name: field required"),
        ('[[rules]]\nname = "a"\n[[rules]]\nname = "a"', "two rules are called 'a'"),
        ('[[rules]]\nname = "a"\nchannels = ["desk"]', "rule 'a', channels: 'desk' is not in [channels] (known: none)"),
        ('rules = "all"', "rules: "),
        ("rules = [3]", "rules, 0: "),
        ("[channels]\ndesk = 3", "channels, desk: "),
        ('[channels]\n"" = "json://localhost"', "channels, "),
        ("[chanels]", "chanels: no such key"),
    ],
)
def test_what_is_wrong_is_one_line_with_file_rule_and_key(path: Path, wrong: str, said: str) -> None:
    path.write_text(wrong)
    with pytest.raises(AlertConfigError) as error:
        load_rules(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("json://${NOT_SET}/hook", "set the environment variable NOT_SET"),
        ("mailt://x", "not one address that Apprise can deliver to"),
        ("", "not one address"),
        ("json://localhost/a, json://localhost/b", "not one address"),
        ("mailt://user:${SECRET}@x", "not one address"),
    ],
)
def test_a_channel_that_cannot_work_is_found_before_anything_is_sent(path: Path, address: str, said: str) -> None:
    path.write_text(f'[channels]\ndesk = "{address}"')
    with pytest.raises(AlertConfigError, match="desk") as error:
        load_channels(path, {"SECRET": "hunter2"})
    assert said in str(error.value)
    assert "hunter2" not in str(error.value)
