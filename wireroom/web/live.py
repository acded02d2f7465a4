"""Following the log for all who listen.

One task looks at the log. What is new is made into bytes once, and the same bytes go to everybody. A client that was
away is first told what it missed, in order and without gaps, or `reset` once where that cannot be. A client that does
not read is cut and delays nobody.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from wireroom.clock import Clock
from wireroom.model.views import Change, Head
from wireroom.ports import Reader
from wireroom.web.live_events import event, hello, pulse, reset

#: R19: a client is cut at this many events that it did not take.
MOST_QUEUED = 256
#: Changes that are read at once: what was missed is read page by page, so that no client needs much memory.
PAGE = 500

T = TypeVar("T")

#: A reader, and the number of the data as it told it: numbers of two readers say nothing of each other.
Version = tuple[int, int]


class Ask(Protocol):
    """Runs a function of a reader on one of the threads that have one."""

    def __call__(self, question: Callable[[Reader], T], /) -> Awaitable[T]:
        """Give what the function gave."""
        ...


class Outlet(Protocol):
    """The short way to a client: what its connection takes at once need not wake the client's own task."""

    def write(self, data: bytes, framed: bytes) -> bool:
        """Send an event, plain or framed as a chunk; False where the connection cannot take it now."""
        ...

    def abort(self) -> None:
        """End the connection, whatever was not sent yet."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, as bytes: plain, and as a chunk of HTTP/1.1. The same object goes to all clients."""

    #: Number of the log; None for what is no event (a comment).
    seq: int | None
    data: bytes
    framed: bytes

    @classmethod
    def make(cls, seq: int | None, data: bytes) -> "Said":
        """Frame the bytes."""
        return cls(seq, data, b"%x\r\n%b\r\n" % (len(data), data))


