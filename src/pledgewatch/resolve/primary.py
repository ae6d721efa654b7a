"""Is this the company's own word? Its newsroom, or a wire that prints releases as they are."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from pledgewatch.model import StoredClaim
from pledgewatch.resolve.names import parse_name

_LETTERS = re.compile(r"[a-z0-9]+")


def is_primary(stored: StoredClaim) -> bool:
    """Whether the outlet is the pledger itself, by its host or its name, or a wire for press releases."""
    host = host_of(stored.url)
    outlet = " ".join(_LETTERS.findall(stored.outlet.casefold()))
    if any(wire in outlet or as_one in host for wire, as_one in _wires()):
        return True
    spelled = "".join(parse_name(stored.claim.pledger).words)
    labels = {label.replace("-", "") for label in host.split(".")}
    return spelled in labels or parse_name(stored.outlet).words == parse_name(stored.claim.pledger).words


def host_of(url: str) -> str:
    """The host of an address without "www."; an address that has none (a file read by hand) stands for itself."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")


@cache
def _wires() -> tuple[tuple[str, str], ...]:
    """The wires, each also as it is written in a host."""
    wires = tomllib.loads(files(__package__).joinpath("wires.toml").read_text("utf-8"))["wires"]
    return tuple((wire, wire.replace(" ", "")) for wire in wires)
