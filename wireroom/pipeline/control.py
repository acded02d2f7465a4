"""How other processes ask the running room for something: one line of JSON each way over a local socket."""

import asyncio
import contextlib
import hashlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from wireroom.errors import UsageError, WireroomError

#: Longest path of a Unix socket that every system takes.
LONGEST = 100

#: Longest order, bytes: a list of feeds of 5 MiB, wrapped.
LINE = 8 * 1024 * 1024

#: How long an order may take, real seconds: `add` fetches a page and a feed.
SECONDS = 90.0

#: Pause between two tries to reach a room that is starting, real seconds.
AGAIN = 0.1

Order = dict[str, Any]
Handler = Callable[[Order], Awaitable[Order]]


def socket_path(wanted: Path) -> Path:
    """Return where the socket lies: where it is wanted, or a short place that follows from it."""
    if len(str(wanted)) <= LONGEST:
        return wanted
    name = hashlib.sha256(str(wanted.absolute()).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"wireroom-{name}.sock"


@contextlib.asynccontextmanager
async def listening(wanted: Path, handle: Handler) -> AsyncIterator[None]:
    """Take orders inside the block. What `handle` raises as a WireroomError becomes an answer with `error`."""
    path = socket_path(wanted)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            order = json.loads(await asyncio.wait_for(reader.readline(), SECONDS))
            try:
                answer = await asyncio.wait_for(handle(order), SECONDS)
            except WireroomError as error:
                answer = {"error": str(error), "usage": isinstance(error, UsageError)}
            except TimeoutError:
                answer = {"error": f"it took longer than {SECONDS:.0f} s"}
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        except (TimeoutError, ValueError, ConnectionError):
            pass  # whoever asked has gone, or was none of ours
        finally:
            writer.close()

    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(serve, path, limit=LINE)
    path.chmod(0o600)
    try:
        yield
    finally:
        server.close()
        path.unlink(missing_ok=True)


async def order(wanted: Path, what: Order, *, patience: float = 0.0) -> Order | None:
    """Ask the running room; None where none is running.

    Args:
        wanted: Where its socket is wanted.
        what: The order.
        patience: How long a room that is starting is waited for, real seconds.

    Raises:
        WireroomError: With the words of the room, where it could not do it.
    """
    until = time.monotonic() + patience
    while True:
        try:
            reader, writer = await asyncio.open_unix_connection(socket_path(wanted), limit=LINE)
            break
        except OSError:
            if time.monotonic() >= until:
                return None
            await asyncio.sleep(AGAIN)
    try:
        writer.write(json.dumps(what).encode() + b"\n")
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), SECONDS + 5.0)
    except (TimeoutError, ConnectionError) as error:
        raise WireroomError("the running Wireroom does not answer; is it stopping?") from error
    finally:
        writer.close()
    if not line:
        raise WireroomError("the running Wireroom ended before it answered")
    answer: Order = json.loads(line)
    if "error" in answer:
        raise (UsageError if answer.get("usage") else WireroomError)(answer["error"])
    return answer
