"""A connection gets so much time and room, and a crowd of slow ones leaves the site quick for all others (S45)."""

import contextlib
import os
import socket
import statistics
import threading
import time

import pytest
from asgi import site_over
from serving import limited

from wireroom.testing.fake_reader import FakeRoom
from wireroom.web.connections import MOST_HEAD
from wireroom.web.doors import MOST_BODY
from wireroom.web.guards import HEADERS

#: Connections of the crowd; the full figure of the contract is asked for by the variable.
CROWD = int(os.environ.get("CROWD", "200"))


def opened(port):
    made = socket.create_connection(("127.0.0.1", port), timeout=30)
    return contextlib.closing(made)


def everything(connection):
    """Read until the other side closes."""
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


@pytest.fixture
def site():
    """A site lives on one event loop, so each server has its own."""
    return site_over(FakeRoom())


@pytest.fixture(scope="module")
def patient():
    with limited(site_over(FakeRoom())) as made:
        yield made


@pytest.mark.parametrize("start", [b"", b"GET /about HT", b"GET /about HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a"])
def test_a_request_that_does_not_come_is_cut(site, start):
    """Silence, half a line, half a head: told 408, and closed."""
    with limited(site, request_s=0.2) as (port, refused), opened(port) as connection:
        connection.sendall(start)
        assert everything(connection).startswith(b"HTTP/1.1 408 ")
    assert refused == {"slow": 1}


def test_a_body_that_trickles_is_cut(site):
    """The head came in time, the body did not."""
    with limited(site, request_s=0.2) as (port, refused), opened(port) as connection:
        connection.sendall(
            b"POST /choices HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n"
            b"content-length: 90\r\n\r\nback"
        )
        assert everything(connection).startswith(b"HTTP/1.1 408 ")
    assert refused == {"slow": 1}


def test_the_second_request_of_a_connection_has_its_own_time(site):
    """What is kept alive may rest between requests, and is cut within one."""
    whole = b"GET /robots.txt HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"
    with limited(site, request_s=1.0) as (port, refused), opened(port) as connection:
        connection.sendall(whole)
        first = connection.recv(65536)
        connection.sendall(whole + b"GET /")
        answers = first + everything(connection)
        assert answers.count(b"HTTP/1.1 200 ") == 2
        assert answers.count(b"HTTP/1.1 408 ") == 1
    assert refused == {"slow": 1}


def test_what_is_no_request_is_told_under_the_guards(patient):
    """Also what never reaches the site carries the headers of all answers (S24)."""
    port, refused = patient
    refused.clear()
    with opened(port) as connection:
        connection.sendall(b"NONSENSE\r\n\r\n")
        answer = everything(connection)
    assert answer.startswith(b"HTTP/1.1 400 ")
    for name, value in HEADERS.items():
        assert f"{name}: {value}\r\n".encode() in answer
    assert refused == {"other": 1}


@pytest.mark.parametrize(
    "head",
    [
        b"x-a: " + b"a" * (MOST_HEAD + 10) + b"\r\n\r\n",
        b"x-a: " + b"a" * (40 * MOST_HEAD),
        b"".join(b"x-%d: %s\r\n" % (n, b"b" * 100) for n in range(400)) + b"\r\n",
    ],
)
def test_headers_have_a_limit(patient, head):
    """One long line, one that never ends, many short ones."""
    port, refused = patient
    refused.clear()
    with opened(port) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n" + head)
        answer = everything(connection)
    assert answer.startswith(b"HTTP/1.1 431 ") or not answer, answer[:100]
    assert refused == {"headers": 1}


def test_large_headers_within_the_limit_are_taken(patient):
    """What browsers send at their worst."""
    port, _ = patient
    with opened(port) as connection:
        connection.sendall(
            b"GET /about HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncookie: " + b"c" * 30_000 + b"\r\n\r\n"
        )
        assert everything(connection).startswith(b"HTTP/1.1 200 ")


def test_a_body_without_end_is_cut(patient):
    """Chunks that nobody reads are counted as they come."""
    port, refused = patient
    refused.clear()
    chunk = b"10000\r\n" + b"z" * 0x10000 + b"\r\n"
    taken = 0
    with opened(port) as connection:
        connection.sendall(b"POST /choices HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while taken < 20 * MOST_BODY:
                connection.sendall(chunk)
                taken += len(chunk)
        answer = everything(connection)
    assert taken < 20 * MOST_BODY, "it went on listening"
    assert not answer or answer.startswith(b"HTTP/1.1 4")


def test_who_does_not_read_is_cut():
    """An answer larger than all buffers, asked for by somebody who takes none of it."""

    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(400):
                await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    ended = threading.Event()
    with limited(app, stalled_s=0.2) as (port, refused), opened(port) as connection:
        original = refused.update
        refused.update = lambda what: (original(what), ended.set())
        connection.sendall(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
        assert ended.wait(30)
    assert refused["stalled"] == 1


def test_a_crowd_of_slow_senders_leaves_pages_to_all_others(site):
    """Each holds a connection with half a request; pages are answered meanwhile, and all the crowd is cut at last."""
    times = []
    with limited(site, request_s=5.0) as (port, refused), contextlib.ExitStack() as crowd:
        slow = [crowd.enter_context(opened(port)) for _ in range(CROWD)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ")
        for path in [b"/", b"/about", b"/section/world", b"/api/v1/stories"] * 25:
            began = time.perf_counter()
            with opened(port) as connection:
                connection.sendall(b"GET %s HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n" % path)
                assert everything(connection).startswith(b"HTTP/1.1 200 ")
            times.append(time.perf_counter() - began)
        assert all(everything(connection).startswith(b"HTTP/1.1 408 ") for connection in slow)
    assert refused == {"slow": CROWD}
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"{CROWD} slow connections: page p95 {1000 * p95:.0f} ms, median {1000 * statistics.median(times):.0f} ms")
