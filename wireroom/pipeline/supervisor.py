"""Keeps the processes of one room alive: a writer and a web process; ends them together."""

import asyncio
import contextlib
import os
import signal
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from wireroom.errors import WireroomError

log = structlog.get_logger()

#: How a process is started. -P: never code from the working folder.
PROGRAM = (sys.executable, "-P", "-m", "wireroom")

#: A process that ends within this many seconds of its start has not come up.
YOUNG = 10.0

#: Starts of a process that has never come up before the room gives up.
TRIES = 5

#: Pause before a process is started again, seconds; it doubles while the process does not come up, to the longer one.
PAUSE, PAUSE_MOST = 0.4, 300.0

#: Exit code of a process that ended by a bug of ours; 1 and 2 are for what another start would not mend.
BROKEN = 70

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


async def supervise(
    children: Sequence[Child], stop: asyncio.Event, *, say: Callable[[str], object] = lambda _: None
) -> int:
    """Run all children until `stop` is set or one of them ends for good; returns the exit code.

    `say` is told in words what goes wrong, for whoever looks at the terminal.
    """
    tasks = [asyncio.create_task(_keep(child, stop, say), name=child.name) for child in children]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    codes = await asyncio.gather(*tasks)
    return max(codes)


async def _keep(child: Child, stop: asyncio.Event, say: Callable[[str], object]) -> int:
    """Start a child, again when it crashes; returns its last exit code (0 when asked to stop).

    One that has come up once is never given up: the others go on meanwhile, and what is kept can still be read.
    """
    clock = asyncio.get_running_loop().time
    failed, came_up = 0, False
    while not stop.is_set():
        began = clock()
        process = await asyncio.create_subprocess_exec(
            *(*PROGRAM, *child.arguments),
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
        lived = clock() - began >= YOUNG
        failed, came_up = 1 if lived else failed + 1, came_up or lived
        again = came_up or failed < TRIES
        pause = min(PAUSE * 2.0 ** min(failed - 1, 20), PAUSE_MOST)
        log.error("process.ended", process=child.name, code=code, again=again, pause=pause)
        say(_words(child.name, code, pause if again else None))
        if not again:
            return 1
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
    return 0


def _words(name: str, code: int, pause: float | None) -> str:
    why = "by a fault of ours, which is told above" if code == BROKEN else f"with code {code}"
    if pause is None:
        return f"The {name} process ended {TRIES} times as soon as it was started, at last {why}: giving up."
    return f"The {name} process ended {why}; it is started again in {pause:.1f} s. Nothing that was kept is lost."


def as_child(run: Callable[[], object]) -> None:
    """Run the work of a process of the room; a bug ends it with the code after which it is started again.

    Errors that say what is wrong (`WireroomError`) go their way: another start would not mend them.
    """
    try:
        run()
    except WireroomError:
        raise
    except Exception:
        log.exception("process.broken")
        raise SystemExit(BROKEN) from None


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
