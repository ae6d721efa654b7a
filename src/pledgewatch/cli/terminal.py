"""What a person at a terminal sees: tables and lines in which the text of strangers can do no harm."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from pledgewatch.model import Alert


def plain(text: str, style: str = "") -> Text:
    """Text of strangers for a table or a line: neither control characters nor Rich's markup have any effect."""
    from pledgewatch.alert.words import one_line

    return Text(one_line(text, limit=2_000), style=style)


def out() -> Console:
    """Standard output; where it is no terminal, as wide as a page."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=120)


def err() -> Console:
    """Standard error, where everything goes that is not the answer."""
    return Console(stderr=True, highlight=False)


def say(line: str | Text) -> None:
    """A line of the answer, wrapped by the terminal and not by us. A string is ours; strangers' words are ``plain``."""
    out().print(Text(line) if isinstance(line, str) else line, soft_wrap=True)


def complain(line: str) -> None:
    """An error, in one line."""
    err().print(plain(line), style="red", soft_wrap=True)


def table(
    columns: Iterable[str], rows: Iterable[Sequence[str | Text]], *, right: Iterable[str] = (), spaced: bool = False
) -> Table:
    """A plain table. ``right`` names the columns of numbers; ``spaced`` sets rows of several lines apart."""
    right = set(right)
    built = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1 if spaced else 0, 0))
    for column in columns:
        built.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        built.add_row(*(cell if isinstance(cell, Text) else plain(cell) for cell in row))
    return built


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """JSON for a program to read; one line with ``indent=None``."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


class Bar:
    """One bar on standard error, a pipeline's ``Progress``; ``lines`` is where alerts are printed."""

    def __init__(self, progress: Progress, task: TaskID, lines: Console) -> None:
        self._progress, self._task, self._lines = progress, task, lines

    def stage(self, name: str, total: int | None) -> None:
        """Start again for the next stage. ``total`` is None while nobody knows it."""
        self._progress.reset(self._task, description=name, total=total)

    def step(self, count: int = 1) -> None:
        self._progress.advance(self._task, count)

    def alert(self, alert: Alert) -> None:
        """The line in the terminal."""
        from pledgewatch.alert import terminal_line

        self._lines.print(plain(terminal_line(alert), style="bold"), soft_wrap=True)


@contextmanager
def progress(*, shown: bool = True) -> Iterator[Bar]:
    """A progress bar, on a terminal and with ``shown`` only. Alerts go above it, else to standard output; where that
    is for a program to read (``shown=False``), to standard error."""
    console = err()
    drawn = shown and console.is_terminal
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not drawn) as running:
        yield Bar(running, running.add_task("", total=None), console if drawn or not shown else out())
