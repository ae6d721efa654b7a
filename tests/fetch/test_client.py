from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import ipaddress
import ssl
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pledgewatch.fetch import Client, FetchError, Response
from pledgewatch.model import Validators
from pledgewatch.settings import FetchSettings
from tests.fetch.site import OPEN, HandClock, Site, raw_site


async def failure(client: Client, url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        await client.get(url)
    return error.value


def fetched(url: str, settings: FetchSettings = OPEN) -> Response | FetchError:
    """One GET with a client of its own."""

    async def scene() -> Response | FetchError:
        async with Client(settings) as client:
            try:
                return await client.get(url)
            except FetchError as error:
                return error

    return asyncio.run(scene())


def test_a_page_comes_with_its_body_type_and_time() -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/a", "é".encode("latin-1"), headers={"Content-Type": "text/html; charset=latin-1"})
            page = await client.get(site.url("/a"), accept="text/html")
            assert (page.status, page.body, page.content_type) == (200, b"\xe9", "text/html; charset=latin-1")
            assert page.requested == page.url == site.url("/a")
            assert page.moved_to is None
            assert page.fetched == clock.clock.now()
            assert page.headers["content-TYPE"] == page.content_type
            assert site.asked_for("/a")[0].headers["Accept"] == "text/html"

    asyncio.run(scene())


def test_an_unchanged_page_is_not_sent_again() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:

            async def answer(request: web.Request) -> web.Response:
                known = request.headers.get("If-None-Match") == '"1"'
                return web.Response(status=304 if known else 200, body=b"" if known else b"x", headers={"ETag": '"1"'})

            site.answers["/a"] = answer
            first = await client.get(site.url("/a"))
            assert first.validators == Validators(etag='"1"')
            second = await client.get(site.url("/a"), validators=first.validators)
            assert (second.status, second.body) == (304, b"")
            await client.get(site.url("/a"), validators=Validators(last_modified="Sat, 04 Sep 2021 12:00:00 GMT"))
            assert site.asked_for("/a")[2].headers["If-Modified-Since"] == "Sat, 04 Sep 2021 12:00:00 GMT"

    asyncio.run(scene())


def test_a_304_that_nobody_asked_for_is_an_error() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", status=304)
            assert (await failure(client, site.url("/a"))).reason == "http_304"

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [([301], True), ([308, 301], True), ([302], False), ([301, 302], False), ([303, 301], False), ([307], False)],
)
def test_only_permanent_redirects_move_an_address(statuses: list[int], moved: bool) -> None:
    async def scene() -> None:
        async with Site() as site, Site("127.0.0.2") as end, Client(OPEN) as client:
            for hop, status in enumerate(statuses):
                last = hop == len(statuses) - 1
                site.say(f"/{hop}", status=status, headers={"Location": end.url("/end") if last else f"/{hop + 1}"})
            end.say("/end", b"here")
            page = await client.get(site.url("/0"))
            assert (page.body, page.requested, page.url) == (b"here", site.url("/0"), end.url("/end"))
            assert page.moved_to == (end.url("/end") if moved else None)

    asyncio.run(scene())


def test_a_redirect_loop_ends() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", status=302, headers={"Location": "/a"})
            assert (await failure(client, site.url("/a"))).reason == "too_many_redirects"
            assert len(site.asked_for("/a")) == OPEN.max_redirects + 1

    asyncio.run(scene())


def test_the_time_limit_is_for_all_redirects_together() -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:

            async def slow(request: web.Request) -> web.Response:
                clock.seconds += OPEN.timeout * 0.6
                return web.Response(status=302, headers={"Location": request.path + "x"})

            site.answers.update({"/a": slow, "/ax": slow})
            site.say("/axx", b"too late")
            assert (await failure(client, site.url("/a"))).reason == "timeout"

    asyncio.run(scene())


