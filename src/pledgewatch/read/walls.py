"""Is the text all there? Paywalls, consent walls and stubs, named as such."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

# In characters. The shortest articles of our labelled corpora have 300; teasers before a paywall have 400 and less.
_STUB = 280
_TEASER = 900


def wall_flags(text: str, visible: str, *, free: bool) -> tuple[str, ...]:
    """``paywall``, ``consent_wall`` and ``stub``, as they apply.

    ``text`` is the article as extracted, ``visible`` all that the page shows, ``free`` what the page's JSON-LD says.
    Walls by wording count for short texts only: full articles offer subscriptions and mention cookies too.
    """
    flags = []
    shown = visible.lower().replace("’", "'") if len(text) < _TEASER else ""
    if not free or any(phrase in shown for phrase in _phrases("paywall")):
        flags.append("paywall")
    if len(text) < _STUB:
        if any(phrase in shown for phrase in _phrases("consent")):
            flags.append("consent_wall")
        flags.append("stub")
    return tuple(flags)


@lru_cache(maxsize=2)
def _phrases(kind: str) -> tuple[str, ...]:
    raw = tomllib.loads(resources.files(__package__).joinpath("walls.toml").read_text("utf-8"))
    return tuple(raw[kind])
