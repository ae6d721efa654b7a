"""Which addresses may be contacted: the decision, without a socket.

Feeds and articles name addresses that strangers chose. Without a guard a link to ``http://169.254.169.254/`` or
to a name that resolves to 127.0.0.1 would make this program read its own machine and network. The decision is
asked for every connection, after DNS, redirects included (see :mod:`pledgewatch.fetch.client`).
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from yarl import URL

from pledgewatch.fetch.errors import FetchError

Network = IPv4Network | IPv6Network

#: Longer addresses are never stories, and some servers' own limit is 8,190.
LONGEST_URL = 8_000

# The IANA special-purpose registries (RFC 6890), written out because what `ipaddress.is_global` says has
# changed between releases of Python. The first match names the reason.
_REFUSED: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), why)
    for why, networks in {
        "unspecified": "0.0.0.0/8 ::/128",
        "loopback": "127.0.0.0/8 ::1/128",
        "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10",
        "link-local": "169.254.0.0/16 fe80::/10",
        "shared by a carrier's customers (CGNAT)": "100.64.0.0/10",
        "multicast": "224.0.0.0/4 ff00::/8",
        "an IPv4 address in IPv6 form": "::ffff:0:0/96 ::ffff:0:0:0/96",
        "an IPv4 address behind NAT64": "64:ff9b::/96 64:ff9b:1::/48",
        "an IPv4 address behind 6to4": "2002::/16 192.88.99.0/24",
        "an IPv4 address behind Teredo": "2001::/32",
        "for documentation only": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
        "for benchmarks only": "198.18.0.0/15 2001:2::/48",
        "reserved": "192.0.0.0/24 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24 240.0.0.0/4"
        " 100::/64 2001::/23 2620:4f:8000::/48",
    }.items()
    for network in networks.split()
)

#: all of IPv6 that is handed out for the public internet (RFC 4291, section 2.4)
_GLOBAL_UNICAST = IPv6Network("2000::/3")


def parse_networks(networks: Sequence[str]) -> tuple[Network, ...]:
    """The networks of ``fetch.allow_private``. Raises ValueError for what is not a network in CIDR notation."""
    return tuple(ip_network(network) for network in networks)


def why_refused(address: str, allowed: Sequence[Network] = ()) -> str | None:
    """Why ``address`` (an IPv4 or IPv6 literal) must not be contacted; None if it may.

    Only what is plainly public is allowed, and whatever lies in one of the ``allowed`` networks.
    """
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return "not an IP address"
    if any(ip in network for network in allowed):
        return None
    for network, why in _REFUSED:
        if ip in network:
            return why
    if isinstance(ip, IPv6Address) and ip not in _GLOBAL_UNICAST:
        return "reserved"
    return None


def checked_url(url: str) -> URL:
    """``url`` ready to be requested. Raises FetchError (``bad_url``) unless it is a plain http or https address."""
    if len(url) > LONGEST_URL:
        raise _bad_url(url[:60] + "…", f"is longer than {LONGEST_URL} characters")
    if any(character < " " or character == "\x7f" for character in url):
        raise _bad_url(repr(url), "holds control characters")
    try:
        # An address that is already plain ASCII is sent as it was written: some servers compare it byte by byte.
        parsed = URL(url, encoded=url.isascii() and " " not in url)
        host, port = parsed.host, parsed.port
    except ValueError:
        raise _bad_url(url, "is not an address") from None
    if parsed.scheme not in ("http", "https"):
        raise _bad_url(url, "does not begin with http:// or https://")
    if not host or not port:
        raise _bad_url(url, "names no host")
    if parsed.raw_user is not None or parsed.raw_password is not None:
        # The message must not repeat the password.
        raise _bad_url(str(parsed.with_user(None)), "carries a user name or password, which is not sent")
    return parsed


def _bad_url(url: str, fault: str) -> FetchError:
    return FetchError(f"{url} {fault}", reason="bad_url", permanent=True)
