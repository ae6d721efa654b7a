"""What every command needs: the settings that ``--config`` chose, and the database that they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pledgewatch.settings import Settings
    from pledgewatch.store import Store


def settings_of(context: typer.Context) -> Settings:
    """The settings. Raises ConfigError."""
    from pledgewatch.settings import load_settings

    return load_settings(chosen_folder(context), os.environ)


def chosen_folder(context: typer.Context) -> Path | None:
    """What ``--config`` said."""
    folder: Path | None = context.obj
    return folder


def open_store(settings: Settings) -> Store:
    """The database, made or upgraded where needed. Raises StoreError."""
    from pledgewatch.store import Store

    return Store(settings.database_url)


def settings_if_any(context: typer.Context) -> Settings:
    """The settings if there are any, else the defaults: for commands that keep nothing."""
    from pledgewatch.settings import ENV_FOLDER, FILE_NAME, Settings

    asked = chosen_folder(context) or os.environ.get(ENV_FOLDER)
    return settings_of(context) if asked or Path("config", FILE_NAME).is_file() else Settings()
