"""Play a recorded stream into a newsroom by its own time, or rebuild what is known from the log."""

import contextlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from wireroom.errors import DeskError, FeedError
from wireroom.feeds.parse import parse
from wireroom.feeds.schedule import first_state
from wireroom.model.article import Reading
from wireroom.model.events import ArticleRead, Event, Logged, StoriesMerged, StorySplit
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, know_source
from wireroom.pipeline.inputs import INPUTS
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.newsroom import Newsroom
from wireroom.pipeline.streams import Arrived, Recorded, Snapshot
from wireroom.ports import Bodies, Room

#: Events that are applied in one transaction when a log is rebuilt.
BATCH = 500

#: Items that commit together where nobody waits: stories are then written once for all of them.
GROUP = 100

#: A pause in the stream longer than this is not filled with minutes: nobody was there.
PAUSE = 6 * 3600.0

MINUTE = 60.0


@dataclass(slots=True)
class Played:
    """What a stream brought."""

    articles: int = 0
    snapshots: int = 0
    #: Snapshots that are no feed.
    refused: int = 0
    #: Sources that are known already.
    sources: set[str] = field(default_factory=set)
    #: Where the stream stands: UTC seconds, and the last minute that the log was told.
    now: float = 0.0
    minute: float = 0.0
    latest: float = math.inf


def play(
    recorded: Recorded,
    intake: Intake,
    *,
    wait_until: Callable[[float], None] | None = None,
    latest: float = math.inf,
    progress: Callable[[int], None] = lambda _done: None,
) -> Played:
    """Play a stream. Time enters the log from the stream itself, so the same files give the same log.

    Args:
        recorded: The stream, in order of arrival.
        intake: Where it goes.
        wait_until: Waits for the stream's time. None: nothing waits, and items commit in groups.
        latest: No item comes later than this, UTC seconds: the present, where a file joins a room that lives in it. A
            date that lies ahead must not drag the log's clock with it.
        progress: Is told how many items are done.
    """
    played = Played(sources={row.source.id for row in intake.room.reader.sources()})
    played.latest = latest
    played.now = min(next((at for item in recorded.items if (at := _at(item)) is not None), 0.0), latest)
    played.minute = played.now // MINUTE
    items = recorded.items
    for start in range(0, len(items), GROUP):
        group = items[start : start + GROUP]
        if wait_until is None:
            played = _take_together(group, intake, played)
        else:
            _take_each(group, intake, played, wait_until)
        progress(min(start + GROUP, len(items)))
    intake.newsroom.minutes([(played.minute + 1) * MINUTE])
    return played


def _take_together(group: Sequence[Arrived | Snapshot], intake: Intake, played: Played) -> Played:
    """Take items in one transaction. Where a desk fails on one, all are taken one by one: those before it are kept."""
    going = replace(played, sources=set(played.sources))
    try:
        with intake.newsroom.together():
            _take_each(group, intake, going, lambda _at: None)
    except DeskError:
        _take_each(group, intake, played, lambda _at: None)
        return played
    return going


def _take_each(
    group: Sequence[Arrived | Snapshot], intake: Intake, played: Played, wait_until: Callable[[float], None]
) -> None:
    for item in group:
        at = _at(item)
        played.now = played.now if at is None else max(min(at, played.latest), played.now)
        wait_until(played.now)
        intake.newsroom.minutes([passed * MINUTE for passed in _minutes(played.minute, played.now)])
        played.minute = max(played.minute, played.now // MINUTE)
        _take(item, intake, played.now, played)


def _take(item: Arrived | Snapshot, intake: Intake, now: float, played: Played) -> None:
    if isinstance(item, Arrived):
        _take_article(item, intake, now, played)
    else:
        _take_snapshot(item, intake, now, played)


def _at(item: Arrived | Snapshot) -> float | None:
    return item.at if isinstance(item, Snapshot) else item.seen


def _minutes(minute: float, now: float) -> Iterable[int]:
    """Name the minutes that have passed: all after a short pause, the last one after a long one."""
    first, last = int(minute) + 1, int(now // MINUTE)
    return range(first, last + 1) if (last - first) * MINUTE <= PAUSE else (last,)


def _take_article(item: Arrived, intake: Intake, now: float, played: Played) -> None:
    if item.source not in played.sources:
        played.sources.add(item.source)
        know_source(intake.newsroom, Source(id=item.source, name=item.source, domains=(item.source,)), now)
    intake.take_article(item.reading, key=item.key, source_id=item.source, url=item.url, seen=now)
    played.articles += 1


def _take_snapshot(item: Snapshot, intake: Intake, now: float, played: Played) -> None:
    played.snapshots += 1
    url = f"https://{item.feed}.invalid/"
    try:
        parsed = parse(item.file.read_bytes(), url=url)
    except FeedError:
        played.refused += 1
        return
    feed = Feed(url=url, source_id=item.feed, title=parsed.title or None)
    if item.feed not in played.sources:
        played.sources.add(item.feed)
        source = Source(id=item.feed, name=parsed.title or item.feed, domains=(item.feed,))
        add_feeds(intake.newsroom, [(source, feed)], now)
    intake.take_feed(feed, parsed, first_state(url), now, first=True)


def rebuild(log: Iterable[Logged], bodies: Bodies, fresh: Room) -> None:
    """Apply every event of a log to a fresh room, as it was decided then.

    Readings that are no longer kept are of articles that the log forgets later: nothing that remains rests on them.
    """
    batch: list[Logged] = []
    for logged in log:
        batch.append(logged)
        if len(batch) == BATCH:
            _apply(batch, bodies, fresh)
            batch = []
    _apply(batch, bodies, fresh)


def _apply(batch: list[Logged], bodies: Bodies, fresh: Room) -> None:
    with fresh.transaction():
        for logged in batch:
            if isinstance(logged.event, ArticleRead):
                with contextlib.suppress(KeyError):
                    fresh.bodies.keep(logged.event.body, bodies.get(logged.event.body))
            fresh.reapply(logged)


def redecide(log: Iterable[Logged], bodies: Bodies, newsroom: Newsroom) -> None:
    """Let the desks decide again about what came in and is still kept; acts of editors are kept."""
    for logged in log:
        event = logged.event
        by_editor = isinstance(event, (StoriesMerged, StorySplit)) and event.by != "engine"
        if not isinstance(event, INPUTS) and not by_editor:
            continue
        try:
            reading = bodies.get(event.body) if isinstance(event, ArticleRead) else None
        except KeyError:
            continue  # forgotten since; what is left of the article goes when the log says so

        def make(event: Event = event, reading: Reading | None = reading) -> list[Event]:
            if reading is not None and isinstance(event, ArticleRead):
                newsroom.room.bodies.keep(event.body, reading)
            return [event]

        newsroom.take(make)
