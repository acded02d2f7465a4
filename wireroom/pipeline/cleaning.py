"""What an earlier policy of the sanitiser let through is made anew, little by little, while the room runs (S21).

Pages never show HTML of another policy as it is; this makes what is kept, and with it backups and exports, follow too.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog

from wireroom.errors import StorageError
from wireroom.model.article import Reading
from wireroom.ports import Room
from wireroom.text.sanitise import POLICY, sanitise

log = structlog.get_logger()

#: Readings in one transaction: some 20 ms of the desk's time.
BATCH = 20
#: Pause between two batches, and after the disk refused, real seconds: news comes first.
PAUSE_S, AGAIN_S = 0.2, 60.0


def of_present_policy(reading: Reading) -> Reading:
    """Return a reading whose HTML is as the present policy makes it; its text and all that is cited stay."""
    if reading.policy == POLICY:
        return reading
    # its links are absolute already: what is relative was let through by mistake
    return replace(reading, html=sanitise(reading.html, base="") if reading.html else "", policy=POLICY)


def clean_batch(room: Room) -> int:
    """Make a batch of readings anew; returns how many there were."""
    with room.transaction():
        found = room.bodies.of_other_policy(POLICY, BATCH)
        for body in found:
            room.bodies.keep(body, of_present_policy(room.bodies.get(body)))
    return len(found)


async def clean_all(room: Room, on_desk: Callable[..., Awaitable[Any]]) -> None:
    """Make all readings of other policies anew, until there is none; to be run beside the room."""
    made = 0
    while True:
        try:
            found = await on_desk(clean_batch, room)
        except StorageError as error:
            log.warning("policy.not_kept", trouble=str(error))
            await asyncio.sleep(AGAIN_S)
            continue
        made += found
        if not found:
            break
        await asyncio.sleep(PAUSE_S)
    if made:
        log.info("policy.applied", policy=POLICY, readings=made)