@pytest.mark.parametrize("location", ["", "file:///etc/passwd", "http://user:pw@127.0.0.1/", "http://["])
def test_a_redirect_to_nonsense_is_an_error(location: str) -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", status=302, headers={"Location": location})
            assert (await failure(client, site.url("/a"))).reason == "bad_redirect"

    asyncio.run(scene())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_our_own_machine_is_not_asked_whatever_it_is_called(host: str) -> None:
    async def scene() -> None:
        async with Site() as site, Client(FetchSettings(pause=0)) as client:
            site.say("/a", b"secret")
            error = await failure(client, f"http://{host}:{site.port}/a")
            assert (error.reason, error.permanent) == ("address_refused", True)
            assert "fetch.allow_private" in str(error)
            assert site.seen == []

    asyncio.run(scene())


@pytest.mark.parametrize("host", ["127.1", "0177.0.0.1", "2130706433"])
def test_an_address_written_as_a_number_is_no_host(host: str) -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            assert (await failure(client, f"http://{host}:{site.port}/a")).reason == "bad_url"
            assert site.seen == []

    asyncio.run(scene())


def test_a_redirect_to_an_inner_address_is_not_followed() -> None:
    async def scene() -> None:
        only_outer = FetchSettings(pause=0, allow_private=("127.0.0.1/32",))
        async with Site() as outer, Site("127.0.0.2") as inner, Client(only_outer) as client:
            outer.say("/a", status=302, headers={"Location": inner.url("/secret")})
            assert (await failure(client, outer.url("/a"))).reason == "address_refused"
            assert inner.seen == []

    asyncio.run(scene())


def test_a_bomb_is_given_up_and_the_next_page_is_read() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN.model_copy(update={"max_bytes": 10_000})) as client:
            site.say("/bomb", gzip.compress(bytes(30_000_000)), headers={"Content-Encoding": "gzip"})
            site.say("/large", bytes(10_001))
            site.say("/full", gzip.compress(bytes(10_000)), headers={"Content-Encoding": "gzip"})
            assert (await failure(client, site.url("/bomb"))).reason == "too_large"
            assert (await failure(client, site.url("/large"))).reason == "too_large"
            assert (await client.get(site.url("/full"))).body == bytes(10_000)

    asyncio.run(scene())


def test_a_coding_that_we_did_not_ask_for_is_an_error() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", b"\x8b\x00\x80", headers={"Content-Encoding": "br"})
            assert (await failure(client, site.url("/a"))).reason == "bad_encoding"
            assert site.asked_for("/a")[0].headers["Accept-Encoding"] == "gzip, deflate"

    asyncio.run(scene())


def test_a_packed_body_that_ends_early_is_an_error() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", gzip.compress(b"a story")[:-6], headers={"Content-Encoding": "gzip"})
            assert (await failure(client, site.url("/a"))).reason == "bad_encoding"

    asyncio.run(scene())


def test_a_host_that_never_answers_is_given_up() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN.model_copy(update={"timeout": 0.2})) as client:

            async def silence(_: web.Request) -> web.Response:
                await asyncio.Event().wait()
                raise AssertionError

            site.answers["/a"] = silence
            error = await failure(client, site.url("/a"))
            assert (error.reason, error.permanent) == ("timeout", False)
            assert "0.2 s" in str(error)

    asyncio.run(scene())


def test_a_body_that_drips_for_ever_is_given_up() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN.model_copy(update={"timeout": 0.2})) as client:

            async def drip(request: web.Request) -> web.StreamResponse:
                answer = web.StreamResponse()
                await answer.prepare(request)
                while True:
                    await answer.write(b".")
                    await asyncio.sleep(0.01)

            site.answers["/a"] = drip
            assert (await failure(client, site.url("/a"))).reason == "timeout"

    asyncio.run(scene())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"hello, this is not HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nNo-Colon\r\n\r\n",
    ],
    ids=["nothing", "not HTTP", "cut short", "bad chunk", "bad length", "endless header", "header without colon"],
)
def test_a_broken_answer_is_one_plain_error(answer: bytes) -> None:
    async def scene() -> None:
        async with raw_site(answer) as url, Client(OPEN) as client:
            with pytest.raises(FetchError) as error:
                await client.get(url, check_robots=False)
            assert (error.value.reason, error.value.permanent) == ("broken", False)

    asyncio.run(scene())


