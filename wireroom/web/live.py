"""The live stream: numbers and short sentences, never pages.

One task looks at the log for all clients. A client that was away is first told what it missed, in order and without
gaps, or `reset` once where that cannot be. A client that does not read is cut and delays nobody.
"""

import asyncio
import contextlib
import secrets
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from wireroom.clock import Clock
from wireroom.model.views import Change, Head
from wireroom.ports import Reader
from wireroom.web.doors import Door
from wireroom.web.routes import read_query, read_since
from wireroom.web.words import several

#: R19: a client is cut at this many events that it did not take, or when one takes longer than this to send, seconds.
MOST_QUEUED = 256
MOST_SENDING_S = 60.0
#: R17: more changes than this are not told one by one.
MOST_BEHIND = 10_000

T = TypeVar("T")


class Ask(Protocol):
    """Runs a function of a reader on one of the threads that have one."""

    def __call__(self, question: Callable[[Reader], T], /) -> Awaitable[T]:
        """Give what the function gave."""
        ...


_WORDS = {
    "broke": ("story is breaking", "stories are breaking"),
    "opened": ("new story", "new stories"),
    "development": ("development", "developments"),
    "figure": ("figure changed", "figures changed"),
    "headline": ("headline changed", "headlines changed"),
    "grew": ("story grew", "stories grew"),
    "merged": ("story was joined", "stories were joined"),
    "split": ("story was taken apart", "stories were taken apart"),
    "calmed": ("story calmed", "stories calmed"),
    "level": ("level changed", "levels changed"),
    "indicator": ("indicator changed", "indicators changed"),
    "evidence": ("situation has new evidence", "situations have new evidence"),
    "watched": ("definition of a situation changed", "definitions of situations changed"),
}


def say(change: Change) -> str:
    r"""Put a change into a short sentence.

    >>> say(Change(seq=4, at=0.0, stories=(("a", "grew"), ("b", "grew"), ("a", "figure")))).replace("\xa0", " ")
    '1 figure changed, 2 stories grew'
    """
    told = Counter(what for _, what in change.stories)
    return ", ".join(several(told[what], *words) for what, words in _WORDS.items() if told[what])


def event(change: Change, before: int) -> bytes:
    """Make the bytes of one event; `after` names the number before it, so that a gap would be seen."""
    data = orjson.dumps({"seq": change.seq, "after": before, "stories": change.stories, "say": say(change)})
    return b"id: %d\nevent: change\ndata: %s\n\n" % (change.seq, data)


def reset(head: Head) -> bytes:
    """Make the event that says: what you have cannot be continued; take the page anew."""
    return b"id: %d\nevent: reset\ndata: %s\n\n" % (head.seq, orjson.dumps({"seq": head.seq, "epoch": head.epoch}))


def hello(head: Head, behind: float) -> bytes:
    """Begin a stream: when to come back (jittered, so that clients do not return all at once), and where the log is."""
    retry = 2000 + secrets.randbelow(4000)
    data = orjson.dumps({"seq": head.seq, "epoch": head.epoch, "behind": round(behind)})
    return b"retry: %d\nevent: hello\ndata: %s\n\n" % (retry, data)


def pulse(behind: float) -> bytes:
    """Make what is sent when nothing happens: a comment, and how many seconds the log is behind the clock."""
    return b": still here\nevent: pulse\ndata: %d\n\n" % round(behind)


def missed(reader: Reader, after: int | None, epoch: str | None) -> tuple[Head, list[Change] | None]:
    """Say what a client that stopped at `after` has missed; None where it must take the page anew."""
    with reader.at_head() as head:
        if after is None:
            return head, []
        if after > head.seq or after < 0 or (epoch is not None and epoch != head.epoch):
            return head, None
        changes = reader.changes(after, most=MOST_BEHIND + 1)
        return head, changes if len(changes) <= MOST_BEHIND else None


@dataclass(slots=True, eq=False)
class Client:
    """One open stream."""

    address: str
    queue: asyncio.Queue[tuple[int, bytes] | None] = field(default_factory=lambda: asyncio.Queue(MOST_QUEUED + 1))
    #: Set when it was cut.
    cut: bool = False

    def give(self, seq: int, data: bytes) -> None:
        """Queue one event, or cut the client that let its queue fill."""
        if self.queue.qsize() >= MOST_QUEUED:
            self.cut = True
            while not self.queue.empty():
                self.queue.get_nowait()
            self.queue.put_nowait(None)
        elif not self.cut:
            self.queue.put_nowait((seq, data))


