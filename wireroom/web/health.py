"""Is it well? Liveness asks nobody; readiness says with reasons what is wrong; both answer at once under load (R33).

A look at the files and a question to the writer run beside requests, at most once a second; a request waits for one
for a moment only, and otherwise tells the last.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from wireroom.clock import Clock
from wireroom.errors import SchemaTooNewError, StorageError, WireroomError
from wireroom.model.health import StoreFacts
from wireroom.web.doors import Door

Control = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
LookAtStore = Callable[[], StoreFacts]

#: A request waits this long for a look, and a look is good for this long, seconds.
WAIT_S, GOOD_S = 0.6, 1.0
#: A writer that says nothing for this long does not live, seconds: its event loop never blocks for so long.
PATIENCE_S = 10.0
#: Log behind the clock by more than this: the writer stands still. Every minute enters the log; seconds of the clock.
BEHIND_S = 900.0
#: Less room on the disk than this is none: a commit with its write-ahead log may need half of it, bytes.
LEAST_FREE = 128 * 1024 * 1024

#: What the writer's kinds of trouble mean to whoever asks.
TROUBLES = {
    "StorageFullError": "the disk is full",
    "ReadOnlyError": "the folder or the file cannot be written",
    "DamagedError": "the file is damaged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look found. A part is None where it could not be had; the reason stands beside it."""

    store: StoreFacts | None = None
    store_trouble: str = ""
    writer: dict[str, Any] | None = None
    writer_trouble: str = ""
    #: The clock at the look.
    at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition of readiness, in words."""

    name: str
    ok: bool
    says: str


def checks(look: Look) -> tuple[Check, ...]:
    """Judge a look."""
    store, writer = look.store, look.writer
    found = []
    if store is None:
        found.append(Check(name="schema", ok=False, says=look.store_trouble))
    else:
        fits = store.schema == store.wanted_schema
        words = f"tables of version {store.schema}"
        found.append(
            Check(name="schema", ok=fits, says=words + ("" if fits else f", this program knows {store.wanted_schema}"))
        )
    if writer is None:
        found.append(Check(name="writer", ok=False, says=look.writer_trouble))
    else:
        trouble = writer.get("trouble", "")
        says = f"it cannot write: {TROUBLES.get(trouble, 'storage trouble')}" if trouble else "it answers"
        found.append(Check(name="writer", ok=not trouble, says=says))
    if store is not None:
        behind = max(0.0, look.at - store.at) if store.seq else 0.0
        found.append(Check(name="log", ok=behind <= BEHIND_S, says=f"{behind:.0f} s behind the clock"))
        room = store.disk_free >= LEAST_FREE
        says = f"{store.disk_free // 2**20} MiB free" + ("" if room else f"; {LEAST_FREE // 2**20} are needed")
        found.append(Check(name="disk", ok=room, says=says))
    return tuple(found)


class Health:
    """Looks, remembers the last look, answers."""

    def __init__(
        self,
        *,
        store: LookAtStore | None,
        control: Control | None,
        clock: Clock,
        clients: Any,
        offices_off: str = "",
    ) -> None:
        # a check that is off is told and stops nothing: the house is as ready as before
        self._off = (Check(name="offices", ok=True, says=f"the check is off: {offices_off}"),) if offices_off else ()
        self._store, self._control, self._clock = store, control, clock
        self._clients = clients
        self._last: Look | None = None
        self._last_at = 0.0
        self._looking: asyncio.Task[Look] | None = None

    def doors(self) -> list[Door]:
        """Give the routes."""
        return [Door("/healthz", self.live, role="anyone"), Door("/readyz", self.ready, role="anyone")]

    @property
    def clients(self) -> int:
        """How many live pages are open."""
        return int(self._clients())

    async def live(self, request: Request) -> Response:
        """Say that the process answers; asks nobody."""
        del request
        return _json({"ok": True, "live": self.clients}, 200)

    async def ready(self, request: Request) -> Response:
        """Say whether all is well, and what is not."""
        del request
        found = (*checks(await self.look()), *self._off)
        ready = all(check.ok for check in found)
        body = {"ready": ready, "checks": {check.name: {"ok": check.ok, "says": check.says} for check in found}}
        return _json(body, 200 if ready else 503)

    async def look(self) -> Look:
        """Give a look of this second, or the last where a new one takes too long."""
        now = asyncio.get_running_loop().time()
        if self._looking is None:
            if self._last is not None and now - self._last_at < GOOD_S:
                return self._last
            self._looking = asyncio.create_task(self._take())
        task = self._looking
        await asyncio.wait({task}, timeout=WAIT_S)
        if task.done():
            return task.result()
        waited = asyncio.get_running_loop().time() - self._last_at
        if self._last is not None and waited < PATIENCE_S:
            return self._last
        words = "it does not answer" if self._last is not None else "it has not answered yet"
        return Look(store_trouble="the files do not answer", writer_trouble=words, at=self._clock.now())

    async def _take(self) -> Look:
        try:
            store, writer = await asyncio.gather(self._of_store(), self._of_writer())
            look = Look(
                store=store[0],
                store_trouble=store[1],
                writer=writer[0],
                writer_trouble=writer[1],
                at=self._clock.now(),
            )
            self._last, self._last_at = look, asyncio.get_running_loop().time()
            return look
        finally:
            self._looking = None

    async def _of_store(self) -> tuple[StoreFacts | None, str]:
        if self._store is None:
            return None, "there are no files to look at"
        try:
            return await asyncio.to_thread(self._store), ""
        except SchemaTooNewError:
            return None, "the tables were written by a later program"
        except StorageError as error:
            # the text names a path of this machine; its kind is enough for whoever asks
            return None, TROUBLES.get(type(error).__name__, "the database cannot be read")

    async def _of_writer(self) -> tuple[dict[str, Any] | None, str]:
        if self._control is None:
            return None, "there is no writer to ask"
        try:
            async with asyncio.timeout(PATIENCE_S):
                told = await self._control({"act": "health"})
        except (WireroomError, TimeoutError):
            return None, "it does not answer"
        return (told, "") if told else (None, "it is not running")


def _json(data: dict[str, Any], status: int) -> Response:
    return Response(orjson.dumps(data), status, {"cache-control": "no-store"}, "application/json")
