"""The gateway's manners: who asks, how often, and what it leaves alone (R21, R25, R28, R29, R30, S1, S7)."""

import asyncio
import contextlib
import itertools
import json
import re
from pathlib import Path

import pytest
from datasets import dataset
from gateways import CONTACT, open_gateway
from rawserver import answer, by_path, head, raw_server, run

import wireroom
from wireroom.clock import ManualClock
from wireroom.errors import FetchError, RefusedError
from wireroom.net.wire import HopStaleError
from wireroom.ports import Ask

START = 1_000_000_000.0


def test_r29_we_say_who_we_are_and_nothing_else():
    async def work():
        async with raw_server(answer(200, b"hi", Set_Cookie="a=b")) as server, open_gateway(*server.allow) as net:
            await net.fetch(Ask(url=server.url("/feed?x=%41&y=1+2"), kind="feed", subscribers=12))
            await net.fetch(Ask(url=server.url("/feed?x=%41&y=1+2"), kind="feed", subscribers=12))
            return server.requests

    requests = [request for request in run(work()) if request.path != "/robots.txt"]
    for request in requests:
        assert request.path == "/feed?x=%41&y=1+2", "the query is sent as it was given"
        assert request.headers["user-agent"] == f"Wireroom/{wireroom.__version__} (+{CONTACT}; 12 subscribers)"
        assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding"}
        assert request.headers["accept-encoding"] == "gzip, deflate"
    assert len(requests) == 2


@pytest.mark.parametrize(
    ("kind", "first"),
    [("feed", "application/atom+xml"), ("page", "text/html"), ("image", "image/webp"), ("icon", "image/png"),
     ("robots", "text/plain")],
)  # fmt: skip
def test_r29_each_kind_says_what_it_would_like(kind, first):
    async def work():
        async with raw_server(answer(200, b"hi")) as server, open_gateway(*server.allow) as net:
            await net.fetch(Ask(url=server.url("/x"), kind=kind))
            return server.requests[-1].headers["accept"]

    assert run(work()).startswith(first)


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "abc", '"a b\\"c"', 'W/"ü-日"', '"' + "x" * 500 + '"'])
def test_r21_validators_go_back_byte_for_byte(etag):
    """Quotes, `W/` and letters of all scripts as they came; both when there are both."""
    modified = "Tue,  3 Jan 2006 05:04:03 +0000"

    async def say(request, writer):
        if request.path == "/robots.txt":
            writer.write(head(404, Content_Length=0))
        elif b"If-None-Match" in request.raw:
            writer.write(head(304))
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nETag: " + etag.encode() + f"\r\nLast-Modified: {modified}\r\n".encode())
            writer.write(b"Content-Length: 2\r\n\r\nhi")

    async def work():
        async with raw_server(say) as server, open_gateway(*server.allow) as net:
            first = await net.fetch(Ask(url=server.url("/feed"), kind="feed"))
            held = {"etag": first.headers["etag"], "last_modified": first.headers["last-modified"]}
            second = await net.fetch(Ask(url=server.url("/feed"), kind="feed", validators_for=first.final_url, **held))
            return second, server.requests[-1].raw

    second, raw = run(work())
    assert second.status == 304
    assert second.body == b""
    assert b"If-None-Match: " + etag.encode() + b"\r\n" in raw
    assert b"If-Modified-Since: " + modified.encode() + b"\r\n" in raw


def test_r21_a_validator_that_is_no_text_is_not_kept():
    async def say(request, writer):
        writer.write(b'HTTP/1.1 200 OK\r\nETag: "\xe4\xff"\r\nContent-Length: 2\r\n\r\nhi')

    async def work():
        async with raw_server(say) as server, open_gateway(*server.allow) as net:
            return await net.fetch(Ask(url=server.url("/robots.txt"), kind="robots"))

    assert "etag" not in run(work()).headers


@pytest.mark.parametrize("held", [{}, {"etag": "a\r\nX: y"}, {"etag": ""}])
def test_r21_nothing_new_since_nothing_is_no_answer(held):
    async def work():
        async with raw_server(answer(304)) as server, open_gateway(*server.allow) as net:
            await net.fetch(Ask(url=server.url("/feed"), kind="feed", **held))

    with pytest.raises(FetchError, match="304"):
        run(work())


async def timed(asks, handler, **settings):
    """Let all ask at once; return when (seconds from the start) each request began, and its path."""
    clock, times = ManualClock(START), []
    async with raw_server(handler) as server, open_gateway(*server.allow, clock=clock, **settings) as net:
        get = net._wire.get

        async def note_and_get(place, headers, **limits):
            start = (clock.now() - START, place.url.path)
            times.append(start)
            try:
                return await get(place, headers, **limits)
            except HopStaleError:  # this server closes after each answer: the request met a closed door
                times.remove(start)
                raise

        net._wire.get = note_and_get
        await asyncio.gather(
            *(net.fetch(Ask(url=server.url(path), kind=kind)) for path, kind in asks), return_exceptions=True
        )
        assert sorted(server.paths(robots=True)) == sorted(path for _, path in times)
    return times


