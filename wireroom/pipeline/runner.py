"""The local runner: asks feeds and pages when they are due, hands what comes to the newsroom, lets minutes pass.

Everything that touches the room runs on one thread of its own, so that the event loop is never blocked and the writer
is one. Parsing and extracting run in worker processes. One request per host is under way at a time.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog

from wireroom.clock import Clock
from wireroom.errors import DeskError, FetchError, ParseError, RefusedError, StorageError, UsageError
from wireroom.feeds import schedule
from wireroom.model.meters import WriterMeters
from wireroom.model.source import Feed, FeedState
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.load import Load
from wireroom.pipeline.moving import adopt_move
from wireroom.pipeline.takes import Takes
from wireroom.pipeline.workers import Workers
from wireroom.ports import Answer, Ask, Fetcher, WantedPage
from wireroom.text.domains import registrable_domain

log = structlog.get_logger()

T = TypeVar("T")

#: Pause between two looks at what is due, real seconds. Short, because a fast clock passes a minute in half a second.
LOOK_SECONDS = 0.2

#: Statuses of a page that will not change soon: it is not asked for again.
LASTING = frozenset({401, 402, 403, 404, 410, 451})

MINUTE = 60.0

#: Pause after the disk refused, real seconds, before anything is asked for again: what cannot be kept must not be
#: fetched. It doubles up to the longer one while the disk goes on refusing.
STORAGE_PAUSE, STORAGE_PAUSE_MOST = 5.0, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much may be under way at once, over all hosts."""

    feeds: int
    pages: int


