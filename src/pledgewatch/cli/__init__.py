"""The command line. Commands import what they need when they run, so that `--help` answers at once.

Exit codes: 0 done; 1 something failed; 2 wrong usage or configuration; 3 another run is at work; 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pledgewatch.cli import feeds, review
from pledgewatch.cli.demo import demo
from pledgewatch.cli.evaluate import evaluate
from pledgewatch.cli.pledges import export, pledges
from pledgewatch.cli.runs import backfill, poll, rebuild, up
from pledgewatch.cli.spot import spot
from pledgewatch.errors import BusyError, ConfigError, PledgewatchError

app = typer.Typer(
    name="pledgewatch",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 something failed; 2 wrong usage or configuration; 3 another run is at work.",
)


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The configuration folder; else $PLEDGEWATCH_CONFIG, else ./config."),
    ] = None,
) -> None:
    """Follow news feeds, spot new corporate pledges, keep one record of each and tell people."""
    context.obj = config


def version() -> None:
    """Say which version this is."""
    from importlib.metadata import version as installed

    typer.echo(f"pledgewatch {installed('pledgewatch')}")


for command in (poll, pledges, spot, export, backfill, up, rebuild, evaluate, demo, version):
    app.command()(command)
app.add_typer(feeds.app, name="feeds")
app.add_typer(review.app, name="review")


def main() -> None:
    """The console script: runs a command; an error of ours is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Articles may hold half a surrogate pair, and terminals may know few letters: neither may end a run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except PledgewatchError as error:
        from pledgewatch.cli.terminal import complain

        complain(str(error))
        sys.exit(2 if isinstance(error, ConfigError) else 3 if isinstance(error, BusyError) else 1)
