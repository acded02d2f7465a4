"""Keeps the processes of one room alive: a writer and a web process; ends them together."""

import asyncio
import os
import signal
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

log = structlog.get_logger()

#: A process that ends within this many seconds of its start has not come up.
YOUNG = 10.0

#: Starts of a process that does not come up before the room gives up.
TRIES = 5

#: How long processes may take to stop before they are killed, seconds (R15 allows 20).
GRACE = 15.0


@dataclass(slots=True, kw_only=True)
class Child:
    """A process to keep alive."""

    name: str
    #: Arguments after `python -m wireroom`.
    arguments: Sequence[str]
    #: File descriptors that it inherits.
    fds: Sequence[int] = ()
    #: Exit codes after which it is not started again: the room ends with them.
    final: frozenset[int] = field(default_factory=lambda: frozenset({0, 1, 2}))


async def supervise(children: Sequence[Child], stop: asyncio.Event) -> int:
    """Run all children until `stop` is set or one of them ends for good; returns the exit code."""
    tasks = [asyncio.create_task(_keep(child, stop), name=child.name) for child in children]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    codes = await asyncio.gather(*tasks)
    return max(codes)


async def _keep(child: Child, stop: asyncio.Event) -> int:
    """Start a child, again when it crashes; returns its last exit code (0 when asked to stop)."""
    clock = asyncio.get_running_loop().time
    failed = 0
    while not stop.is_set():
        began = clock()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "wireroom", *child.arguments),  # -P: never code from the working folder
            pass_fds=child.fds,
            start_new_session=True,
            stdin=asyncio.subprocess.PIPE,  # nothing is written: see end_with_parent
        )
        ended = asyncio.create_task(process.wait())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not ended.done():
            return await _end(process, ended)
        code = ended.result()
        if code in child.final:
            return code
        failed = failed + 1 if clock() - began < YOUNG else 1
        log.error("process.ended", process=child.name, code=code, again=failed < TRIES)
        if failed >= TRIES:
            return 1
        await asyncio.sleep(0.2 * 2**failed)
    return 0


async def _end(process: asyncio.subprocess.Process, ended: "asyncio.Task[int]") -> int:
    process.send_signal(signal.SIGTERM)
    done, _ = await asyncio.wait({ended}, timeout=GRACE)
    if not done:
        process.kill()
        await ended
    return 0


def end_with_parent(end: Callable[[], object]) -> None:
    """Call `end` when the supervisor is gone: our standard input is a pipe that closes with it.

    Without this a supervisor that is killed leaves processes behind that hold the room's lock and its port.
    """
    loop = asyncio.get_running_loop()
    stdin = 0
    try:
        if not stat.S_ISFIFO(os.fstat(stdin).st_mode):
            return  # started by hand
    except OSError:
        return

    def look() -> None:
        if not os.read(stdin, 1024):
            loop.remove_reader(stdin)
            end()

    loop.add_reader(stdin, look)