def test_r25_all_kinds_of_requests_share_the_turns_of_a_domain():
    """Robots.txt and redirects are requests like all others."""
    handler = by_path(
        feed=answer(302, Location="/moved"), moved=answer(200), a=answer(200), b=answer(200), i=answer(200)
    )
    asks = [("/feed", "feed"), ("/a", "page"), ("/b", "page"), ("/i", "image")]
    times = run(timed(asks, handler, loopback_gap_s=2.0, loopback_page_gap_s=5.0))
    starts = [at for at, _ in times]
    assert all(later - earlier >= 2.0 for earlier, later in itertools.pairwise(starts)), times
    pages = [at for at, path in times if path in ("/a", "/b")]
    assert pages[1] - pages[0] >= 5.0
    assert [path for _, path in times].count("/robots.txt") == 1
    assert len(times) == 6


def test_r25_without_gaps_a_loopback_domain_still_has_one_request_in_flight():
    flying = []

    async def slow(request, writer):
        flying.append(len(flying) + 1)
        await asyncio.sleep(0.01)
        writer.write(head(404, Content_Length=0))
        assert len(flying) == 1
        flying.clear()

    times = run(timed([(f"/{number}", "feed") for number in range(20)], slow))
    assert len(times) == 21


def test_r30_a_crawl_delay_stretches_the_pause_between_pages():
    rules = b"User-agent: *\nCrawl-delay: 9\nDisallow: /x"
    say = rules_then(200, rules, paths=("/a", "/b"))
    times = {path: at for at, path in run(timed([("/a", "page"), ("/b", "page")], say))}
    assert abs(times["/b"] - times["/a"]) >= 9.0


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "pause"),
    [
        ("600", 600.0),
        ("Sun, 09 Sep 2001 02:46:40 GMT", 3600.0),
        (None, 3600.0),
        ("soon", 3600.0),
        ("99999999", 604800.0),
    ],
)
def test_r28_a_host_that_asks_for_a_pause_is_left_alone_as_a_whole(status, header, pause):
    """Other feeds and pages of the host fail without being asked, and are told when to come back."""
    clock = ManualClock(START)
    headers = {"Retry_After": header} if header else {}

    async def work():
        async with (
            raw_server(by_path(feed=answer(status, b"no", Date="Sun, 09 Sep 2001 01:46:40 GMT", **headers))) as server,
            open_gateway(*server.allow, clock=clock) as net,
        ):
            with pytest.raises(FetchError) as first:
                await net.fetch(Ask(url=server.url("/feed"), kind="feed"))
            seen = len(server.requests)
            with pytest.raises(FetchError) as second:
                await net.fetch(Ask(url=server.url("/other"), kind="page"))
            unasked = len(server.requests) == seen
            clock.advance(second.value.retry_after)
            with pytest.raises(FetchError) as third:
                await net.fetch(Ask(url=server.url("/other"), kind="feed"))
            return first.value, second.value, unasked, third.value

    first, second, unasked, third = run(work())
    assert first.status == status
    assert first.retry_after == pytest.approx(pause)
    assert first.reason.startswith(f"answered {status}, asks us to come back in ")
    assert unasked
    assert second.status is None
    assert second.retry_after == pytest.approx(pause, abs=5)
    assert third.status == 404


def test_r28_a_pause_can_be_taken_up_again_after_a_restart():
    clock = ManualClock(START)

    async def work():
        async with raw_server(answer()) as server, open_gateway(*server.allow, clock=clock) as net:
            net.pause(server.url("/feed"), START + 100)
            with pytest.raises(FetchError, match="not asked"):
                await net.fetch(Ask(url=server.url("/feed"), kind="feed"))
            return server.connections

    assert run(work()) == 0


def rules_then(status, text=b"", *, paths=("/page",)):
    async def say(request, writer):
        if request.path == "/robots.txt":
            writer.write(head(status, Content_Length=len(text)) + text)
        else:
            writer.write(head(200 if request.path in paths else 404, Content_Length=2) + b"hi")

    return say


@pytest.mark.parametrize(
    ("status", "text", "page", "feed"),
    [
        (200, b"User-agent: *\nDisallow: /page", False, True),
        (200, b"User-agent: Wireroom\nDisallow: /page", False, False),
        (200, b"", True, True),
        (404, b"", True, True),
        (403, b"User-agent: *\nDisallow: /", True, True),
        (301, b"", True, True),
        (500, b"", False, True),
        (502, b"", False, True),
    ],
)
def test_r30_pages_obey_robots_and_feeds_obey_what_names_us(status, text, page, feed):
    async def asked(kind):
        async with raw_server(rules_then(status, text)) as server, open_gateway(*server.allow) as net:
            with contextlib.suppress(RefusedError):
                await net.fetch(Ask(url=server.url("/page"), kind=kind))
            return server.paths() == ["/page"]

    assert run(asked("page")) is page
    assert run(asked("feed")) is feed


