"""Keeps the side index of the search up to date while a room runs."""

import asyncio
from typing import NoReturn

import structlog

from wireroom.errors import StorageError
from wireroom.store.indexing import Indexing

log = structlog.get_logger()

#: Pause between two looks, and after trouble, real seconds: what was read is found by SQLite meanwhile.
LOOK_SECONDS, TROUBLE_SECONDS = 1.0, 60.0


async def keep_index(indexing: Indexing) -> NoReturn:
    """Follow the log until cancelled. Trouble with the index never stops a room: SQLite answers searches, too."""
    try:
        while True:
            pause = LOOK_SECONDS
            working = asyncio.ensure_future(asyncio.to_thread(indexing.catch_up))
            try:
                await asyncio.shield(working)
            except asyncio.CancelledError:
                indexing.end()
                await asyncio.wait({working})
                raise
            except (ValueError, OSError, StorageError) as error:
                log.warning("search.trouble", reason=str(error))
                pause = TROUBLE_SECONDS
            except Exception:  # a fault of ours costs a while of the index, and must not end it unseen
                log.exception("search.fault")
                pause = TROUBLE_SECONDS
            await asyncio.sleep(pause)
    finally:
        indexing.close()
