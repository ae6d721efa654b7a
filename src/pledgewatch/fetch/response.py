"""What a request brought back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pledgewatch.fetch.headers import validators
from pledgewatch.model import Validators


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, with its body decoded and whole.

    ``requested`` is the address asked for, ``url`` where the redirects ended; ``moved_to`` is the latter if every
    redirect on the way was permanent (301, 308), else None. ``headers`` are looked up without regard to case and
    are safe to print and to store. ``fetched`` is UTC.
    """

    requested: str
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched: dt.datetime
    moved_to: str | None = None

    @property
    def content_type(self) -> str:
        return self.headers.get("Content-Type", "")

    @property
    def validators(self) -> Validators:
        return validators(self.headers)
