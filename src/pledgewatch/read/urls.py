"""One name for one page: the address without what only says how a reader came to it.

Two addresses that become equal here are taken for one story for ever, so every rule errs on the side of
keeping: an unknown query parameter stays, the path keeps its case, http and https stay apart (redirects and
rel=canonical join them where the site says so). What is dropped is data, in ``urls.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

from tld import get_fld

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?"
# ASP.NET writes the session into the path as a segment of its own: /(S(abc123))/story
_PATH_SESSION = re.compile(r"/\(S\([0-9a-zA-Z]+\)\)(?=/|$)")
_AMP_ENDING = re.compile(r"(?:/amp(?:\.html?)?|\.amp(?P<ext>\.html?)?)$", re.IGNORECASE)
_STORY_LIKE = re.compile(r"[\d-]")


@dataclass(frozen=True, slots=True)
class _Rules:
    """``urls.toml``, ready for look-ups."""

    names: frozenset[str]
    prefixes: tuple[str, ...]
    sessions: frozenset[str]
    values: dict[str, frozenset[str]]
    variant_labels: frozenset[str]
    wrappers: tuple[tuple[str, str], ...]

    def drops(self, name: str, value: str) -> bool:
        name = name.lower()
        return name in self.names or name.startswith(self.prefixes) or value.lower() in self.values.get(name, ())


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    raw = tomllib.loads(resources.files(__package__).joinpath("urls.toml").read_text("utf-8"))
    return _Rules(
        names=frozenset(raw["trackers"]) | frozenset(raw["sessions"]),
        prefixes=(*raw["tracker_prefixes"], *raw["session_prefixes"]),
        sessions=frozenset(raw["sessions"]),
        values={name: frozenset(values) for name, values in raw["values"].items()},
        variant_labels=frozenset(raw["variant_labels"]),
        wrappers=tuple((wrapper["host"], wrapper["path"]) for wrapper in raw["wrappers"]),
    )


def canonical_url(url: str) -> str:
    """The name under which a page is kept, pure and idempotent.

    Host in lower case and without ``www.``, ``m.``, ``mobile.``, ``amp.``; no credentials, default port,
    fragment (but "#!" and "#/" routes), trailing slash, dot segments (RFC 3986, 5.2.4), tracking parameters or
    session ids; percent-encoding in one form (RFC 3986, 6.2.2); parameters sorted by name; AMP variants and AMP
    caches undone. What is no http(s) address comes back stripped of blanks only. Never raises.
    """
    url = "".join(char for char in url if char >= " " and char != "\x7f").strip()
    # A rule may uncover work for another (";jsessionid" behind "/amp"). Once escaped, each round shortens: this ends.
    while (once := _canonical_once(url)) != url:
        url = once
    return url


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one registrable domain ("bbc.co.uk"), or to one IP address and port."""
    left, right = _site(one), _site(other)
    return left is not None and left == right


def _canonical_once(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host = _ascii_host(parts.hostname)
    if (wrapped := _unwrap(host, parts)) is not None:
        return wrapped
    netloc = f"[{host}]" if ":" in host else _without_variant(host)
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), _normal(fragment, _QUERY_SAFE)))


def _ascii_host(host: str) -> str:
    host = host.rstrip(".").lower()
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def _without_variant(host: str) -> str:
    label, _, rest = host.partition(".")
    if label not in _rules().variant_labels or "." not in rest or _is_address(host):
        return host
    # "m.co.uk" is somebody's own name, not a variant of "co.uk"
    return host if get_fld(f"http://{host}/", fail_silently=True) == host else rest


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _site(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host:
        return None
    host = _ascii_host(host)
    if _is_address(host):
        return f"{host}:{port}"
    return get_fld(f"http://{host}/", fail_silently=True) or ".".join(host.split(".")[-2:])


def _unwrap(host: str, parts: SplitResult) -> str | None:
    """The address inside an AMP cache's: ``google.com/amp/s/site.example/story``."""
    for cache, prefix in _rules().wrappers:
        if (host == cache or host.endswith("." + cache)) and parts.path.startswith(prefix):
            rest = parts.path.removeprefix(prefix)
            scheme, rest = ("https", rest[2:]) if rest.startswith("s/") else ("http", rest)
            if "." in rest.partition("/")[0]:
                return f"{scheme}://{rest}" + (f"?{parts.query}" if parts.query else "")
    return None


def _path(path: str) -> str:
    path = _without_dots(_normal(path, _PATH_SAFE))
    path = _PATH_SESSION.sub("", path)
    path = "/".join(_without_session(segment) for segment in path.split("/"))
    return _without_amp(path.rstrip("/")).rstrip("/") or "/"


def _without_amp(path: str) -> str:
    """``/alibaba-fund/amp`` and ``/alibaba-fund.amp.html``, but not ``/guitars/amp``, which is a page of its own."""
    ending = _AMP_ENDING.search(path)
    if ending is None or not _STORY_LIKE.search(path[: ending.start()].rpartition("/")[2]):
        return path
    return path[: ending.start()] + (ending["ext"] or "")


def _without_session(segment: str) -> str:
    if ";" not in segment:
        return segment
    first, *parameters = segment.split(";")
    kept = [p for p in parameters if p.partition("=")[0].lower() not in _rules().sessions]
    return ";".join([first, *kept])


def _without_dots(path: str) -> str:
    out: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(out) > 1:
                out.pop()
        elif segment != ".":
            out.append(segment)
    return "/".join(out)


def _query(query: str) -> str:
    kept = [pair for pair in _pairs(query) if not _rules().drops(*pair[:2])]
    return "&".join(raw for _, _, raw in sorted(kept, key=lambda pair: pair[0]))


def _pairs(query: str) -> Iterator[tuple[str, str, str]]:
    """Name, value and the pair as written, its percent-encoding in one form. "&amp;" is a feed's mistake for "&"."""
    for raw in _normal(query.replace("&amp;", "&"), _QUERY_SAFE).split("&"):
        if raw:
            name, _, value = raw.partition("=")
            yield name, value, raw


def _normal(text: str, safe: str) -> str:
    """RFC 3986, 6.2.2: what needs no escape has none, what needs one has it, in capitals."""

    def one(match: re.Match[str]) -> str:
        byte = unquote_to_bytes(match[0])[0]
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    # a "%" that begins no escape is itself a character to escape
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(_ESCAPE.sub(one, text), safe=safe, errors="replace")
