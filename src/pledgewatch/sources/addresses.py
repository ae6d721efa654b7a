"""What counts as an address that can be read."""

from __future__ import annotations

from urllib.parse import urlsplit

#: Longer ones are never stories.
LONGEST_ADDRESS = 8_000


def is_web_address(text: str) -> bool:
    """Whether ``text`` is an absolute http or https address with a host, and nothing else beside it."""
    if len(text) > LONGEST_ADDRESS or any(character.isspace() for character in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
