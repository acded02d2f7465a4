"""Hosts that asked for a pause are left alone also after a restart (R28): the room keeps them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import orjson
import structlog

from wireroom.errors import StorageError
from wireroom.ports import Room

log = structlog.get_logger()

#: Name under which the pauses are kept.
STAGE = "pauses"
#: Pause between two looks, real seconds. A kill within it costs nothing of the feeds, whose own states tell the same.
LOOK_SECONDS = 1.0

#: An address on the host, until when it rests (UTC seconds), the status that it gave, unsaid pauses in a row.
Rest = tuple[str, float, int, int]


class Resting(Protocol):
    """Who knows which hosts rest."""

    def pauses(self) -> tuple[Rest, ...]:
        """Give all hosts that rest, or have just rested, in the order of their addresses."""
        ...

    def pause(self, url: str, until: float, status: int = 503, unsaid: int = 0) -> None:
        """Let the host of an address rest."""
        ...


def restore_pauses(room: Room, resting: Resting) -> None:
    """Let those hosts rest that did so when the room was last open."""
    kept = room.load_checkpoint(STAGE)
    for url, until, status, unsaid in orjson.loads(kept[1]) if kept is not None else ():
        resting.pause(url, until, status, unsaid)


def keep_pauses(room: Room, rests: tuple[Rest, ...]) -> None:
    """Keep which hosts rest."""
    with room.transaction():
        room.save_checkpoint(STAGE, room.log.last(), orjson.dumps(rests))


async def follow_pauses(room: Room, resting: Resting, on_desk: Callable[..., Awaitable[Any]]) -> None:
    """Keep the pauses whenever they change, until cancelled."""
    before = resting.pauses()
    while True:
        now = resting.pauses()
        if now != before:
            try:
                await on_desk(keep_pauses, room, now)
                before = now
            except StorageError as error:  # tried again at the next look
                log.warning("pauses.not_kept", trouble=str(error))
        await asyncio.sleep(LOOK_SECONDS)