class Runner:
    """Runs one room until it is told to stop."""

    def __init__(self, intake: Intake, *, fetcher: Fetcher, workers: Workers, clock: Clock, pace: Pace) -> None:
        """Join the parts; nothing runs before `run`."""
        self._intake, self._fetcher, self._workers = intake, fetcher, workers
        self._clock, self._pace = clock, pace
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._takes = Takes(intake.newsroom, self._desk)
        self._feeds: dict[str, tuple[Feed, FeedState | None]] = {}
        #: Hosts with a request of ours under way: "feed" or "page".
        self._busy: dict[str, str] = {}
        self._load = Load()
        #: Hosts whose pages wait because the host asked for a pause -> until when.
        self._resting: dict[str, float] = {}
        #: The time of the last look.
        self._looked = 0.0
        #: How often in a row the disk refused, and until when nothing is asked for (the event loop's time).
        self._refusals, self._idle_until = 0, 0.0
        self._failure: BaseException | None = None
        self.meters = WriterMeters()

    async def on_desk(self, act: Callable[..., T], *args: Any, **named: Any) -> T:
        """Run something on the room's own thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._desk, lambda: act(*args, **named))

    async def reload(self) -> None:
        """Look again which feeds there are."""
        rows = await self.on_desk(self._intake.room.feeds)
        now = self._clock.now()
        self._feeds = {
            feed.url: (feed, None if state is None else schedule.after_clock_step(state, now)) for feed, state in rows
        }

    async def run(self, stop: asyncio.Event, *, beside: Coroutine[Any, Any, None] | None = None) -> None:
        """Run until `stop` is set. `beside` runs as long; where it fails, all ends.

        Raises:
            DeskError: If a desk failed; the room must not go on.
        """
        await self.reload()
        tasks: list[asyncio.Task[None]] = [
            asyncio.create_task(self._look(stop)),
            asyncio.create_task(self._minutes(stop)),
        ]
        if beside is not None:
            tasks.append(asyncio.create_task(beside))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
        stop.set()
        ended = [task for task in tasks if task.done()]
        for task in (*tasks, waiting):
            task.cancel()
        await asyncio.gather(*tasks, waiting, return_exceptions=True)
        await self._takes.end()
        try:
            await self.on_desk(self._intake.newsroom.checkpoint)
        except StorageError as error:  # nothing is lost: the next start takes longer
            log.error("room.storage", trouble=str(error))
        self.end()
        if self._failure is not None:
            raise self._failure
        for task in ended:
            task.result()  # a bug is never caught

    def end(self) -> None:
        """Let the room's own thread go; `run` does that at its end."""
        self._desk.shutdown(wait=True)

    async def _look(self, stop: asyncio.Event) -> None:
        """Start what is due, again and again; what runs when this ends is cancelled with it."""
        running: set[asyncio.Task[None]] = set()
        try:
            while not stop.is_set():
                if asyncio.get_running_loop().time() >= self._idle_until:
                    now = self._clock.now()
                    self._mind_the_clock(now)
                    running.update(asyncio.create_task(act) for act in self._due_feeds(now))
                    running.update(asyncio.create_task(act) for act in await self._due_pages(now))
                await asyncio.sleep(LOOK_SECONDS)
                for task in [task for task in running if task.done()]:
                    running.discard(task)
                    task.result()  # a bug is never caught
                if self._failure is not None:
                    return
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def refresh(self, name: str) -> tuple[list[str], list[tuple[str, float | None]]]:
        """Ask a feed (by address) or all feeds of a source (by id) now, where that may be (R23).

        Returns:
            Addresses that are asked now, and those that are not with the time from which they may be (UTC seconds; None
            where polling has ended).

        Raises:
            UsageError: If there is no such feed or source.
        """
        now = self._clock.now()
        found = [(url, state) for url, (feed, state) in self._feeds.items() if name in (url, feed.source_id)]
        if not found:
            raise UsageError(f"no feed or source is called {name}; `wireroom sources list` names them")
        asked: list[str] = []
        refused: list[tuple[str, float | None]] = []
        for url, state in found:
            if state is None or schedule.may_refresh(state, now):
                asked.append(url)
                if state is not None:
                    self._set_state(url, schedule.after_request(state, now))
            else:
                refused.append((url, schedule.refresh_from(state)))
        return asked, refused

    def may_ask(self, domain: str) -> bool:
        """Say whether a host's feeds and pages leave it free for something else now."""
        idle = asyncio.get_running_loop().time() < self._idle_until
        return not idle and domain not in self._busy and domain not in self._resting

    def told(self) -> dict[str, Any]:
        """Say how it is doing, from memory alone, as JSON takes it."""
        now = self._clock.now()
        due = [state.due_at for _, state in self._feeds.values() if state and not state.gone and state.due_at]
        return {
            **self.meters.told(),
            "feeds": len(self._feeds),
            "requests": len(self._busy),
            # seconds by which the most overdue feed waits (on the room's clock).
            "lag_s": max(0.0, now - min(due, default=now)),
        }

    # what is due

    def _mind_the_clock(self, now: float) -> None:
        """Wake what would sleep for years because the clock was set back (R14)."""
        if now < self._looked:
            self._feeds = {
                url: (feed, None if state is None else schedule.after_clock_step(state, now))
                for url, (feed, state) in self._feeds.items()
            }
            self._resting.clear()
        self._looked = now

    def _due_feeds(self, now: float) -> list[Coroutine[Any, Any, None]]:
        """The longest overdue first, those that were never asked before all others; no minute gets too many (R24)."""
        room = self._pace.feeds - sum(kind == "feed" for kind in self._busy.values())
        due = [
            (-1.0 if state is None or state.due_at is None else state.due_at, url)
            for url, (_, state) in self._feeds.items()
            if state is None or (not state.gone and (state.due_at is None or state.due_at <= now))
        ]
        acts: list[Coroutine[Any, Any, None]] = []
        self._load.look(now, (state for _, state in self._feeds.values()))
        for _, url in sorted(due):
            domain = registrable_domain(url)
            if len(acts) >= room:
                break
            if domain not in self._busy and self._load.takes(self._feeds[url][1]):
                self._busy[domain] = "feed"
                acts.append(self._ask_feed(url, domain))
        return acts

    async def _due_pages(self, now: float) -> list[Coroutine[Any, Any, None]]:
        """The newest news first. A host whose feeds were not all asked yet, or that asked for a pause, waits."""
        room = self._pace.pages - sum(kind == "page" for kind in self._busy.values())
        if room <= 0:
            return []
        self._resting = {domain: until for domain, until in self._resting.items() if now < until}
        closed = {registrable_domain(url) for url, (_, state) in self._feeds.items() if _rests(state, now)}
        closed |= self._resting.keys()
        try:
            most = 4 * self._pace.pages + len(self._busy) + len(closed)
            pages = await self.on_desk(self._intake.room.due_pages, now, most)
        except StorageError as error:
            self._refused(error)
            return []
        acts: list[Coroutine[Any, Any, None]] = []
        for page in pages:
            if len(acts) >= room:
                break
            if page.domain not in self._busy and page.domain not in closed:
                self._busy[page.domain] = "page"
                acts.append(self._ask_page(page))
        return acts

    @contextlib.asynccontextmanager
    async def _turn(self, domain: str) -> AsyncIterator[None]:
        """Give the host back afterwards; a storage error costs a pause, a failed desk ends the run."""
        try:
            yield
            self._refusals, self.meters.trouble = 0, ""
        except DeskError as error:
            self._failure = error
        except StorageError as error:
            self._refused(error)
        finally:
            self._busy.pop(domain, None)

    def _refused(self, error: StorageError) -> None:
        """Let everything rest for a while: the disk did not take, or give, what it should.

        What was under way when the rest began meets the same trouble; it makes the rest no longer.
        """
        if asyncio.get_running_loop().time() < self._idle_until:
            return
        pause = min(STORAGE_PAUSE * 2.0**self._refusals, STORAGE_PAUSE_MOST)
        log.error("room.storage", trouble=str(error), pause=pause)
        self._refusals = min(self._refusals + 1, 10)
        self.meters.trouble = type(error).__name__
        self._idle_until = asyncio.get_running_loop().time() + pause

    # one request

    async def _ask_feed(self, url: str, domain: str) -> None:
        async with self._turn(domain):
            if url not in self._feeds:
                return  # removed while it waited for its turn
            feed, before = self._feeds[url]
            state = before or schedule.first_state(url)
            try:
                after = await self._next_state(feed, state)
            except StorageError:
                self._set_state(url, schedule.after_loss(state, self._clock.now()))
                raise
            self._set_state(url, after)
            await self._follow(url, after)

    async def _follow(self, url: str, state: FeedState) -> None:
        """Ask a feed at its new address from now on, once it has surely moved (R26)."""
        if url not in self._feeds or schedule.new_address(state) is None:
            return
        feed, _ = self._feeds[url]
        moved = await self.on_desk(adopt_move, self._intake.newsroom, feed, state, self._clock.now())
        if moved is not None:
            self._feeds.pop(url, None)
            self._feeds[moved[0].url] = moved

    def _set_state(self, url: str, state: FeedState) -> None:
        if url in self._feeds:
            self._feeds[url] = (self._feeds[url][0], state)

    async def _next_state(self, feed: Feed, state: FeedState) -> FeedState:
        """Ask a feed, take what comes, and keep what it taught us."""
        try:
            ask = schedule.ask(state, page=feed.as_page)
            return await self._take_answer(feed, state, await self._fetcher.fetch(ask))
        except (FetchError, ParseError) as error:
            log.info("feed.failed", feed=feed.url, trouble=error.reason)
            self._count("feed", error)
            after = schedule.after_failure(state, schedule.failure_of(error), self._clock.now())
            await self._takes.take(self._intake.keep_state, after)
            return after

    async def _take_answer(self, feed: Feed, state: FeedState, answer: Answer) -> FeedState:
        """Take a usable answer; one that is the same as the last, byte for byte, is not parsed again."""
        now, came = self._clock.now(), asyncio.get_running_loop().time()
        same = answer.status != 304 and hashlib.sha256(answer.body).hexdigest() == state.body_hash
        if answer.status == 304 or same:
            after = schedule.after_answer(state, schedule.facts_of(answer, None), now)
            await self._takes.take(self._intake.keep_state, after)
            self.meters.fetches.add(("feed", "same" if same else "not_modified"))
            return after
        came_as = (answer.body, answer.final_url, answer.headers.get("content-type"))
        if feed.pattern is None:
            parsed = await self._workers.parse_feed(*came_as, feed.service)
        else:
            parsed = await self._workers.read_list(*came_as, feed.pattern)
        first = state.ok_at is None
        known = await self.on_desk(self._intake.knows_any, feed, parsed)
        after = schedule.after_answer(state, schedule.facts_of(answer, parsed, known=known), now)
        plan = await self.on_desk(self._intake.plan, feed, parsed, after, now, first=first)
        for number in range(len(plan.parts)):  # one at a time: a huge feed must not hold up the others
            wanted = plan.to_read(number)
            readings = await self._workers.read_entries(feed.url, wanted) if wanted else ()
            await self._takes.take(self._intake.take_part, plan, number, readings)
        self._taken("feed", came)
        log.info("feed.fetched", feed=feed.url, new=plan.taken.new, edited=plan.taken.edited, ms=round(answer.ms))
        return plan.taken.state

    async def _ask_page(self, page: WantedPage) -> None:
        async with self._turn(page.domain):
            now = self._clock.now()
            try:
                answer = await self._fetcher.fetch(Ask(url=page.url, kind="page"))
                came = asyncio.get_running_loop().time()
                entry = await self.on_desk(self._intake.entry_of, page.article_id)
                reading = await self._workers.read_page(
                    answer.body, answer.final_url, answer.headers.get("content-type"), entry, now
                )
            except FetchError as error:
                if error.retry_after and error.status in (None, *schedule.PAUSES):
                    self._resting[page.domain] = now + error.retry_after
                if error.status is None and error.retry_after:
                    return  # it was not asked: its host rests, and its turn comes afterwards
                self._count("page", error)
                lasting = isinstance(error, RefusedError) or error.status in LASTING
                pause = error.retry_after or 0.0
                await self._takes.take(self._intake.page_failed, page, error.reason, now, for_good=lasting, pause=pause)
            except ParseError as error:
                self._count("page", error)
                # A wall, an error, a test for robots: tomorrow the text may stand there.
                await self._takes.take(self._intake.page_failed, page, error.reason, now, for_good=False)
            else:
                await self._takes.take(self._intake.take_reading, page.article_id, reading, self._clock.now())
                self._taken("page", came)

    def _taken(self, kind: str, came: float) -> None:
        """Count an answer that brought something; `came` is the event loop's time at which the fetch ended."""
        self.meters.fetches.add((kind, "taken"))
        self.meters.commit.add(asyncio.get_running_loop().time() - came)

    def _count(self, kind: str, error: FetchError | ParseError) -> None:
        """Count a request that brought nothing; one that was never made does not count."""
        if isinstance(error, FetchError) and error.status is None and error.retry_after:
            return
        if isinstance(error, ParseError):
            outcome = "unreadable"
        else:
            outcome = "refused" if isinstance(error, RefusedError) else "failed"
        self.meters.fetches.add((kind, outcome))

    async def _minutes(self, stop: asyncio.Event) -> None:
        """Let every minute of the clock into the log once; those that passed while we were busy are skipped."""
        last = 0.0
        while not stop.is_set():
            now = self._clock.now()
            await self._clock.sleep(MINUTE - now % MINUTE)
            minute = self._clock.now() // MINUTE * MINUTE
            if minute == last:
                continue  # the clock stands still
            last = minute
            async with self._turn(""):
                await self.on_desk(self._intake.newsroom.minutes, [minute])
            if self._failure is not None:
                return


def _rests(state: FeedState | None, now: float) -> bool:
    """Say whether a feed's host is to be left alone: its feeds come first, and a pause outlives our restart."""
    if state is None or state.asked_at is None:
        return True
    return state.status in schedule.PAUSES and state.due_at is not None and now < state.due_at
