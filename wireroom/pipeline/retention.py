"""How long news is kept: what is older than it may be goes, and the oldest makes room when room runs out (R5).

A story goes as a whole, once its newest article is old enough: as long as it lives, its counts, its brief and its
timeline rest on all of its articles. Nothing goes that the owner follows or has bookmarked or pinned, that is evidence
of a situation, or that a reader's message is about; and what came from files goes only to make room.

Pictures make room before any text does: a page stands well without.

Forgetting is a fact of the log like any other, so that a log reads the same with and without the texts that are gone.
"""

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog

from wireroom.clock import Clock
from wireroom.errors import StorageError
from wireroom.model.events import ArticlesForgotten, PicturesDropped
from wireroom.pipeline.newsroom import Newsroom

log = structlog.get_logger()

HOUR, DAY = 3600.0, 86_400.0

#: News this young never goes: the front page looks back two days, and what breaks must have ended.
LEAST_DAYS = 3.0
#: Making room goes on to this share of the budget, so that it does not begin anew every hour.
ENOUGH = 0.95
#: Articles that are looked at, and that go, in one transaction: others wait for a part of a second at most.
LOOKED, GONE = 500, 100

#: The beginning of the order of age.
FIRST = (-math.inf, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is kept."""

    #: Age in days at which news goes; 0: none goes for its age. Less than LEAST_DAYS counts as that.
    days: float
    #: Bytes that may be in use; 0: no limit.
    budget: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one transaction did."""

    #: Articles, or pictures, that went.
    gone: int
    #: Where the next step goes on; None: all was looked at.
    after: tuple[float, int] | None


class Retention:
    """Lets old news go, step by step. Every step is one transaction; it runs where the room is written."""

    def __init__(self, newsroom: Newsroom, limits: Limits) -> None:
        """Take the newsroom, and how much is kept."""
        self._newsroom, self._room, self._limits = newsroom, newsroom.room, limits

    def counts_age(self, now: float) -> bool:
        """Say whether age can be trusted: only where we ran on this clock a day ago already.

        A clock that jumps ahead by years makes all news old at once (R14); a day is time to see it.
        """
        days = max(self._limits.days, LEAST_DAYS)
        return self._limits.days > 0 and self._room.lived(now - days * DAY, now - DAY)

    def by_age(self, after: tuple[float, int], now: float) -> Step:
        """Let news go that is older than the limit."""
        days = max(self._limits.days, LEAST_DAYS)
        return self._step(after, now - days * DAY, now, "age", imported=False)

    def over(self, *, share: float = 1.0) -> bool:
        """Say whether more than a share of the budget is in use."""
        return 0 < self._limits.budget * share < self._room.used()

    def by_space(self, after: tuple[float, int], now: float) -> Step:
        """Let the oldest news go to make room."""
        return self._step(after, now - LEAST_DAYS * DAY, now, "space", imported=True)

    def pictures(self, _after: tuple[float, int], now: float) -> Step:
        """Let the oldest pictures go to make room."""
        going = self._room.shelf.oldest(now - LEAST_DAYS * DAY, GONE)
        if going:
            event = PicturesDropped(at=now, article_ids=tuple(going), why="space")
            self._newsroom.take(lambda: [event])
        return Step(gone=len(going), after=FIRST if len(going) == GONE else None)

    def note(self, now: float) -> None:
        """Remember how much room is taken up."""
        with self._room.transaction():
            self._room.note_size(now, self._limits.budget)

    def _step(self, after: tuple[float, int], before: float, now: float, why: str, *, imported: bool) -> Step:
        going: list[str] = []
        looked = self._room.oldest(after, before, LOOKED, imported=imported)
        position: tuple[float, int] | None = after
        for article in looked:
            members = self._room.members_of(article) if article.free else ()
            going += members[: GONE - len(going)]
            if len(going) == GONE and going[-1:] != list(members[-1:]):
                break  # the rest of a large story goes in the next step
            position = (article.seen, article.n)
            if len(going) == GONE:
                break
        else:
            position = position if len(looked) == LOOKED else None
        if going:
            event = ArticlesForgotten(at=now, article_ids=tuple(going), why=why)
            self._newsroom.take(lambda: [event])
        return Step(gone=len(going), after=position)


async def keep_within(retention: Retention, on_desk: Callable[..., Awaitable[Any]], clock: Clock) -> None:
    """Let old news go every hour of the clock, until cancelled."""
    while True:
        try:
            await sweep(retention, on_desk, clock.now())
        except StorageError as error:  # tried again in an hour; the room itself says what is wrong
            log.warning("retention.stopped", trouble=str(error))
        await clock.sleep(HOUR)


async def sweep(retention: Retention, on_desk: Callable[..., Awaitable[Any]], now: float) -> dict[str, int]:
    """Let go what must; returns and logs how many articles went for which reason, and how many pictures (R5)."""
    gone = {"age": 0, "pictures": 0, "space": 0}
    if await on_desk(retention.counts_age, now):
        gone["age"] = await _walk(retention.by_age, on_desk, now)
    if await on_desk(retention.over):

        async def full() -> bool:
            return bool(await on_desk(retention.over, share=ENOUGH))

        gone["pictures"] = await _walk(retention.pictures, on_desk, now, going_on=full)
        gone["space"] = await _walk(retention.by_space, on_desk, now, going_on=full)
        if await on_desk(retention.over):
            log.warning("retention.over", trouble="all that may go is gone; set disk_budget_gb higher")
    await on_desk(retention.note, now)
    if any(gone.values()):
        log.info("retention.forgot", **gone)
    return gone


async def _always() -> bool:
    return True


async def _walk(
    step: Callable[[tuple[float, int], float], Step],
    on_desk: Callable[..., Awaitable[Any]],
    now: float,
    going_on: Callable[[], Awaitable[bool]] = _always,
) -> int:
    """Go through all that is old, the oldest first; between two steps others have their turn."""
    gone = 0
    after: tuple[float, int] | None = FIRST
    while after is not None and await going_on():
        done: Step = await on_desk(step, after, now)
        gone += done.gone
        after = done.after
    return gone