@dataclass(slots=True, eq=False)
class Client:
    """One open stream."""

    address: str
    outlet: Outlet | None = None
    #: From here on the hub tells it; before, it reads for itself what it missed.
    live: bool = False
    #: Number and epoch up to which it was told.
    told: int = 0
    epoch: str = ""
    #: Set when it was cut.
    cut: bool = False
    #: What waits to be sent, the next one first; it stands there until it is sent.
    waiting: deque[Said] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, said: Said) -> None:
        """Send or queue what is said, or cut the client that let its queue fill."""
        if said.seq is not None:
            if said.seq <= self.told:
                return  # it has read that for itself
            self.told = said.seq
        if self.cut or (not self.waiting and self.outlet is not None and self.outlet.write(said.data, said.framed)):
            return
        if len(self.waiting) < MOST_QUEUED:
            self.waiting.append(said)
        else:
            self.cut = True
            self.waiting.clear()
            if self.outlet is not None:
                self.outlet.abort()
        self.wake.set()


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
        self._addresses: Counter[str] = Counter()
        self._seq: int | None = None
        self._epoch: str | None = None
        #: The log's time when it last changed.
        self._at = 0.0
        self._wake = asyncio.Event()

    def full(self, address: str) -> bool:
        """Whether an address has all the streams that it may have (S45)."""
        return self._addresses[address] >= self._per_address

    @property
    def clients(self) -> int:
        """How many streams are open."""
        return len(self._clients)

    async def run(self) -> None:
        """Look at the log while somebody listens, and hand on what is new. Runs until cancelled."""
        version: Version | None = None
        now = asyncio.get_running_loop().time
        said_at = now()
        while True:
            if not self._clients:
                await self._wake.wait()
                said_at = now()
            version, head, changes = await self._ask(self._look(version))
            self._tell(head, changes)
            if len(changes) == PAGE:
                version = None  # there is more
                continue
            if now() - said_at >= self._comment_every:
                said_at = now()
                self._breathe()
            await asyncio.sleep(min(self._look_every, self._comment_every))

    def _look(self, version: Version | None) -> Callable[[Reader], tuple[Version, Head | None, list[Change]]]:
        after = self._seq

        def look(reader: Reader) -> tuple[Version, Head | None, list[Change]]:
            now = id(reader), reader.data_version()
            if now == version and after is not None:
                return now, None, []
            with reader.at_head() as head:
                if after is None or head.seq < after:
                    return now, head, []
                return now, head, reader.changes(after, most=PAGE)

        return look

    def _tell(self, head: Head | None, changes: Sequence[Change]) -> None:
        if head is None or not self._clients:
            return
        self._at = head.at
        if self._epoch is not None and head.epoch != self._epoch:
            self._begin_anew(head)
            return
        before = self._seq if self._seq is not None else head.seq
        for change in changes:
            if self._published is not None:
                self._published(self._clock.now() - change.at)
            self._give(Said.make(change.seq, event(change, before)))
            before = change.seq
        self._seq, self._epoch = before if len(changes) == PAGE else max(before, head.seq), head.epoch

    def _begin_anew(self, head: Head) -> None:
        self._seq, self._epoch = head.seq, head.epoch
        said = Said.make(head.seq, reset(head))
        for client in self._clients:
            if client.live and client.epoch != head.epoch:
                client.told, client.epoch = head.seq - 1, head.epoch
                client.give(said)

    def _give(self, said: Said) -> None:
        for client in self._clients:
            if client.live:
                client.give(said)

    def _breathe(self) -> None:
        """Send the comment that keeps connections open (R19), but not to those that do not even take events."""
        said = Said.make(None, pulse(self._behind()))
        for client in self._clients:
            if client.live and not client.waiting:
                client.give(said)

    def _behind(self) -> float:
        return max(0.0, self._clock.now() - self._at)

    def enter(self, address: str, outlet: Outlet | None = None) -> Client:
        """Begin to count a client; `leave` must follow."""
        client = Client(address, outlet)
        self._clients.add(client)
        self._addresses[address] += 1
        return client

    def leave(self, client: Client) -> None:
        """Count a client no longer."""
        if client not in self._clients:
            return
        self._clients.discard(client)
        self._addresses[client.address] -= 1
        if not self._addresses[client.address]:
            del self._addresses[client.address]
        if not self._clients:
            self._wake.clear()
            self._seq = None

    async def stream(self, client: Client, after: int | None, epoch: str | None) -> AsyncGenerator[bytes, None]:
        """Give what a client is told by its own task: what it missed, then what the hub could not send at once."""
        head, oldest = await self._ask(_stand)
        if self._seq is None:  # the first to listen: from here on the log is followed
            self._seq, self._epoch, self._at = head.seq, head.epoch, head.at
        self._wake.set()
        yield hello(head, max(0.0, self._clock.now() - max(self._at, head.at)))
        told = head.seq if after is None else after
        if told > head.seq or told < oldest or (epoch is not None and epoch != head.epoch):
            yield reset(head)
            told = head.seq
        # Read on until this client knows all that the hub has told. Between that and `live` nothing else runs, so
        # nothing falls between the two; what the hub has yet to tell of what was read here, `give` leaves out.
        while head.epoch != self._epoch or told < max(head.seq, self._seq or 0):
            now, oldest, changes = await self._ask(_after(told))
            if now.epoch != head.epoch or told < oldest:  # forgotten while this client was read to
                yield reset(now)
                head, told = now, now.seq
                continue
            for change in changes:
                yield event(change, told)
                told = change.seq
            if len(changes) < PAGE:
                head, told = now, max(told, now.seq)
        client.told, client.epoch, client.live = told, head.epoch, True
        while not client.cut:
            while client.waiting:
                yield client.waiting[0].data
                if client.waiting:  # one that was cut meanwhile has none
                    client.waiting.popleft()
            client.wake.clear()
            await client.wake.wait()


def _stand(reader: Reader) -> tuple[Head, int]:
    with reader.at_head() as head:
        return head, reader.oldest_change()


def _after(seq: int) -> Callable[[Reader], tuple[Head, int, list[Change]]]:
    def read(reader: Reader) -> tuple[Head, int, list[Change]]:
        with reader.at_head() as head:
            return head, reader.oldest_change(), reader.changes(seq, most=PAGE)

    return read
