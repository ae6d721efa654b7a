from __future__ import annotations

import contextlib
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgewatch.fetch import FetchError
from pledgewatch.fetch.guard import checked_url, parse_networks, why_refused

INNER_V4 = ["10.1.2.3", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.168.0.1", "100.64.0.1", "0.0.0.0"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("192.168.255.255", "private"),
        ("fd00::1", "private"),
        ("fec0::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("100.64.0.1", "CGNAT"),
        ("100.127.255.255", "CGNAT"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("192.0.0.8", "reserved"),
        ("5f00::1", "reserved"),
        ("4000::1", "reserved"),
        ("192.0.2.1", "documentation"),
        ("2001:db8::1", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("64:ff9b::7f00:1", "NAT64"),
        ("64:ff9b:1::1", "NAT64"),
        ("2002:7f00:1::", "6to4"),
        ("2001:0:4136:e378::1", "Teredo"),
        ("::ffff:8.8.8.8", "IPv6 form"),
        ("::ffff:0:127.0.0.1", "IPv6 form"),
        ("localhost", "not an IP address"),
        ("", "not an IP address"),
    ],
)
def test_what_is_not_plainly_public_is_refused_with_a_reason(address: str, why: str) -> None:
    assert why in (why_refused(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "223.255.255.254",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "2001:200::1",
        "2400::1",
    ],
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert why_refused(address) is None


@given(st.ip_addresses(v=4))
def test_every_ipv4_address_that_python_calls_special_is_refused(address: ipaddress.IPv4Address) -> None:
    special = address.is_private or address.is_multicast or address.is_reserved or address.is_link_local
    assert not special or why_refused(str(address)) is not None


@given(st.ip_addresses(v=6))
def test_every_ipv6_address_that_python_calls_special_is_refused(address: ipaddress.IPv6Address) -> None:
    assert address.is_global or why_refused(str(address)) is not None


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_gets_through_in_an_ipv6_wrapping(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    wrapped = [
        ipaddress.IPv6Address(number),
        ipaddress.IPv6Address(0xFFFF << 32 | number),
        ipaddress.IPv6Address((0x64FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | number << 80),
        ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),
    ]
    assert [str(each) for each in wrapped if why_refused(str(each)) is None] == []


@given(st.text(max_size=50))
def test_the_guard_answers_for_any_text(text: str) -> None:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        assert why_refused(text) == "not an IP address"


def test_a_listed_network_is_allowed_and_no_other() -> None:
    allowed = parse_networks(["127.0.0.2/32", "10.0.0.0/8", "fd00::/8"])
    assert why_refused("127.0.0.2", allowed) is None
    assert why_refused("10.9.9.9", allowed) is None
    assert why_refused("fd12::1", allowed) is None
    assert why_refused("127.0.0.1", allowed) == "loopback"
    assert why_refused("192.168.0.1", allowed) == "private"


@pytest.mark.parametrize("address", INNER_V4)
def test_allowing_a_network_does_not_allow_its_ipv6_wrapping(address: str) -> None:
    assert why_refused(f"::ffff:{address}", parse_networks(["0.0.0.0/0"])) is not None


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.com/",
        "gopher://example.com/",
        "javascript:alert(1)",
        "//example.com/",
        "example.com",
        "",
        "http://",
        "http:///path",
        "http://user@example.com/",
        "http://user:secret@example.com/",
        "http://:secret@example.com/",
        "http://[::1/",
        "http://example.com:99999/",
        "http://example.com/\r\nX-Evil: 1",
        "http://example.com/" + "a" * 9_000,
    ],
)
def test_only_plain_web_addresses_are_requested(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        checked_url(url)
    assert refused.value.reason == "bad_url"
    assert refused.value.permanent
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["http://example.com/a%202c%2C?q=(x+OR+y)&z=%e9", "https://example.com:8443/a;b=c/'d'?e=f/g?h"]
)
def test_an_ascii_address_is_requested_as_it_was_written(url: str) -> None:
    assert str(checked_url(url)) == url


def test_an_address_in_other_scripts_is_encoded() -> None:
    assert str(checked_url("http://bücher.example/über uns")) == "http://xn--bcher-kva.example/%C3%BCber%20uns"


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_a_plain_error(text: str) -> None:
    with contextlib.suppress(FetchError):
        assert checked_url("http://" + text).host
