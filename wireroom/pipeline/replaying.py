"""Play a recorded stream into a newsroom by its own time, or rebuild what is known from the log."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from wireroom.errors import FeedError
from wireroom.feeds.parse import parse
from wireroom.feeds.schedule import first_state
from wireroom.model.events import ArticleRead, Event, Logged, StoriesMerged, StorySplit
from wireroom.model.source import Feed, Source
from wireroom.pipeline.adding import add_feeds, know_source
from wireroom.pipeline.intake import Intake
from wireroom.pipeline.newsroom import INPUTS, Newsroom
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


def play(
    recorded: Recorded,
    intake: Intake,
    *,
    wait_until: Callable[[float], None] | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> Played:
    """Play a stream. Time enters the log from the stream itself, so the same files give the same log.

    Args:
        recorded: The stream, in order of arrival.
        intake: Where it goes.
        wait_until: Waits for the stream's time. None: nothing waits, and items commit in groups.
        progress: Is told how many items are done.
    """
    played = Played(sources={row.source.id for row in intake.room.reader.sources()})
    now = next((at for item in recorded.items if (at := _at(item)) is not None), 0.0)
    minute = now // MINUTE
    items = recorded.items
    for start in range(0, len(items), GROUP):
        with intake.room.transaction() if wait_until is None else contextlib.nullcontext():
            for item in items[start : start + GROUP]:
                at = _at(item)
                now = now if at is None else max(at, now)
                if wait_until is not None:
                    wait_until(now)
                intake.newsroom.minutes([passed * MINUTE for passed in _minutes(minute, now)])
                minute = max(minute, now // MINUTE)
                _take(item, intake, now, played)
        progress(min(start + GROUP, len(items)))
    intake.newsroom.minutes([(minute + 1) * MINUTE])
    return played


def _take(item: Arrived | Snapshot, intake: Intake, now: float, played: Played) -> None:
    if isinstance(item, Arrived):
        _take_article(item, intake, now, played)
    else:
        _take_snapshot(item, intake, played)


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


def _take_snapshot(item: Snapshot, intake: Intake, played: Played) -> None:
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
        add_feeds(intake.newsroom, [(source, feed)], item.at)
    intake.take_feed(feed, parsed, first_state(url), item.at, first=True)


def rebuild(log: Iterable[Logged], bodies: Bodies, fresh: Room) -> None:
    """Apply every event of a log to a fresh room, as it was decided then."""
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
                fresh.bodies.put(bodies.get(logged.event.body))
            fresh.reapply(logged)


def redecide(log: Iterable[Logged], bodies: Bodies, newsroom: Newsroom) -> None:
    """Let the desks decide again about what came in; acts of editors are kept."""
    for logged in log:
        event = logged.event
        by_editor = isinstance(event, (StoriesMerged, StorySplit)) and event.by != "engine"
        if not isinstance(event, INPUTS) and not by_editor:
            continue

        def make(logged: Logged = logged) -> list[Event]:
            if isinstance(logged.event, ArticleRead):
                newsroom.room.bodies.put(bodies.get(logged.event.body))
            return [logged.event]

        newsroom.take(make)
