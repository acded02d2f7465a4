"""Time is an input: whoever needs it is given a clock.

All schedules, half-lives and windows are measured on the injected clock. Limits on the network count real seconds and
do not use it.
"""

import asyncio
import math
import time
from dataclasses import dataclass, field
from typing import Protocol


class Clock(Protocol):
    """What tells the time and waits for it."""

    def now(self) -> float:
        """Return UTC seconds since 1970."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait until `seconds` of this clock have passed."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The time of the machine."""

    def now(self) -> float:
        """Return UTC seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` real seconds."""
        await asyncio.sleep(max(0.0, seconds))


@dataclass(frozen=True, slots=True, kw_only=True)
class FastClock:
    """A clock that runs `speed` times faster than real time, from `start` (its own time) at `real_start`.

    Several processes that are given the same three numbers read the same time.
    """

    start: float
    real_start: float
    speed: float
    #: The clock stands still from here on (its own time).
    end: float = math.inf

    def now(self) -> float:
        """Return UTC seconds since 1970 on this clock."""
        return min(self.end, self.start + (time.time() - self.real_start) * self.speed)

    async def sleep(self, seconds: float) -> None:
        """Wait until `seconds` of this clock have passed."""
        await asyncio.sleep(max(0.0, seconds) / self.speed)


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until a test moves it."""

    at: float = 0.0
    _waiting: list[tuple[float, asyncio.Future[None]]] = field(default_factory=list)

    def now(self) -> float:
        """Return the time that was set."""
        return self.at

    async def sleep(self, seconds: float) -> None:
        """Wait until `advance` has moved the clock far enough."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self.at + seconds, future))
        await future

    def advance(self, seconds: float) -> None:
        """Move the clock and wake all whose time has come."""
        self.at += seconds
        due = [future for at, future in self._waiting if at <= self.at]
        self._waiting = [(at, future) for at, future in self._waiting if at > self.at]
        for future in due:
            if not future.done():
                future.set_result(None)
