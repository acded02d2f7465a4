"""Read archives and hand their articles on: workers read, one writer writes, nothing is held that need not be.

Pieces of the archives are read by the workers side by side. What they give is gathered into windows of some hundred
articles; a window is put into order of time and handed over in batches, the last of which carries how far the archives
are done. While one window is written, the next is read. After a kill, reading goes on behind the last mark. No mark
passes a piece whose reader died or met its limits: the next run tries it again.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wireroom.errors import ParseError
from wireroom.pipeline.file_jobs import Told
from wireroom.pipeline.filed import Batch, Filed, Harvest, Mark, weight
from wireroom.pipeline.workers import GIVEN_UP, Workers
from wireroom.ports.archives import Archive, Piece

#: A window ends with so many articles, or so many bytes of text: what is held is one that is written and one that is
#: read. Larger ones put more into order of time, and lose more of what was read at a kill.
WINDOW, WINDOW_BYTES = 1000, 24 * 1024 * 1024
#: ... or with so many pieces, where most hold nothing.
WINDOW_PIECES = 5000
#: Articles and bytes of one batch: it is one transaction, and one order to a running room (8 MiB at most).
BATCH, BATCH_BYTES = 50, 2 * 1024 * 1024


@dataclass(slots=True)
class Tally:
    """What an import came to so far."""

    #: Records that were read in this run, and articles that they gave.
    records: int = 0
    articles: int = 0
    #: Records that an earlier run had done.
    before: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    #: The last record that failed, in words.
    last_error: str = ""
    #: Bytes of the archives that were read, and that they have.
    done: int = 0
    size: int = 0
    files: int = 0
    #: Files that could not be read, with the reason.
    unread: dict[str, str] = field(default_factory=dict)


#: Takes a batch; says how many articles came to what.
Hand = Callable[[Batch], Awaitable[Mapping[str, int]]]


@dataclass(slots=True)
class _Window:
    """Pieces that are read together."""

    harvests: list[asyncio.Task[Harvest | ParseError]] = field(default_factory=list)
    #: Of each: its file's name, the key of its archive, and how many records lie before it.
    places: list[tuple[str, str, int]] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    pieces: int = 0


async def run_import(
    archives: Sequence[Archive],
    standing: Mapping[str, Mark],
    *,
    keys: Sequence[str],
    workers: Workers,
    told: Told,
    hand: Hand,
    tally: Tally,
) -> None:
    """Read archives to their end. What cannot be read is counted in the tally; nothing of it ends the import.

    Args:
        archives: What to read, in this order.
        standing: How far archives were done before, by key.
        keys: The key of each archive.
        workers: Who reads.
        told: What whoever imports said of the files.
        hand: Takes the batches, one at a time.
        tally: Is kept up to date, for progress.

    Raises:
        WireroomError: What `hand` raises: nothing can be kept any more.
    """
    writing: asyncio.Task[None] | None = None
    held: dict[str, int] = {}
    try:
        async for window in _windows(archives, standing, keys, workers, told, tally):
            articles = await _gathered(window, tally, held)
            if writing is not None:
                await writing
            writing = asyncio.create_task(_write(articles, _marks(window, held), hand, tally))
        if writing is not None:
            await writing
    finally:
        if writing is not None and not writing.done():
            writing.cancel()


async def _windows(
    archives: Sequence[Archive],
    standing: Mapping[str, Mark],
    keys: Sequence[str],
    workers: Workers,
    told: Told,
    tally: Tally,
) -> AsyncIterator[_Window]:
    window, gate = _Window(), asyncio.Semaphore(workers.places)
    gained = [0, 0]

    async def read(piece: Piece) -> Harvest | ParseError:
        try:
            harvest = await workers.harvest(piece, told)
        except ParseError as error:
            return error
        finally:
            gate.release()
        gained[0] += len(harvest.articles)
        gained[1] += weight(harvest.articles)
        return harvest

    for archive, key in zip(archives, keys, strict=True):
        tally.files += 1
        base = tally.done
        mark = standing.get(key)
        if mark is not None and mark.done:
            tally.before += mark.position
            tally.done = base + archive.size
            continue
        position = after = mark.position if mark is not None else 0
        tally.before += after
        for piece in _pieces(archive, after, tally):
            tally.done = base + archive.done
            tally.records += piece.count
            window.pieces += 1
            before, position = position, piece.position
            if piece.kind == "skipped":
                tally.skipped[piece.reason] += 1
                await asyncio.sleep(0)  # many in a row must not hold up what is written
            elif piece.kind == "failed":
                _failed(tally, piece.file, piece.reason)
            else:
                await gate.acquire()
                window.harvests.append(asyncio.create_task(read(piece)))
                window.places.append((piece.file, key, before))
            window.marks[key] = Mark(key=key, name=archive.name, position=position, done=False)
            if gained[0] >= WINDOW or gained[1] >= WINDOW_BYTES or window.pieces >= WINDOW_PIECES:
                yield window
                window = _Window()
                gained[:] = [0, 0]
        if archive.name not in tally.unread:
            window.marks[key] = Mark(key=key, name=archive.name, position=position, done=True)
        tally.done = base + archive.size
    yield window


def _pieces(archive: Archive, after: int, tally: Tally) -> Iterator[Piece]:
    """Yield an archive's pieces; a file that the system does not give is noted."""
    try:
        yield from archive.read(after)
    except OSError as error:
        tally.unread[archive.name] = error.strerror or str(error)


def _failed(tally: Tally, file: str, reason: str) -> None:
    tally.failed[reason] += 1
    tally.last_error = f"{file}: {reason}"


async def _gathered(window: _Window, tally: Tally, held: dict[str, int]) -> list[Filed]:
    """Wait for what the workers read, in order of time; note where the first of an archive was given up."""
    articles: list[Filed] = []
    for harvest, (file, key, before) in zip(await asyncio.gather(*window.harvests), window.places, strict=True):
        reasons = (harvest.reason,) if isinstance(harvest, ParseError) else harvest.failed
        articles += () if isinstance(harvest, ParseError) else harvest.articles
        for reason in reasons:
            _failed(tally, file, reason)
        if not GIVEN_UP.isdisjoint(reasons):
            held.setdefault(key, before)
    articles.sort(key=lambda one: one.at)
    return articles


def _marks(window: _Window, held: Mapping[str, int]) -> tuple[Mark, ...]:
    """Say how far the archives are done: none beyond what was given up."""
    return tuple(
        replace(mark, position=held[key], done=False) if key in held else mark for key, mark in window.marks.items()
    )


async def _write(articles: Sequence[Filed], marks: tuple[Mark, ...], hand: Hand, tally: Tally) -> None:
    """Hand a window over; how far the archives are done goes with its last batch."""
    batches = list(_batches(articles)) or [()]
    for batch, last in zip(batches, [*itertools.repeat(False, len(batches) - 1), True], strict=True):
        if not batch and not (last and marks):
            continue
        outcomes = await hand(Batch(articles=batch, marks=marks if last else ()))
        tally.outcomes.update(outcomes)
        tally.articles += len(batch)


def _batches(articles: Sequence[Filed]) -> Iterator[tuple[Filed, ...]]:
    batch: list[Filed] = []
    size = 0
    for one in articles:
        size += weight([one])
        batch.append(one)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
