"""Pages a second: from the answers kept whole, built anew, and while articles keep coming.

The room holds the fictional day of news that ships with the product. `wrk` (a Debian package) asks; the peer is the
same server with a page of one row of SQLite and nothing else, which is as little as a site can do.
"""

import asyncio
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException  # noqa: TID251 - a reader of ours, on loopback
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

import aiohttp

from bench.articles import ALL_HOURS
from bench.delay import LATENCY_MS
from bench.processes import Family
from bench.room import LOOK, PATIENCE, Room, room
from bench.table import Given, Row
from bench.world import loopworld
from wireroom.cli.up import listen, own_code
from wireroom.demo.rows import rows
from wireroom.demo.world import load

#: Connections of wrk at once, as in the published figures of servers.
CONNECTIONS = 32
#: Pages a second that readers ask for while articles come.
ASKED = 200
#: Pages that one worker is to build anew in a second.
A_SECOND = 500.0

#: A query that was never asked before: nothing is kept for it.
_NEW_EACH_TIME = (
    'n = 0\nrequest = function() n = n + 1 return wrk.format("GET", wrk.path .. "?x=" .. n .. "-" .. os.time()) end\n'
)


def run(given: Given) -> Iterator[Row]:
    """Ask one worker for front and story page."""
    if shutil.which("wrk") is None:
        raise RuntimeError("wrk is not installed: apt-get install wrk")
    seconds = given.of(1, 8)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _fill(folder)
        script = folder / "new.lua"
        script.write_text(_NEW_EACH_TIME)
        with (
            _served(folder, ["-m", "wireroom", "up", "--role", "web"]) as ours,
            _served(folder, ["-m", "bench.plain"]) as other,
        ):
            peer = _load(other, "/", seconds)
            pages = {"front page": "/", "story page": _story(ours.url)}
            for name, path in pages.items():
                kept = _load(ours, path, seconds).rate
                yield Row(what=f"{name}, kept whole", ours=kept, unit="requests/s", aim=5000.0, more=True)
            for name, path in pages.items():
                anew = _load(ours, path, seconds, "-s", str(script))
                yield Row(what=f"{name}, built anew", ours=anew.rate, unit="requests/s", aim=A_SECOND, more=True)
                yield Row(
                    what=f"{name}, built anew",
                    ours=anew.cpu_ms,
                    unit="CPU ms",
                    aim=1000 / A_SECOND,
                    note="of the web process, a request, with all that the server does; nothing is written meanwhile",
                )
            yield Row(
                what="a page of one row by the bare server",
                ours=peer.rate,
                unit="requests/s",
                note=f"Starlette on uvicorn; {peer.cpu_ms:.2f} CPU ms a request",
            )
    yield from _while_reading(given)


def _while_reading(given: Given) -> Iterator[Row]:
    outlets, entries = given.of(3, 40), given.of(4, 20)
    size = ("--outlets", str(outlets), "--entries", str(entries), "--revise", "0", "--uvloop", "--warm", "pages")
    with (
        loopworld(*size, "--latency-ms", str(given.of(20, LATENCY_MS)), most_seconds=PATIENCE) as world,
        tempfile.TemporaryDirectory() as folder,
        room(Path(folder), world, read_hours=ALL_HOURS) as running,
    ):
        running.add(world.outlets)
        running.wait(lambda: running.unread() > 0, "the first entries")
        before, began = _read_in_full(running), time.monotonic()
        waits = asyncio.run(_ask(running.url, given.of(1, 20)))
        rate = (_read_in_full(running) - before) / (time.monotonic() - began)
        yield Row(
            what=f"front page at {ASKED} requests/s, 99th of 100",
            ours=quantiles(waits, n=100)[98] * 1000,
            unit="ms",
            aim=50.0,
            note=f"{len(waits)} requests while {rate:.0f} articles a second were read",
        )


def _read_in_full(running: Room) -> int:
    return int(running.value("SELECT count(*) FROM articles WHERE origin = 'page'"))


async def _ask(url: str, seconds: float) -> list[float]:
    """Ask for the front page at a steady pace, whatever the answers take; returns what each took, seconds."""
    waits: list[float] = []

    async def one(session: aiohttp.ClientSession, at: float) -> None:
        await asyncio.sleep(max(0.0, at - time.monotonic()))
        async with session.get(url + "/") as answer:
            await answer.read()
        waits.append(time.monotonic() - at)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        began = time.monotonic() + 0.1
        await asyncio.gather(*(one(session, began + n / ASKED) for n in range(int(seconds * ASKED))))
    return waits


def _fill(folder: Path) -> None:
    """Import the fictional day, and make the peer's page."""
    stream = folder / "day.jsonl"
    with stream.open("w") as lines:
        for row in rows(load(), time.time() - 86_400.0):
            lines.write(json.dumps(row) + "\n")
    ours = {**os.environ, "WIREROOM_DATA": str(folder)}
    subprocess.run([sys.executable, "-m", "wireroom", "import", str(stream)], env=ours, check=True, capture_output=True)
    with sqlite3.connect(folder / "plain.db") as database:
        database.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, text TEXT)")
        database.execute(
            "INSERT INTO articles VALUES (1, 'A ferry waits', ?)", ("The ferry waits at the pier. " * 120,)
        )


@dataclass(frozen=True, slots=True)
class Served:
    """A web process."""

    url: str
    family: Family


@contextmanager
def _served(folder: Path, program: list[str]) -> Iterator[Served]:
    """Run a web process over the folder."""
    family = Family()
    listener = listen("127.0.0.1", 0)
    listener.set_inheritable(True)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    ours = {"WIREROOM_DATA": str(folder), "WIREROOM_TEXTS_FOR_ALL": "1"}
    environment = {**os.environ, **own_code(), **family.environment, **ours}
    with subprocess.Popen(
        [sys.executable, *program, "--fd", str(listener.fileno())],
        pass_fds=[listener.fileno()],
        stdin=subprocess.PIPE,
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
    ) as process:
        try:
            _await(listener, url)
            yield Served(url, family)
        finally:
            process.terminate()


def _await(listener: socket.socket, url: str) -> None:
    listener.close()
    last = time.monotonic() + 60
    while True:
        try:
            if _get(url + "/")[0] == 200:
                return
        except (OSError, HTTPException):
            if time.monotonic() > last:
                raise
        time.sleep(LOOK)


def _get(url: str) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _story(url: str) -> str:
    found = re.search(rb'href="(/s/[^"#]+)"', _get(url + "/")[1])
    if found is None:
        raise RuntimeError("the front page shows no story")
    return found[1].decode()


@dataclass(frozen=True, slots=True)
class Load:
    """What a web process did under load."""

    #: Requests a second.
    rate: float
    #: CPU milliseconds a request.
    cpu_ms: float


def _load(served: Served, path: str, seconds: int, *more: str) -> Load:
    """Ask for a page by wrk as fast as it is given; an answer that is no success ends the bench."""
    before = served.family.cpu_s()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *more, served.url + path]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = served.family.cpu_s() - before
    if "Non-2xx" in said:
        raise RuntimeError(f"{served.url}{path}: {said}")
    (asked,), (rate,) = re.findall(r"(\d+) requests in", said), re.findall(r"Requests/sec:\s+([\d.]+)", said)
    return Load(float(rate), used * 1000 / max(1, int(asked)))
