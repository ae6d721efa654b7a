"""What every flow run begins with, in a process of its own."""

from __future__ import annotations

import logging
import os

from flows import lifeline
from pledgewatch.settings import Settings, load_settings


def begin() -> Settings:
    """The settings of this run, read from ``PLEDGEWATCH_CONFIG`` (which `pledgewatch up` sets) or ``./config``.

    Also ties the process to `pledgewatch up`, and lets what the package logs reach the run's log: Prefect passes
    on only warnings of a logger that has no level of its own.
    """
    lifeline.hold()
    logging.getLogger("pledgewatch").setLevel(logging.INFO)
    return load_settings(None, os.environ)
