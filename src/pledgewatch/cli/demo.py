"""``pledgewatch demo``: the whole pipeline on a bundled newsroom, over real HTTP, in a folder that vanishes."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pledgewatch.cli.runs import show_summary
from pledgewatch.cli.terminal import out, progress, say
from pledgewatch.errors import PledgewatchError

if TYPE_CHECKING:
    from pledgewatch.settings import Settings
    from tests.newsroom import Newsroom

#: the folder of a checkout, which holds src/, tests/ and config/
CHECKOUT = Path(__file__).parents[3]

NEXT = """
What to try next:
  source .venv/bin/activate            so that `pledgewatch` is found
  pledgewatch spot FILE                what does this text pledge? Also a saved page, a URL, or - for standard input
  pledgewatch feeds list               the feeds of config/feeds.opml; edit that file to your taste
  pledgewatch poll                     one run over them, now; then `pledgewatch pledges`
  pledgewatch up                       every hour from now on, with a page that shows the runs
README.md has the first ten minutes, docs/ the rest."""


def demo() -> None:
    """Run the whole pipeline on a bundled sample newsroom and show the pledges. Leaves nothing behind."""
    if not (CHECKOUT / "tests" / "newsroom" / "__init__.py").is_file():
        raise PledgewatchError("the sample newsroom is not installed: run `make demo` in a checkout of pledgewatch")
    sys.path.insert(0, str(CHECKOUT))  # the newsroom is test code, which no wheel holds
    from tests.newsroom import Newsroom

    with tempfile.TemporaryDirectory(prefix="pledgewatch-demo-") as folder, Newsroom() as newsroom:
        say(f"A newsroom of {len(newsroom.sites)} outlets publishes on this machine. First run:\n")
        settings = _settings(Path(folder), newsroom)
        _poll(settings)
        _show(settings)
        say("\nSecond run, with nothing new in the newsroom:\n")
        _poll(settings)
    say(NEXT)


def _settings(home: Path, newsroom: Newsroom) -> Settings:
    """The shipped configuration, with the newsroom's feeds and no need to be slow on our own machine."""
    from pledgewatch.settings import load_settings
    from pledgewatch.sources import FeedAddress, write_opml

    folder = home / "config"
    shutil.copytree(CHECKOUT / "config", folder)
    shipped = load_settings(folder, {})
    shipped.feeds_file.write_text(write_opml(FeedAddress(url) for url in newsroom.feeds), encoding="utf-8")
    environ = {"PLEDGEWATCH_FETCH__ALLOW_PRIVATE": ",".join(newsroom.networks), "PLEDGEWATCH_FETCH__PAUSE": "0"}
    return load_settings(folder, environ)


def _poll(settings: Settings) -> None:
    from pledgewatch.pipeline import open_desk, poll
    from pledgewatch.sources import read_opml

    with progress() as bar, open_desk(settings, progress=bar) as desk:
        summary = poll(desk, read_opml(settings.feeds_file), everything=True)
    show_summary(summary)


def _show(settings: Settings) -> None:
    from pledgewatch.cli.context import open_store
    from pledgewatch.cli.shown import pledge_table
    from pledgewatch.model import PledgeState

    with open_store(settings) as store, store.read() as found:
        pledges = [pledge for pledge in found.pledges.walk() if pledge.state is PledgeState.ACTIVE]
    say(f"\n{len(pledges)} pledges, each with the sentence that says so:\n")
    out().print(pledge_table(pledges))
