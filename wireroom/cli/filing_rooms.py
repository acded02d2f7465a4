"""Where an import goes: the room that is here, written by us, or the one that runs, by orders to its writer."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Protocol

from wireroom import app
from wireroom.config import Settings
from wireroom.errors import WireroomError
from wireroom.model.codec import build
from wireroom.pipeline.control import Order, order
from wireroom.pipeline.filed import Batch, Mark, packed, unpacked
from wireroom.pipeline.filing import Filing

#: Waits between tries to reach a running room whose writer is started again, real seconds.
RETRIES = (1.0, 2.0, 5.0, 10.0)

FULL = (
    "the room takes up all that disk_budget_gb allows, so what is imported now would be the first to go; set it "
    "higher, or to 0, and run the same command again: it goes on here"
)


class FilingRoom(Protocol):
    """Takes what an import reads."""

    async def standing(self, keys: Sequence[str]) -> dict[str, Mark]:
        """Say how far archives are done."""
        ...

    async def take(self, batch: Batch) -> Mapping[str, int]:
        """Take a batch, or only say what it would come to; returns how many articles came to what.

        Raises:
            WireroomError: If nothing can be kept.
        """
        ...

    async def close(self) -> None:
        """End."""
        ...


class Here:
    """The room in the data folder. Nobody else writes there as long as this is open."""

    def __init__(self, settings: Settings, *, dry: bool) -> None:
        """Open it; a dry run makes nothing where there is no room yet.

        Raises:
            StorageError: If another writer runs, or the folder cannot be used.
        """
        path = ":memory:" if dry and not settings.database.exists() else settings.database
        self._room = app.open_room(path)
        self._clock = app.make_clock(settings)
        self._intake = app.make_intake(app.make_newsroom(self._room, settings), settings)
        self._filing = app.make_filing(self._intake, settings)
        self._dry = dry
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="desk")

    async def standing(self, keys: Sequence[str]) -> dict[str, Mark]:
        """Say how far archives are done."""
        return self._filing.standing(keys)

    async def take(self, batch: Batch) -> Mapping[str, int]:
        """Take a batch, or only say what it would come to."""
        return await asyncio.get_running_loop().run_in_executor(self._desk, self._take, batch)

    def _take(self, batch: Batch) -> Mapping[str, int]:
        if self._dry:
            return self._filing.look(batch)
        if self._filing.over():
            raise WireroomError(FULL)
        return self._filing.take(batch, self._clock.now())

    async def close(self) -> None:
        """End; what is under way is brought to its end first."""
        self._desk.shutdown(wait=True)
        if not self._dry:
            self._intake.newsroom.checkpoint()
        self._room.close()


class There:
    """A room that runs: its writer takes batches between what it does otherwise."""

    def __init__(self, settings: Settings, *, dry: bool) -> None:
        """Take where it listens."""
        self._settings, self._dry = settings, dry

    async def standing(self, keys: Sequence[str]) -> dict[str, Mark]:
        """Say how far archives are done."""
        answer = await self._ask({"act": "import", "do": "standing", "keys": list(keys)})
        return {key: build(Mark, mark) for key, mark in answer["standing"].items()}

    async def take(self, batch: Batch) -> Mapping[str, int]:
        """Have a batch taken, or only looked at. A batch may be sent twice: the second time it is the same again."""
        do = "look" if self._dry else "take"
        outcomes: Mapping[str, int] = (await self._ask({"act": "import", "do": do, "batch": packed(batch)}))["outcomes"]
        return outcomes

    async def _ask(self, what: Order) -> Order:
        for pause in (*RETRIES, None):
            answer = await order(self._settings.control, what)
            if answer is not None:
                return answer
            if pause is not None:
                await asyncio.sleep(pause)
        raise WireroomError("the running Wireroom has ended; run the same command again: it goes on where it was")

    async def close(self) -> None:
        """Leave it running; what a dry run imagined there goes, if it still runs."""
        if self._dry:
            with contextlib.suppress(WireroomError):
                await order(self._settings.control, {"act": "import", "do": "standing", "keys": []})


async def filing_room(settings: Settings, *, dry: bool) -> FilingRoom:
    """Choose the running room where there is one, else the one that is here."""
    running = await order(settings.control, {"act": "health"})
    return Here(settings, dry=dry) if running is None else There(settings, dry=dry)


class FilingOrders:
    """What an import may ask of a running room."""

    def __init__(self, filing: Filing) -> None:
        """Take what takes it."""
        self._filing = filing

    def handle(self, what: Order, now: float) -> Order:
        """Do it; runs on the room's own thread.

        Raises:
            WireroomError: If it cannot be kept.
        """
        if what["do"] == "standing":
            return {"standing": {key: asdict(mark) for key, mark in self._filing.standing(what["keys"]).items()}}
        batch = unpacked(what["batch"])
        if what["do"] == "look":
            return {"outcomes": self._filing.look(batch)}
        if self._filing.over():
            raise WireroomError(FULL)
        return {"outcomes": self._filing.take(batch, now)}
