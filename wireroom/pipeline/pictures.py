"""Pictures come with their articles: each address is asked for once, after the feeds and pages of its host (R25).

Whatever goes wrong with a picture costs the picture alone; the page stands well without it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from wireroom.clock import Clock
from wireroom.errors import FetchError, ParseError, RefusedError, StorageError
from wireroom.feeds import schedule
from wireroom.model.events import PictureKept
from wireroom.model.picture import Picture, WantedPicture
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.workers import Workers
from wireroom.ports import Ask, Fetcher

log = structlog.get_logger()

#: Pause between two looks at what is due, real seconds.
LOOK_SECONDS = 1.0
#: Pause after the disk refused, real seconds: what cannot be kept must not be fetched.
STORAGE_SECONDS = 60.0
#: Pictures under way at once, over all hosts; pages have four times as many.
AT_ONCE = 4
#: A picture that did not come is asked for once more after this pause, seconds; then the page stays without.
AGAIN, TRIES = 1800.0, 2


class Pictures:
    """Fetches what is due, one picture a host at a time."""

    def __init__(
        self,
        newsroom: Newsroom,
        *,
        fetcher: Fetcher,
        workers: Workers,
        clock: Clock,
        on_desk: Callable[..., Awaitable[Any]],
        may_ask: Callable[[str], bool],
    ) -> None:
        """Join the parts. `may_ask` says whether a host's feeds and pages leave it free for a picture now."""
        self._newsroom, self._shelf = newsroom, newsroom.room.shelf
        self._fetcher, self._workers, self._clock = fetcher, workers, clock
        self._on_desk, self._may_ask = on_desk, may_ask
        self._under_way: dict[str, asyncio.Task[None]] = {}
        #: Whether the disk refused since the last look.
        self._refused = False

    async def run(self) -> None:
        """Fetch, until cancelled."""
        try:
            while True:
                self._refused = False
                await self.look()
                await asyncio.sleep(STORAGE_SECONDS if self._refused else LOOK_SECONDS)
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def look(self) -> None:
        """Start what is due and has room."""
        for domain, task in tuple(self._under_way.items()):
            if task.done():
                del self._under_way[domain]
                task.result()  # a bug is never caught
        if len(self._under_way) >= AT_ONCE:
            return
        due = await self._keep(self._shelf.due, self._clock.now(), 8 * AT_ONCE)
        for wanted in due or ():
            if len(self._under_way) >= AT_ONCE:
                return
            if wanted.domain not in self._under_way and self._may_ask(wanted.domain):
                self._under_way[wanted.domain] = asyncio.create_task(self._fetch(wanted))

    async def settled(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._under_way.values())

    async def _fetch(self, wanted: WantedPicture) -> None:
        try:
            answer = await self._fetcher.fetch(Ask(url=wanted.url, kind="image"))
            picture = await self._workers.make_picture(answer.body, wanted.url)
        except FetchError as error:
            asked = error.status is not None or not error.retry_after
            if isinstance(error, RefusedError) or (asked and not self._worth_another(wanted, error)):
                await self._keep(self._given_up, wanted, error.reason)
            else:
                pause = (error.retry_after or 0.0) if not asked else max(AGAIN, error.retry_after or 0.0)
                await self._keep(self._later, wanted, self._clock.now() + pause, asked)
        except ParseError as error:
            await self._keep(self._given_up, wanted, error.reason)
        else:
            await self._keep(self._here, wanted, picture)

    @staticmethod
    def _worth_another(wanted: WantedPicture, error: FetchError) -> bool:
        """Say whether asking once more may help: not where the host said that there is none."""
        gone = error.status is not None and 400 <= error.status < 500 and error.status not in schedule.PAUSES
        return not gone and wanted.tries + 1 < TRIES

    async def _keep(self, act: Callable[..., Any], *args: Any) -> Any:
        """Do something with the room; None where the disk refused: what was wanted stays due."""
        try:
            return await self._on_desk(act, *args)
        except StorageError as error:
            self._refused = True
            log.warning("pictures.storage", trouble=str(error))
            return None

    def _here(self, wanted: WantedPicture, picture: Picture) -> None:
        """Keep a picture: its bytes and the fact commit together."""

        def make() -> list[PictureKept]:
            if not self._shelf.over(wanted) or self._newsroom.room.article_state(wanted.article_id) is None:
                return []  # taken away, changed or forgotten while it was under way
            self._shelf.put(picture, self._clock.now())
            return [
                PictureKept(
                    at=self._clock.now(),
                    article_id=wanted.article_id,
                    hash=picture.hash,
                    width=picture.width,
                    height=picture.height,
                    alt=wanted.alt,
                    credit=wanted.credit,
                )
            ]

        self._newsroom.take(make)
        log.info("picture.fetched", url=wanted.url, bytes=len(picture.small) + len(picture.large))

    def _later(self, wanted: WantedPicture, next_at: float, tried: bool) -> None:
        with self._newsroom.room.transaction():
            self._shelf.later(wanted, next_at, tried=tried)

    def _given_up(self, wanted: WantedPicture, reason: str) -> None:
        log.info("picture.failed", url=wanted.url, trouble=reason)
        with self._newsroom.room.transaction():
            self._shelf.over(wanted)