def test_r30_rules_are_asked_once_a_day_for_all_who_wait():
    clock = ManualClock(START)

    async def work():
        async with raw_server(rules_then(200)) as server, open_gateway(*server.allow, clock=clock) as net:
            asks = [Ask(url=server.url("/page"), kind="page") for _ in range(5)]
            await asyncio.gather(*(net.fetch(ask) for ask in asks))
            first = server.paths(robots=True).count("/robots.txt")
            clock.advance(86401.0)
            await net.fetch(asks[0])
            return first, server.paths(robots=True).count("/robots.txt")

    assert run(work()) == (1, 2)


def test_r30_a_robots_txt_over_the_limit_is_read_up_to_it():
    text = b"User-agent: *\nDisallow: /page\n" + b"# padding\n" * 200_000

    async def work():
        async with raw_server(rules_then(200, text)) as server, open_gateway(*server.allow) as net:
            await net.fetch(Ask(url=server.url("/page"), kind="page"))

    with pytest.raises(RefusedError, match=r"robots\.txt asks us not to"):
        run(work())


def test_r30_a_redirect_to_a_forbidden_page_is_not_followed():
    rules = b"User-agent: *\nDisallow: /private/"

    async def say(request, writer):
        if request.path == "/robots.txt":
            writer.write(head(200, Content_Length=len(rules)) + rules)
        else:
            writer.write(head(302, Location="/private/x", Content_Length=0))

    async def work():
        async with raw_server(say) as server, open_gateway(*server.allow) as net:
            with pytest.raises(RefusedError, match="asks us not to"):
                await net.fetch(Ask(url=server.url("/page"), kind="page"))
            return server.paths()

    assert run(work()) == ["/page"]


def test_r30_a_host_that_cannot_be_reached_is_not_a_host_that_forbids():
    async def work():
        async with raw_server(answer()) as server:
            url, allow = server.url("/page"), server.allow
        async with open_gateway(*allow) as net:
            await net.fetch(Ask(url=url, kind="page"))

    with pytest.raises(FetchError) as caught:
        run(work())
    assert not isinstance(caught.value, RefusedError)
    assert caught.value.reason == "could not be reached"


def test_s7_proxies_of_the_environment_are_not_used(monkeypatch):
    async def work():
        async with (
            raw_server(answer(200, b"from the proxy"), host="127.0.0.2") as proxy,
            raw_server(answer(200, b"from the site")) as server,
            open_gateway(*server.allow, *proxy.allow) as net,
        ):
            for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
                monkeypatch.setenv(name, proxy.url(""))
            monkeypatch.delenv("no_proxy", raising=False)
            return (await net.fetch(Ask(url=server.url("/"), kind="feed"))).body

    assert run(work()) == b"from the site"


def test_s1_no_other_part_opens_connections():
    """The import contract bans HTTP clients by name; this finds ways around it. Binding and listening are allowed."""
    package = Path(wireroom.__file__).parent
    opens = re.compile(r"create_connection\(|open_connection\(|connect_ex\(|sock_connect\(|ClientSession\(|urlopen\(")
    found = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if opens.search(path.read_text(encoding="utf-8"))
    }
    assert found <= {"net"}, "only wireroom.net opens connections to the outside"


def test_s2_s3_no_address_of_the_public_list_of_tricks_gets_a_connection():
    """Every name leads inside, as an attacker would have it; a listener waits there and must hear nothing."""
    path = dataset("security") / "ssrf" / "urls.jsonl"
    urls = [json.loads(line)["url"] for line in path.read_text(encoding="utf-8").splitlines()]

    async def inside(host, port):
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    async def work():
        refused = []
        async with raw_server(answer(), host="127.0.0.3") as server, open_gateway(*server.allow, lookup=inside) as net:
            for url in urls:
                for kind in ("feed", "page", "image", "icon", "robots"):
                    try:
                        await net.fetch(Ask(url=url, kind=kind))
                    except RefusedError:
                        refused.append(url)
            return refused, server.connections

    refused, connections = run(work())
    assert len(refused) == 5 * len(urls)
    assert connections == 0


def test_s6_an_address_found_in_content_is_judged_before_it_is_stored():
    async def work():
        async with open_gateway("127.0.0.1/32:8800") as net:
            assert net.check("HTTPS://Gazette.Example/icon one.png#x") == "https://gazette.example/icon%20one.png"
            assert net.check("http://127.0.0.1:8800/") == "http://127.0.0.1:8800/"
            for url in (
                "javascript:alert(1)",
                "http://10.0.0.1/",
                "http://editor:secret@gazette.example/",
                "/icon.png",
            ):
                with pytest.raises(RefusedError) as caught:
                    net.check(url)
                assert "secret" not in str(caught.value)

    run(work())


def test_kinds_that_nobody_has_named_are_a_bug():
    async def work():
        async with open_gateway() as net:
            await net.fetch(Ask(url="https://gazette.example/", kind="video"))

    with pytest.raises(ValueError, match="video"):
        run(work())
