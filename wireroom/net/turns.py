"""Whose turn is it? At most one request in flight for each registrable domain, and pauses between them (R25, R28).

All intervals are measured on the injected clock, from the end of one request to the start of the next: a request takes
its time to arrive, and the other side must see the whole pause too.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field

from wireroom.clock import Clock

#: Longest pause that an answer may ask of us, seconds (R22): seven days.
LONGEST_PAUSE_S = 7 * 86400.0
#: First and longest pause of a host that answers 429 or 503 without saying for how long, seconds (R28).
FIRST_PAUSE_S, LAST_PAUSE_S = 3600.0, 86400.0
#: Domains remembered before those that rest are forgotten; a domain costs about 1 KiB.
MOST_DOMAINS = 20_000


@dataclass(slots=True)
class Domain:
    """What we know of one domain's turns."""

    #: Held by the request in flight.
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: Held by the page that is next, so that other kinds wait behind one page at most.
    page: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: The last moment at which a request of any kind, or a page, was known to be on its way.
    last: float | None = None
    last_page: float | None = None
    #: Requests that hold or wait for a turn.
    users: int = 0


class Turns:
    """Gives turns, domain by domain, in the order of asking."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._domains: dict[str, Domain] = {}

    @asynccontextmanager
    async def turn(
        self, name: str, *, page: bool, gap_s: float, page_gap_s: float
    ) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """Wait for a turn on a domain and hold it. Yields what waits the same pauses again, for a second start in it.

        Args:
            name: Registrable domain.
            page: Whether a page is asked for; pages also keep `page_gap_s` between their own starts.
            gap_s: Least time between two requests of any kind, seconds.
            page_gap_s: Least time between two pages, seconds.
        """
        domain = self._domains.get(name) or self._new(name)
        domain.users += 1

        def note() -> None:
            domain.last = self._clock.now()
            if page:
                domain.last_page = domain.last

        async def start() -> None:
            if page:
                await self._rest(domain.last_page, page_gap_s)
            await self._rest(domain.last, gap_s)
            note()

        try:
            async with domain.page if page else nullcontext():
                if page:
                    await self._rest(domain.last_page, page_gap_s)
                async with domain.busy:
                    await start()
                    try:
                        yield start
                    finally:
                        note()
        finally:
            domain.users -= 1

    async def _rest(self, last: float | None, gap_s: float) -> None:
        """Sleep until `gap_s` has passed since `last`; never longer than the gap, even if the clock was set back."""
        while last is not None and gap_s > 0:
            wait = last + gap_s - self._clock.now()
            if wait <= 0:
                return
            await self._clock.sleep(min(wait, gap_s))
            if wait > gap_s:
                return

    def _new(self, name: str) -> Domain:
        if len(self._domains) >= MOST_DOMAINS:
            # A minute is longer than any gap, so what is forgotten owed nobody anything.
            rested = self._clock.now() - 60.0
            self._domains = {
                key: domain for key, domain in self._domains.items() if domain.users or (domain.last or 0.0) > rested
            }
        return self._domains.setdefault(name, Domain())


@dataclass(slots=True)
class Pauses:
    """Hosts that asked us to come back later. A key is a host with its port."""

    clock: Clock
    #: Host -> when it may be asked again, and the status that it gave.
    _until: dict[str, tuple[float, int]] = field(default_factory=dict)
    #: Host -> how many pauses in a row it asked for without saying for how long.
    _unsaid: dict[str, int] = field(default_factory=dict)

    def left(self, host: str) -> tuple[float, int] | None:
        """Return the seconds left and the status that began the pause; None where there is none."""
        found = self._until.get(host)
        if found is None:
            return None
        left = min(found[0] - self.clock.now(), LONGEST_PAUSE_S)
        if left <= 0:
            del self._until[host]
            return None
        return left, found[1]

    def begin(self, host: str, status: int, retry_after: float | None) -> float:
        """Begin a pause after 429 or 503 and return its length in seconds."""
        if retry_after is None:
            times = self._unsaid[host] = self._unsaid.get(host, 0) + 1
            pause = min(FIRST_PAUSE_S * 2.0 ** min(times - 1, 10), LAST_PAUSE_S)
        else:
            pause = min(max(retry_after, 0.0), LONGEST_PAUSE_S)
        if pause > 0:
            self._until[host] = (self.clock.now() + pause, status)
        return pause

    def restore(self, host: str, until: float, status: int, unsaid: int = 0) -> None:
        """Take up a pause again that began before a restart; one that has ended still counts for the next."""
        if until > self.clock.now():
            self._until[host] = (until, status)
        if unsaid:
            self._unsaid[host] = unsaid

    def all(self) -> list[tuple[str, float, int, int]]:
        """Give the hosts that rest or have rested unsaid: until when, the status, how many unsaid pauses in a row."""
        return [
            (host, *self._until.get(host, (0.0, 503)), self._unsaid.get(host, 0))
            for host in sorted(self._until.keys() | self._unsaid.keys())
        ]

    def answered(self, host: str) -> None:
        """Note an answer that asks for no pause: the next unsaid one starts small again."""
        self._unsaid.pop(host, None)
