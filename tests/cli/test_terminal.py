"""Strangers' text on a terminal: shown, never obeyed."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from pledgewatch.cli import terminal


def printed(text: str) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, width=200, color_system="truecolor")
    console.print(terminal.table(("name",), [(text,)]))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[2Jcleared", "\x1b]0;title\x07", "\x9b31mred", "a\rb", "\u202eevil", "\x1b]8;;http://x.example\x1b\\link"],
)
def test_no_control_character_of_an_article_reaches_the_terminal(hostile: str) -> None:
    harmless = printed("harmless")
    allowed = set(harmless) | set("\x1b")
    shown = printed(hostile)
    assert shown.count("\x1b") == harmless.count("\x1b")
    assert not {c for c in shown if not c.isprintable()} - allowed


def test_markup_in_an_article_is_text() -> None:
    assert "[bold]Acme[/bold] gives" in printed("[bold]Acme[/bold] gives")


def test_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.complain("first\nsecond " + "long " * 100)
    assert capsys.readouterr().err.count("\n") == 1


def test_no_progress_bar_is_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress() as bar:
        bar.stage("reading", 2)
        bar.step()
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""