class Hub:
    """Follows the log once for all clients."""

    def __init__(
        self,
        ask: Ask,
        *,
        clock: Clock,
        look_every: float,
        per_address: int,
        comment_every: float,
        published: Callable[[float], None] | None = None,
    ) -> None:
        """`published` is told how long each change took from its commit to here, seconds of the clock."""
        self._published = published
        self._ask, self._clock, self._look_every, self._per_address = ask, clock, look_every, per_address
        self._comment_every = comment_every
        self._clients: set[Client] = set()
        self._seq: int | None = None
        self._epoch: str | None = None
        #: The log's time when it last changed.
        self._at = 0.0
        self._wake = asyncio.Event()

    def full(self, address: str) -> bool:
        """Whether an address has all the streams that it may have (S45)."""
        return sum(1 for client in self._clients if client.address == address) >= self._per_address

    @property
    def clients(self) -> int:
        """How many streams are open."""
        return len(self._clients)

    async def run(self) -> None:
        """Look at the log while somebody listens, and hand on what is new. Runs until cancelled."""
        version: int | None = None
        while True:
            await self._wake.wait()
            version, head, changes = await self._ask(self._look(version))
            self._tell(head, changes)
            await asyncio.sleep(self._look_every)

    def _look(self, version: int | None) -> Callable[[Reader], tuple[int, Head | None, list[Change]]]:
        after = self._seq

        def look(reader: Reader) -> tuple[int, Head | None, list[Change]]:
            now = reader.data_version()
            if now == version and after is not None:
                return now, None, []
            with reader.at_head() as head:
                if after is None or head.seq < after:
                    return now, head, []
                return now, head, reader.changes(after, most=MOST_BEHIND)

        return look

    def _tell(self, head: Head | None, changes: Sequence[Change]) -> None:
        if head is None:
            return
        self._at = head.at
        if self._epoch is not None and head.epoch != self._epoch:
            for client in self._clients:
                client.give(head.seq, reset(head))
            self._seq, self._epoch = head.seq, head.epoch
            return
        before = self._seq if self._seq is not None else head.seq
        for change in changes:
            if self._published is not None:
                self._published(self._clock.now() - change.at)
            data = event(change, before)
            for client in self._clients:
                client.give(change.seq, data)
            before = change.seq
        self._seq, self._epoch = max(before, head.seq), head.epoch

    def _behind(self) -> float:
        return max(0.0, self._clock.now() - self._at)

    async def stream(self, address: str, after: int | None, epoch: str | None) -> AsyncGenerator[bytes, None]:
        """Give the bytes of one client's stream, until it is cut or closed."""
        client = Client(address)
        self._clients.add(client)
        try:
            # Where we begin to follow is fixed before the client's own reading, so that nothing falls between the two.
            first = await self._ask(lambda reader: reader.head())
            if self._seq is None:
                self._seq, self._epoch, self._at = first.seq, first.epoch, first.at
            self._wake.set()
            # Registered first, read second: what comes meanwhile waits in the queue, and is skipped where read already.
            head, changes = await self._ask(lambda reader: missed(reader, after, epoch))
            self._at = max(self._at, head.at)
            yield hello(head, self._behind())
            told = head.seq if after is None else after
            if changes is None:
                yield reset(head)
                told = head.seq
            for change in changes or ():
                yield event(change, told)
                told = change.seq
            told = max(told, head.seq)
            while True:
                try:
                    item = await asyncio.wait_for(client.queue.get(), self._comment_every)
                except TimeoutError:
                    yield pulse(self._behind())
                    continue
                if item is None:
                    return
                seq, data = item
                if seq > told or data.startswith(b"id: %d\nevent: reset" % seq):
                    yield data
                    told = seq
        finally:
            self._clients.discard(client)
            if not self._clients:
                self._wake.clear()
                self._seq = None


class EventStream:
    """An ASGI answer that sends a stream, ends with its client, and gives up on one that does not read."""

    def __init__(self, body: AsyncGenerator[bytes, None]) -> None:
        self._body = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the client goes, the stream ends, or one event takes too long."""
        del scope
        headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        sending = asyncio.create_task(self._send(send))
        leaving = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, leaving):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, TimeoutError, OSError):
                    await task

    async def _send(self, send: Send) -> None:
        async with contextlib.aclosing(self._body) as body:
            async for data in body:
                async with asyncio.timeout(MOST_SENDING_S):
                    await send({"type": "http.response.body", "body": data, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Live:
    """Opens streams."""

    def __init__(self, hub: Hub, refused: Callable[[str], None]) -> None:
        """`refused` is told "live" for an address that has all its streams."""
        self._hub, self._refused = hub, refused

    def doors(self) -> list[Door]:
        """Give where streams are opened."""
        return [Door("/live", self.live, role="anyone")]

    async def live(self, request: Request) -> Response | EventStream:
        """Open a live stream."""
        address = request.client.host if request.client else ""
        if self._hub.full(address):
            self._refused("live")
            return Response("Too many live pages from this address.", status_code=429, headers={"retry-after": "30"})
        query = read_query(request.url.query)
        after = read_since({"since": request.headers.get("last-event-id") or query.get("after", "")})
        return EventStream(self._hub.stream(address, after, query.get("epoch")))