def test_odd_header_bytes_do_no_harm() -> None:
    async def scene() -> None:
        answer = b'HTTP/1.1 200 OK\r\nETag: "\xe9\xff"\r\nContent-Type: text/h\xe9\r\nContent-Length: 1\r\n\r\nx'
        async with raw_site(answer) as url, Client(OPEN) as client:
            page = await client.get(url, check_robots=False)
            assert page.validators == Validators()
            assert page.content_type.encode("utf-8")

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:1/", "connect"),
        ("http://a..b/", "bad_url"),
        ("http://" + "a" * 70 + ".example/", "bad_url"),
        ("ftp://127.0.0.1/", "bad_url"),
    ],
)
def test_what_cannot_be_reached_says_why(url: str, reason: str) -> None:
    error = fetched(url)
    assert isinstance(error, FetchError)
    assert error.reason == reason


def test_a_host_that_does_not_exist_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RES_OPTIONS", "timeout:1 attempts:1")  # without a network the resolver would wait for long
    error = fetched("http://no-such-host.invalid./")
    assert isinstance(error, FetchError)
    assert error.reason == "dns"


@pytest.mark.parametrize(("status", "permanent"), [(404, False), (410, True), (403, False), (451, True), (500, False)])
def test_a_refusal_names_its_status(status: int, permanent: bool) -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", status=status)
            error = await failure(client, site.url("/a"))
            assert (error.reason, error.permanent) == (f"http_{status}", permanent)
            assert str(status) in str(error)

    asyncio.run(scene())


@pytest.mark.parametrize("status", [429, 503])
def test_an_overloaded_host_is_left_alone_for_as_long_as_it_asks(status: int) -> None:
    async def scene() -> None:
        clock = HandClock()
        async with Site() as site, Client(OPEN, clock=clock.clock) as client:
            site.say("/busy", status=status, headers={"Retry-After": "600"})
            site.say("/a", b"x")
            assert (await failure(client, site.url("/busy"))).retry_after == 600
            assert (await failure(client, site.url("/a"))).reason == "host_resting"
            assert site.asked_for("/a") == []
            clock.seconds += 600
            assert (await client.get(site.url("/a"))).body == b"x"

    asyncio.run(scene())


def test_no_cookies_are_kept() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/a", b"x", headers={"Set-Cookie": "id=1; Path=/"})
            for _ in range(2):
                await client.get(f"http://localhost:{site.port}/a")
            assert "Cookie" not in site.asked_for("/a")[1].headers

    asyncio.run(scene())


def test_a_webhook_is_posted_as_it_is() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client:
            site.say("/hook", b"ok", status=202)
            site.say("/robots.txt", b"User-agent: *\nDisallow: /")  # a webhook is wanted, robots.txt or not
            answer = await client.post(site.url("/hook"), body=b"{}", headers={"X-Signature": "abc"})
            assert answer.status == 202
            (seen,) = site.seen
            assert (seen.method, seen.body, seen.headers["X-Signature"]) == ("POST", b"{}", "abc")

    asyncio.run(scene())


def test_a_webhook_passes_the_same_guard_and_follows_no_redirect() -> None:
    async def scene() -> None:
        async with Site() as site, Client(OPEN) as client, Client(FetchSettings(pause=0)) as guarded:
            site.say("/moved", status=307, headers={"Location": "/hook"})
            site.say("/hook")
            with pytest.raises(FetchError, match="307"):
                await client.post(site.url("/moved"), body=b"{}", headers={})
            assert site.asked_for("/hook") == []
            with pytest.raises(FetchError) as refused:
                await guarded.post(site.url("/hook"), body=b"{}", headers={})
            assert refused.value.reason == "address_refused"

    asyncio.run(scene())


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    async def scene() -> None:
        async with Site(tls=self_signed(tmp_path)) as site, Client(OPEN) as client:
            site.say("/a", b"x")
            assert (await failure(client, site.url("/a"))).reason == "tls"
            assert site.seen == []

    asyncio.run(scene())


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's TLS with a fresh certificate for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "site.pem"
    file.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
