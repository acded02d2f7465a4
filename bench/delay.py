"""From the end of a page's fetch to the bytes on a subscriber's connection, while articles keep coming.

The world answers slowly, so that some twenty pages a second arrive. When a fetch ended stands in the writer's own log
(its line "net.answered"); which event of the live stream brought the article follows from the event's number.
"""

import contextlib
import json
import tempfile
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from http.client import HTTPConnection, HTTPException  # noqa: TID251 - a subscriber of ours, on loopback
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from bench.articles import ALL_HOURS
from bench.room import Room, room
from bench.table import Given, Row
from bench.world import loopworld
from wireroom.log.sqlite import SqliteLog
from wireroom.model.events import ArticleRead

#: With sixteen pages under way at once, the median answer of the world that gives some twenty pages a second, ms.
LATENCY_MS = 650


def run(given: Given) -> Iterator[Row]:
    """Let one subscriber listen while a world is read in full."""
    outlets, entries = given.of(3, 40), given.of(4, 30)
    size = ("--outlets", str(outlets), "--entries", str(entries), "--revise", "0", "--uvloop", "--warm", "pages")
    with (
        loopworld(*size, "--latency-ms", str(given.of(20, LATENCY_MS)), most_seconds=3600) as world,
        tempfile.TemporaryDirectory() as folder,
        room(Path(folder), world, read_hours=ALL_HOURS, log_level="debug") as running,
    ):
        came: list[tuple[int, float]] = []
        listener = threading.Thread(target=_listen, args=(running.url, came), daemon=True)
        listener.start()
        running.add(world.outlets)
        running.wait(lambda: running.asked() == outlets, "an answer of each feed")
        settled = time.time()
        running.wait(lambda: not running.unread(), "all pages")
        running.wait(lambda: bool(came) and came[-1][0] >= _last(running), "the last event")
        fetched = _fetched(Path(folder) / "said")
        waits, first, last = _waits(running, came, fetched, settled)
    listener.join()  # the room has ended, and the connection with it
    rate = len(waits) / max(last - first, 1e-9)
    note = f"{len(waits)} articles, {rate:.0f} a second, one subscriber"
    what = "page fetched to subscriber, "
    yield Row(what=what + "median", ours=median(waits) * 1000, unit="ms", aim=300.0, note=note)
    yield Row(what=what + "99th of 100", ours=quantiles(waits, n=100)[98] * 1000, unit="ms", aim=1000.0)


def _listen(url: str, came: list[tuple[int, float]]) -> None:
    """Subscribe, and note the number of each event with the time at which its bytes were here."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=3600)
    connection.request("GET", "/live", headers={"Accept": "text/event-stream"})
    number = 0
    with closing(connection), contextlib.suppress(OSError, HTTPException), connection.getresponse() as answer:
        while line := answer.readline():
            if line.startswith(b"id: "):
                number = int(line[4:])
            elif line == b"\n" and number:
                came.append((number, time.time()))


def _last(running: Room) -> int:
    return int(running.value("SELECT coalesce(max(seq), 0) FROM changes"))


def _fetched(said: Path) -> dict[str, float]:
    """Read when the fetch of each page ended: address -> UTC seconds."""
    found = {}
    for line in said.read_text().splitlines():
        if '"net.answered"' in line and '"page"' in line:
            told = json.loads(line)
            found[told["url"]] = datetime.fromisoformat(told["timestamp"]).timestamp()
    return found


def _waits(
    running: Room, came: list[tuple[int, float]], fetched: dict[str, float], since: float
) -> tuple[list[float], float, float]:
    """Return for each page fetched after `since` how long its event took, and when the first and last were fetched."""
    urls = dict(running.database.execute("SELECT id, url FROM articles"))
    numbers = [number for number, _ in came]
    waits, times = [], []
    for logged in SqliteLog(running.database).read():
        event = logged.event
        if isinstance(event, ArticleRead) and event.origin == "page":
            at, place = fetched.get(urls[event.article_id], 0.0), bisect_left(numbers, logged.seq)
            if at >= since and place < len(came):
                waits.append(came[place][1] - at)
                times.append(at)
    return waits, min(times, default=0.0), max(times, default=0.0)
