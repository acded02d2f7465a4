"""Series that are published at an address are asked for a few times a day; what goes wrong costs that series alone."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from wireroom.clock import Clock
from wireroom.errors import FetchError, ParseError, StorageError
from wireroom.model.series import series_name
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.watching import hand_in, series_uses
from wireroom.ports import Ask, Fetcher

log = structlog.get_logger()

#: Pause between two questions for a series: most are daily, and told at an hour that nobody promises.
EVERY = 6 * 3600.0
#: Pause between two looks at what is due, real seconds.
LOOK_SECONDS = 20.0


async def poll_series(
    newsroom: Newsroom, fetcher: Fetcher, on_desk: Callable[..., Awaitable[Any]], clock: Clock
) -> None:
    """Ask for series that are due, until cancelled."""
    asked: dict[str, float] = {}
    while True:
        await ask_due(newsroom, fetcher, on_desk, clock, asked)
        await asyncio.sleep(LOOK_SECONDS)


async def ask_due(
    newsroom: Newsroom,
    fetcher: Fetcher,
    on_desk: Callable[..., Awaitable[Any]],
    clock: Clock,
    asked: dict[str, float],
) -> None:
    """Ask once for every series that is due. `asked`: address -> when it was last asked for; it is kept up here."""
    for source, url in (await on_desk(_wanted, newsroom, clock.now(), asked)).items():
        asked[url] = clock.now()
        try:
            answer = await fetcher.fetch(Ask(url=url, kind="feed"))
            await on_desk(hand_in, newsroom, source, answer.body, clock.now())
        except (FetchError, ParseError) as error:
            log.warning("series.failed", series=source, url=url, trouble=str(error))
        except StorageError as error:
            log.warning("series.storage", series=source, trouble=str(error))


def _wanted(newsroom: Newsroom, now: float, asked: dict[str, float]) -> dict[str, str]:
    """Name the series that are due, with their addresses. After a restart the last change stands for the last ask."""
    due = {}
    for use in series_uses(newsroom):
        if not use.url:
            continue
        known = newsroom.room.reader.series(series_name(use.source, use.field))
        last = asked.get(use.url, known.read_at if known else None)
        if last is None or now - last >= EVERY:
            due[use.source] = use.url
    return due
