"""Takes that wait at the same time commit together.

A transaction costs the same for one take as for several: the disk is waited for once, and a story that several of them
touch is written once. A take that waits alone commits alone and at once, so that a quiet room is not slower. Each still
commits whole or not at all (R1): where one of a group fails, all of them are taken again one by one.
"""

import asyncio
import functools
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import structlog

from wireroom.errors import StorageError
from wireroom.pipeline.newsroom import Newsroom

log = structlog.get_logger()

# Takes in one transaction: eight pages take some fifth of a second, which is how long what comes next then waits.
MOST = 8


@dataclass(frozen=True, slots=True)
class _Take:
    act: Callable[[], None]
    #: Waited for by whoever asked; set on the event loop.
    done: "asyncio.Future[None]"


class Takes:
    """One newsroom's line of takes. Belongs to one event loop; the acts run on the desk's thread."""

    def __init__(self, newsroom: Newsroom, desk: Executor) -> None:
        """Take the newsroom and its one thread."""
        self._newsroom, self._desk = newsroom, desk
        self._line: deque[_Take] = deque()
        self._running: asyncio.Task[None] | None = None

    async def take(self, act: Callable[..., None], *args: Any, **named: Any) -> None:
        """Have something taken, alone or with others; returns once it has committed.

        Raises:
            DeskError: If a desk failed on it: what came in is kept, and the room must stop.
            StorageError: If nothing could be kept.
        """
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(_Take(functools.partial(act, *args, **named), done))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        await done

    async def end(self) -> None:
        """Wait for what is under way."""
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        """Let groups commit, one after the other, until nothing waits."""
        loop = asyncio.get_running_loop()
        while self._line:
            for take, error in await loop.run_in_executor(self._desk, self._commit):
                if take.done.cancelled():
                    continue
                if error is None:
                    take.done.set_result(None)
                else:
                    take.done.set_exception(error)
        self._running = None

    def _commit(self) -> list[tuple[_Take, Exception | None]]:
        """Take the next group, on the desk's thread; gives each with the error that it ended with."""
        group: list[_Take] = []
        while self._line and len(group) < MOST:
            take = self._line.popleft()
            if not take.done.cancelled():
                group.append(take)
        if len(group) > 1:
            try:
                with self._newsroom.together():
                    for take in group:
                        take.act()
            except StorageError as error:  # nothing of it was kept, and one by one would not fare better
                return [(take, error) for take in group]
            except Exception as error:  # whoever it was meets it again, and alone
                log.warning("takes.apart", takes=len(group), trouble=str(error))
            else:
                return [(take, None) for take in group]
        return [(take, _alone(take)) for take in group]


def _alone(take: _Take) -> Exception | None:
    try:
        take.act()
    except Exception as error:  # raised again where it is waited for
        return error
    return None
