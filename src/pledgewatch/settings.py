"""Typed settings, one class a section of ``pledgewatch.toml``; each package is handed its own section."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    """A section of the configuration: unknown keys are errors, values do not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DatabaseSettings(Section):
    url: str = "sqlite:///data/pledgewatch.db"


class FetchSettings(Section):
    user_agent: str = "pledgewatch/0.1 (+https://github.com/pledgewatch/pledgewatch)"
    timeout: float = Field(30, gt=0, description="seconds for one request in all, redirects included")
    max_bytes: int = Field(10_000_000, gt=0, description="of a body, after decompression")
    max_redirects: int = Field(5, ge=0)
    pause: float = Field(1.0, ge=0, description="seconds between two requests to one host")
    concurrency: int = Field(20, ge=1, description="requests under way at once, over all hosts")
    tries: int = Field(5, ge=1, description="before an entry is given up as failed")
    allow_private: tuple[str, ...] = Field(
        (), description="networks (CIDR) that may be fetched although private"
    )


class PollSettings(Section):
    interval: int = Field(
        3600, ge=60, description="seconds between two polls of a feed that we know nothing of"
    )
    shortest: int = Field(900, ge=60)
    longest: int = Field(86_400, ge=60)


class SpotSettings(Section):
    alert_at: float = Field(0.5, ge=0, le=1, description="confidence from which a claim is believed")
    review_at: float = Field(0.2, ge=0, le=1, description="confidence from which a claim is kept for review")


class AlertSettings(Section):
    give_up_after: int = Field(
        3 * 86_400, ge=0, description="seconds for which a failed delivery is tried again"
    )


class RunSettings(Section):
    batch: int = Field(200, ge=1, description="pages a batch")
    interval: int = Field(3600, ge=30, description="seconds between two scheduled runs of `pledgewatch up`")
    task_runner: str = "threads"
    workers: int = Field(2, ge=1)
    host: str = "127.0.0.1"
    port: int = Field(4200, ge=1, le=65_535)
