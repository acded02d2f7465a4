"""Processes that may be killed: whatever comes from outside is parsed in them, never in the writer.

A feed or page that takes too long or too much memory costs its own job alone; the worker is replaced and the next job
goes on. Jobs wait in line: each caller holds its own until a place is free.
"""

import asyncio
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any

import structlog
from pebble import ProcessExpired, ProcessPool

from wireroom.articles.plain import plain_reading
from wireroom.errors import FeedError, PageError, ParseError
from wireroom.feeds.discover import FoundFeed
from wireroom.feeds.page_learn import PageProposal
from wireroom.model.article import Meaning, Reading
from wireroom.model.entry import Entry, ParsedFeed
from wireroom.model.pattern import PagePattern
from wireroom.model.picture import Picture
from wireroom.pipeline import file_jobs, jobs
from wireroom.pipeline.file_jobs import Told
from wireroom.pipeline.filed import Harvest
from wireroom.pipeline.jobs import Limits, Outcome
from wireroom.ports import Embedder
from wireroom.ports.archives import Piece
from wireroom.text.meanings import LEAD

log = structlog.get_logger()

# A place for the job that runs and one for the next, for each worker: more would only hold bodies twice.
PLACES = 2
# Libraries keep what they have learned of pages (caches of patterns and names); a worker starts afresh after this many.
JOBS_PER_WORKER = 2000
# Entries read together of which this many fail alone, too: the others are not tried, for each may cost the full time.
MOST_FAILING = 3
# Texts whose vectors are made in one job: makers are fast on many at once, and a job stays far below its time.
MEANT_TOGETHER = 32

TOO_LONG = "it took too long to read and was given up"
TOO_MUCH = "it took too much memory to read and was given up"
ENDED = "the program that read it ended without an answer; it was given up"
#: Reasons that tell of the moment and the machine, not of what was read: another try may end well.
GIVEN_UP = frozenset((TOO_LONG, TOO_MUCH, ENDED))


