"""Articles from a list that a person names: the same as `pledgewatch backfill`, started from Prefect's page."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any, Self

from prefect import flow
from pydantic import BaseModel, Field, model_validator

from flows.run import desk, show
from flows.workers import workers
from pledgewatch import pipeline


class BackfillParams(BaseModel):
    """What the page asks for."""

    source: str = Field(
        title="List",
        description="A file of addresses or of articles as JSON Lines, or a folder of HTML pages, on the machine that"
        " runs this; relative paths start beside config/.",
        min_length=1,
    )
    since: dt.date | None = Field(None, title="Published since", description="First day; none: from the beginning.")
    until: dt.date | None = Field(None, title="Published until", description="Last day; none: to the end.")
    alert: bool = Field(False, title="Raise alerts", description="Tell people of what is found, as a live run would.")
    failed_again: bool = Field(False, title="Failed again", description="Also read again what failed before.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("'since' is after 'until'")
        if self.source == "-":
            raise ValueError("a run has no standard input; name a file or folder")
        return self


@flow
def backfill(params: BackfillParams) -> dict[str, Any]:
    """Read the articles that a list names. Asked for again, it takes up where it stopped."""
    with desk() as opened, workers(opened.settings.run) as examine:
        summary = pipeline.backfill(
            opened,
            opened.settings.home / params.source,
            days=pipeline.DateRange(params.since, params.until),
            alerting=params.alert,
            failed_again=params.failed_again,
            examine=examine,
        )
    show(summary, "backfill")
    return asdict(summary)
