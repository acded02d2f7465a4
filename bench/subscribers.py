"""Two thousand subscribers of the live stream: does each hear every event, and how long until the last one does?

They come from 400 loopback addresses, since one address may have six streams. Articles of a world keep coming
meanwhile; a tenth of the subscribers is cut off in the middle and returns with the number of its last event.
"""

import asyncio
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from bench.articles import ALL_HOURS
from bench.delay import LATENCY_MS
from bench.room import PATIENCE, Room, room
from bench.table import Given, Row
from bench.world import loopworld

#: Subscribers an address: under the limit of six.
EACH = 5
#: An event is to be with all of them this long after its commit, seconds.
PROMISED_S = 2.0


@dataclass(slots=True)
class Subscriber:
    """One open stream, and what it heard: number of each event -> when its bytes were here."""

    source: str
    heard: dict[int, float] = field(default_factory=dict)
    #: Number of the log where it began to listen; None before.
    since: int | None = None
    #: Events that came more than once.
    twice: int = 0

    async def listen(self, host: str, port: int, ready: asyncio.Event | None = None) -> None:
        """Subscribe, from after what was heard last, and listen until cancelled."""
        reader, writer = await asyncio.open_connection(host, port, local_addr=(self.source, 0), limit=1 << 20)
        last = max(self.heard, default=self.since)
        again = "" if last is None else f"Last-Event-ID: {last}\r\n"
        writer.write(f"GET /live HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/event-stream\r\n{again}\r\n".encode())
        try:
            number, kind = 0, b""
            while line := await reader.readline():
                if line.startswith(b"id: "):
                    number = int(line[4:])
                elif line.startswith(b"event: "):
                    kind = line[7:].strip()
                    if kind == b"reset":
                        raise RuntimeError("a subscriber was told to begin anew")
                elif kind == b"hello" and line.startswith(b"data: "):
                    if self.since is None:
                        self.since = int(json.loads(line[6:])["seq"])
                    if ready is not None:
                        ready.set()
                elif line == b"\n" and number:
                    self.twice += number in self.heard
                    self.heard[number] = time.monotonic()
                    number = 0
        finally:
            writer.close()


def run(given: Given) -> Iterator[Row]:
    """Subscribe, and compare what each heard with what the log says was to be heard."""
    _allow_files(8000)
    many = given.of(20, 2000)
    outlets, entries = given.of(3, 40), given.of(4, 25)
    size = ("--outlets", str(outlets), "--entries", str(entries), "--revise", "0", "--uvloop", "--warm", "pages")
    with (
        loopworld(*size, "--latency-ms", str(given.of(20, LATENCY_MS)), most_seconds=PATIENCE) as world,
        tempfile.TemporaryDirectory() as folder,
        room(Path(folder), world, read_hours=ALL_HOURS) as running,
    ):
        subscribers, first, last = asyncio.run(
            _play(running, many, lambda: running.add(world.outlets), given.of(6, 40))
        )
        within = (first, last)
        rows = running.database.execute("SELECT seq FROM changes WHERE seq > ? AND seq <= ? ORDER BY seq", within)
        told = [seq for (seq,) in rows]
    lost = sum(len(set(told) - one.heard.keys()) for one in subscribers)
    twice = sum(one.twice for one in subscribers)
    stayed = [one for n, one in enumerate(subscribers) if n % 10 and set(told) <= one.heard.keys()]
    spread = [max(one.heard[seq] for one in stayed) - min(one.heard[seq] for one in stayed) for seq in told]
    note = f"{many} subscribers, {len(told)} events, a tenth of the subscribers cut off and back"
    yield Row(what="events lost", ours=float(lost), unit="events", aim=0.0, note=note)
    yield Row(what="events heard twice", ours=float(twice), unit="events", aim=0.0)
    yield Row(what="from the first to the last subscriber, median", ours=median(spread) * 1000, unit="ms")
    yield Row(
        what="from the first to the last subscriber, 99th of 100", ours=quantiles(spread, n=100)[98] * 1000, unit="ms"
    )


async def _play(
    running: Room, many: int, begin: Callable[[], None], seconds: float
) -> tuple[list[Subscriber], int, int]:
    parts = urlsplit(running.url)
    host, port = parts.hostname or "", parts.port or 80
    subscribers = [Subscriber(f"127.0.{3 + n // EACH // 250}.{1 + n // EACH % 250}") for n in range(many)]
    ready = [asyncio.Event() for _ in subscribers]
    tasks = [asyncio.create_task(one.listen(host, port, event)) for one, event in zip(subscribers, ready, strict=True)]
    await asyncio.wait_for(asyncio.gather(*(event.wait() for event in ready)), 120)
    first = _last(running)
    await asyncio.to_thread(begin)
    await asyncio.sleep(seconds / 2)
    for n in range(0, many, 10):
        tasks[n].cancel()
    await asyncio.gather(*tasks[::10], return_exceptions=True)
    await asyncio.sleep(1)
    tasks[::10] = [asyncio.create_task(one.listen(host, port)) for one in subscribers[::10]]
    await asyncio.sleep(seconds / 2)
    last = _last(running)
    await asyncio.sleep(PROMISED_S)
    for task in tasks:
        if task.done():
            task.result()
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return subscribers, first, last


def _last(running: Room) -> int:
    return int(running.value("SELECT coalesce(max(seq), 0) FROM events"))


def _allow_files(most: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(most, hard)), hard))