class Workers:
    """One or more worker processes with a line before them. Belongs to one event loop."""

    def __init__(
        self,
        processes: int = 1,
        *,
        limits: Limits | None = None,
        make_embedder: Callable[[], Embedder] | None = None,
    ) -> None:
        """Take how many processes there are, what a job may use, and what loads the embedder, if one is chosen.

        One process for each core that may be used. `make_embedder` is sent to the processes.
        """
        self._processes, self._limits, self._make_embedder = processes, limits or Limits(), make_embedder
        #: How many jobs may be under way: more would only hold bodies twice.
        self.places = processes * PLACES
        self._places = asyncio.Semaphore(self.places)
        self._pool: ProcessPool | None = None
        self._closed = False
        self._under_way: set[Future[Outcome]] = set()

    async def parse_feed(
        self, body: bytes, url: str, content_type: str | None, service: str | None = None
    ) -> ParsedFeed:
        """Parse a feed; `service`: the social service that it is known to be of.

        Raises:
            FeedError: If it is no feed, or took too long or too much memory.
        """
        return await self._feed(url, jobs.parse_feed, body, url, content_type, service)

    async def read_list(self, body: bytes, url: str, content_type: str | None, pattern: PagePattern) -> ParsedFeed:
        """Read the list of a page as a feed.

        Raises:
            FeedError: If the list is gone, or took too long or too much memory.
        """
        return await self._feed(url, jobs.read_list, body, url, content_type, pattern)

    async def _feed(self, url: str, job: Callable[..., Any], *args: Any) -> ParsedFeed:
        parsed = await self._ask(FeedError, url, job, *args)
        assert isinstance(parsed, ParsedFeed)  # noqa: S101  # what the job gives back, said to the type checker
        return parsed

    async def learn_lists(self, body: bytes, url: str, content_type: str | None) -> list[PageProposal]:
        """Learn by which lists a page could be read.

        Raises:
            FeedError: If that took too long or too much memory.
        """
        proposals: list[PageProposal] = await self._ask(FeedError, url, jobs.learn_lists, body, url, content_type)
        return proposals

    async def discover(self, body: bytes, url: str) -> list[FoundFeed]:
        """Give the feeds that a page, or an index of sitemaps, offers.

        Raises:
            FeedError: If that took too long or too much memory.
        """
        offered: list[FoundFeed] = await self._ask(FeedError, url, jobs.discover, body, url)
        return offered

    async def account(self, body: bytes, url: str, *, page: bool) -> str | None:
        """Give the id of the account that a social service looked up, or whose page it is; None where it tells none.

        Raises:
            FeedError: If that took too long or too much memory.
        """
        number: str | None = await self._ask(FeedError, url, jobs.channel_on_page if page else jobs.looked_up, body)
        return number

    async def read_entries(self, url: str, wanted: Sequence[tuple[Entry, str]]) -> list[Reading]:
        """Read entries of the feed at `url`; each comes with the address against which its links are resolved.

        Those that cannot be read together are read one by one: a bad one costs itself, and keeps its words as plain
        text, so that the feed goes on behind it.

        Raises:
            FeedError: If the workers are closed meanwhile.
        """
        try:
            return await self._read(url, wanted)
        except FeedError:
            if self._closed:
                raise
        readings: list[Reading] = []
        failed = 0
        for one in wanted:
            try:
                readings += await self._read(url, [one]) if failed < MOST_FAILING else [plain_reading(one[0])]
            except FeedError as error:
                if self._closed:
                    raise
                failed += 1
                log.warning("entry.unread", feed=url, entry=one[1], reason=error.reason)
                readings.append(plain_reading(one[0]))
        return readings

    async def _read(self, url: str, wanted: Sequence[tuple[Entry, str]]) -> list[Reading]:
        readings: list[Reading] = await self._ask(FeedError, url, jobs.read_entries, wanted)
        return await self._meant(url, readings)

    async def read_page(
        self, body: bytes, url: str, content_type: str | None, entry: Entry | None, seen: float
    ) -> Reading:
        """Read an article from its page.

        Raises:
            PageError: If there is no article in it, or it took too long or too much memory.
        """
        reading = await self._ask(PageError, url, jobs.read_page, body, url, content_type, entry, seen)
        assert isinstance(reading, Reading)  # noqa: S101  # what the job gives back, said to the type checker
        (meant,) = await self._meant(url, [reading])
        return meant

    async def harvest(self, piece: Piece, told: Told) -> Harvest:
        """Read a piece of an archive. Lines that cannot be read together are read one by one: a bad one costs itself.

        Raises:
            ParseError: If nothing of it can be read, or it took too long or too much memory.
        """
        try:
            harvest = await self._ask(PageError, piece.file, file_jobs.harvest, piece, told)
        except PageError as error:
            lines = piece.body.split(b"\n")
            if piece.kind != "rows":
                raise
            if len(lines) == 1:
                return Harvest(failed=(error.reason,))
            parts = [await self.harvest(replace(piece, body=line, count=1), told) for line in lines]
            return Harvest(
                articles=tuple(one for part in parts for one in part.articles),
                failed=tuple(reason for part in parts for reason in part.failed),
            )
        assert isinstance(harvest, Harvest)  # noqa: S101  # what the job gives back, said to the type checker
        readings = await self._meant(piece.file, [one.reading for one in harvest.articles])
        pairs = zip(harvest.articles, readings, strict=True)
        return replace(harvest, articles=tuple(replace(one, reading=meant) for one, meant in pairs))

    async def _meant(self, url: str, readings: list[Reading]) -> list[Reading]:
        """Say what readings mean, where an embedder is chosen; what cannot be said costs the reading nothing."""
        if self._make_embedder is None:
            return readings
        out: list[Reading] = []
        for start in range(0, len(readings), MEANT_TOGETHER):
            part = readings[start : start + MEANT_TOGETHER]
            asked = [(one.title, one.text[:LEAD]) for one in part]
            try:
                told: list[Meaning | None] = await self._ask(PageError, url, jobs.meanings, asked)
            except PageError as error:
                log.warning("meaning.unsaid", url=url, reason=error.reason)
                told = [None] * len(part)
            out += [replace(one, meaning=meaning) for one, meaning in zip(part, told, strict=True)]
        return out

    async def make_picture(self, body: bytes, url: str) -> Picture:
        """Decode a picture and write it anew.

        Raises:
            PageError: If it is none of ours, or took too long or too much memory.
        """
        picture = await self._ask(PageError, url, jobs.make_picture, body, url)
        assert isinstance(picture, Picture)  # noqa: S101  # what the job gives back, said to the type checker
        return picture

    def close(self) -> None:
        """End all workers now; jobs under way are lost."""
        self._closed = True
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
            self._pool.join()
            self._pool = None
        for future in tuple(self._under_way):  # pebble leaves them open for ever
            if not future.done():
                future.set_exception(BrokenProcessPool("closed"))

    async def _ask(self, kind: type[ParseError], url: str, job: Callable[..., Any], *args: Any) -> Any:
        """Have one job done; whatever goes wrong with it becomes an error of its kind."""
        async with self._places:
            outcome = await self._outcome(kind, url, job, args)
        if outcome.refused is not None:
            raise kind(url, outcome.refused)
        if outcome.fault is not None:
            log.error("worker.fault", url=url, trace=outcome.fault)
            raise kind(url, f"our own fault: {outcome.fault.strip().splitlines()[-1]}")
        return outcome.value

    async def _outcome(
        self, kind: type[ParseError], url: str, job: Callable[..., Any], args: tuple[Any, ...]
    ) -> Outcome:
        for last in (False, True):
            try:
                return await self._run(job, args)
            except TimeoutError as error:
                raise kind(url, TOO_LONG) from error
            except ProcessExpired as error:
                raise kind(url, _why(error.exitcode)) from error
            except BrokenProcessPool as error:
                # An idle worker was ended by somebody else; the job itself is innocent and asked once more.
                self._pool = None
                if last or self._closed:
                    raise kind(url, ENDED) from error
            except CancelledError as error:
                raise kind(url, ENDED) from error
        raise AssertionError("the loop above returns or raises")

    async def _run(self, job: Callable[..., Any], args: tuple[Any, ...]) -> Outcome:
        if self._closed:
            raise RuntimeError("the workers are closed")
        if self._pool is None or not self._pool.active:
            self._pool = _new_pool(self._processes, self._make_embedder)
        try:
            future = self._pool.schedule(jobs.work, args=(self._limits, job, *args), timeout=self._limits.wall_seconds)
        except RuntimeError as error:  # it broke after we looked
            raise BrokenProcessPool("the workers ended") from error
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        outcome = await asyncio.wrap_future(future)
        assert isinstance(outcome, Outcome)  # noqa: S101  # what `work` gives back, said to the type checker
        return outcome


def _why(exit_code: int) -> str:
    """Say in words how a worker ended. Negative codes are signals."""
    import signal

    if exit_code == jobs.OUT_OF_MEMORY:
        return TOO_MUCH
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return TOO_LONG
    # The system ends the largest process when memory is short, and libraries end themselves when they get none.
    if exit_code in (-getattr(signal, "SIGKILL", 0), -signal.SIGABRT):
        return TOO_MUCH
    return ENDED


def _new_pool(processes: int, make_embedder: Callable[[], Embedder] | None) -> ProcessPool:
    """Start workers from a fork server: it has everything loaded, and no thread or lock of ours."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([jobs.READY])
    return ProcessPool(
        max_workers=processes,
        max_tasks=JOBS_PER_WORKER,
        initializer=jobs.get_ready,
        initargs=(make_embedder,),
        context=context,
    )
