"""A kept connection may be closed by the other side at any time: one more try, in a turn of its own (R25)."""

import asyncio
import contextlib
import itertools

import pytest
from gateways import open_gateway
from rawserver import head, run

from wireroom.clock import ManualClock
from wireroom.errors import FetchError
from wireroom.ports import Ask

START = 1_000_000_000.0


@contextlib.asynccontextmanager
async def closing_server(clock, *, answers):
    """Answer that many requests of each connection; the next one is read, and the connection closed without a word."""
    asked = []

    async def serve(reader, writer):
        left = answers
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                raw = await reader.readuntil(b"\r\n\r\n")
                asked.append((raw.split(b" ")[1].decode(), clock.now()))
                left -= 1
                if left < 0:
                    break
                writer.write(head(200, Content_Length=5) + b"hello")
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], asked
    finally:
        server.close()


def fetch_all(paths, *, answers, kind="page", **gaps):
    """Ask for pages one after the other; returns (what came or went wrong, [(path, when)] of what was asked)."""

    async def work():
        clock = ManualClock(START)
        async with (
            closing_server(clock, answers=answers) as (port, asked),
            open_gateway(f"127.0.0.1/32:{port}", clock=clock, **gaps) as net,
        ):
            came = []
            for path in paths:
                try:
                    answer = await net.fetch(Ask(url=f"http://127.0.0.1:{port}{path}", kind=kind))
                    came.append(answer.body)
                except FetchError as error:
                    came.append(error.reason)
            return came, asked

    return run(work())


def test_a_kept_connection_that_was_closed_costs_a_pause_and_not_the_answer():
    came, asked = fetch_all(["/a", "/b", "/c"], answers=2, loopback_gap_s=2.0, loopback_page_gap_s=5.0)
    assert came == [b"hello"] * 3
    starts = [at for path, at in asked if path != "/robots.txt"]
    assert len(starts) > 3, "some request met a closed connection"
    assert all(later - earlier >= 5.0 for earlier, later in itertools.pairwise(starts)), (
        "also second tries keep the gap"
    )


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_a_connection_that_is_new_is_not_tried_twice(kind):
    came, asked = fetch_all(["/a"], answers=0, kind=kind)
    assert b"hello" not in came
    assert max([path for path, _ in asked].count(path) for path, _ in asked) == 1


def test_there_is_one_second_try_and_no_third():
    """The server answers robots.txt, then nothing at all any more."""

    async def work():
        asked = []

        async def serve(reader, writer):
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                while True:
                    asked.append((await reader.readuntil(b"\r\n\r\n")).split(b" ")[1])
                    if asked[-1] != b"/robots.txt":
                        break
                    writer.write(head(404, Content_Length=0))
                    await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, open_gateway(f"127.0.0.1/32:{port}") as net:
            with pytest.raises(FetchError, match="closed without an answer"):
                await net.fetch(Ask(url=f"http://127.0.0.1:{port}/a", kind="page"))
        return asked

    assert run(work()) == [b"/robots.txt", b"/a", b"/a"]
