"""The desks joined: what comes in becomes events, and what follows from them becomes events too.

Every public method is one transaction: it commits what came in, all that the desks decided about it and how far they
are, or nothing. A desk that fails on an event stops the room loudly (DeskError); the event itself is kept.
"""

import contextlib
import math
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import structlog

from wireroom.claims.desk import ClaimsDesk
from wireroom.errors import DamagedError, DeskError, SchemaTooNewError, WireroomError
from wireroom.model.article import Candidate
from wireroom.model.events import (
    ArticlePlaced,
    ArticleRead,
    ArticlesForgotten,
    ClaimsChecked,
    Event,
    Logged,
    MinutePassed,
    StoriesMerged,
    StorySplit,
)
from wireroom.model.situation_notes import LevelDecided, ObservationJudged
from wireroom.model.watch_events import SeriesTaken, SituationAdded, SituationRemoved
from wireroom.pipeline.candidates import candidate_of
from wireroom.pipeline.editing import edited
from wireroom.pipeline.naming import Naming
from wireroom.pipeline.taking_back import way_back
from wireroom.pipeline.tracing import Tracing
from wireroom.ports import Room
from wireroom.stories.desk import StoryDesk
from wireroom.stories.keep import HEAD
from wireroom.trends.desk import TrendsDesk
from wireroom.watch.desk import BATCH, WatchDesk

log = structlog.get_logger()

#: Events between two checkpoints of the story desk: reading this many again takes seconds.
CHECKPOINT_EVENTS = 4000

#: How often the story desk looks for stories to merge or split, seconds of the log's clock.
REPAIR_SECONDS = 3600.0

#: Newest stories that the trends desk is told of where its own state cannot be read.
RECALLED = 5000

#: Name under which it is kept what has changed in the trends desk since its state was last saved whole.
SINCE = "trends.since"

#: Name under which the desks' common position is kept.
POSITION = "position"


class Newsroom:
    """One writer's desks over one room."""

    def __init__(
        self,
        room: Room,
        *,
        make_stories: Callable[[], StoryDesk],
        claims: ClaimsDesk,
        make_trends: Callable[[], TrendsDesk],
        make_watch: Callable[[], WatchDesk] = WatchDesk,
    ) -> None:
        """Join the desks and bring them to where the log stands.

        Raises:
            DeskError: If an event that waits makes a desk fail again.
        """
        self.room = room
        self._make_stories, self._make_trends, self._make_watch = make_stories, make_trends, make_watch
        self._claims = claims
        self._naming = Naming(room.names)
        self._tracing = Tracing(room)
        #: The hour of the log's clock in which stories were last repaired.
        self._hour: int | None = None
        #: Whether takes are part of one transaction around them, and whether there were any in it.
        self._together = self._unsaved = False
        #: Whether the desks may be ahead of the log, or behind it.
        self._stale = True
        self.resume()

    # coming back

    def resume(self) -> None:
        """Load the desks' state and bring it to the end of the log."""
        self._stories, self._trends = self._make_stories(), self._make_trends()
        self._saved_at = self._load_stories()
        position = self._position()
        if not self._load_trends() and position:
            for summary in self.room.reader.front(most=RECALLED).summaries:
                self._trends.recall(summary)
        self._load_watch(position)
        for logged in self.room.log.read(self._saved_at):
            if logged.seq > position:
                break
            self._remember(logged)
        self._catch_up(position)
        self._stale = False

    def _load_stories(self) -> int:
        """Load the story desk's state; returns its number. One of an earlier version is made anew from the log."""
        kept = self.room.load_checkpoint(_part(HEAD))
        if kept is None:
            return 0

        def find(name: str) -> bytes | None:
            found = self.room.load_checkpoint(_part(name))
            return None if found is None else found[1]

        try:
            self._stories.load_parts(find)
        except (DamagedError, SchemaTooNewError) as error:
            log.warning("desk.state", desk=self._stories.name, trouble=str(error))
            return 0
        return kept[0]

    def _load_trends(self) -> bool:
        """Load the trends desk's state, with what has changed since it was saved whole; False where there is none."""
        kept, since = self.room.load_checkpoint(self._trends.name), self.room.load_checkpoint(SINCE)
        if kept is None:
            return False
        try:
            self._trends.load(kept[1], since[1] if since is not None and since[0] > kept[0] else None)
        except DamagedError as error:
            log.warning("desk.state", desk=self._trends.name, trouble=str(error))
            return False
        return True

    def _load_watch(self, position: int) -> None:
        """Load the watch desk's state. One that cannot be read is made anew from all that the log decided."""
        self._watch = self._make_watch()
        kept = self.room.load_checkpoint(self._watch.name)
        if kept is None:
            return
        try:
            self._watch.load(kept[1])
        except (DamagedError, SchemaTooNewError) as error:
            log.warning("desk.state", desk=self._watch.name, trouble=str(error))
            for logged in self.room.log.read():
                if logged.seq > position:
                    break
                self._watch.apply(logged.event)

    def _position(self) -> int:
        """Return how far the desks are, and take up the hour in which stories were last repaired."""
        kept = self.room.load_checkpoint(POSITION)
        self._hour = int(kept[1]) if kept and kept[1] else None
        return kept[0] if kept else 0

    def _remember(self, logged: Logged) -> None:
        """Take a past event into the story desk's state, with what was decided then."""
        event = logged.event
        if isinstance(event, ArticleRead):
            candidate = self._candidate(event)
            if candidate is not None:
                self._stories.know(candidate)
        elif isinstance(event, (ArticlePlaced, StoriesMerged, StorySplit, ArticlesForgotten)):
            self._stories.apply(event)

    def _catch_up(self, position: int) -> None:
        """Take up events that were kept when a desk failed on them; those set aside are passed over."""
        waiting = list(self.room.log.read(position))
        if not waiting:
            return
        aside = self.room.rejected()
        # All in one transaction: what follows from them stands behind them in the log, so that there is no position
        # between two of them from which another start could go on.
        with self.room.transaction():
            for logged in waiting:
                try:
                    if logged.seq not in aside:
                        self._chain(deque(self._follow(logged)), logged.event.at)
                except WireroomError:
                    raise
                except Exception as error:
                    raise DeskError.by(error, logged.seq) from error
            self._save(self.room.log.last())

    # what comes in

    def take(self, make: Callable[[], Sequence[Event]]) -> None:
        """Record events with all that follows from them.

        `make` runs inside the transaction: it gives the events and writes what must commit with them (bodies, feed
        states, entries).

        Raises:
            DeskError: If a desk failed: the events are kept, what follows is not, and the room must stop.
            StorageError: If nothing could be kept.
        """
        if self._stale:
            self.resume()
        self._stale = True  # until the transaction has committed, the desks may be ahead of the log
        try:
            with self.room.transaction():
                self._chain(deque(make()))
                self._unsaved = self._together
                if not self._together:
                    self._save(self.room.log.last())
        except WireroomError:
            raise
        except Exception as error:
            if self._together:  # what others wrote in this transaction goes with it
                raise DeskError.by(error, self.room.log.last()) from error
            log.error("desk.failed", trace=traceback.format_exc())
            with self.room.transaction():
                kept = self.room.record(make())
            raise DeskError.by(error, kept[0].seq if kept else 0) from error
        self._stale = False

    def doubt(self) -> None:
        """Look at the log again before the next take: a transaction around the last one may not have committed."""
        self._stale = True

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Let all takes inside the block commit together, or none of them: after an error nothing of it is kept.

        An error of a take must leave the block: the desks would be ahead of what commits.
        The number that a DeskError names then stands for nothing in the log; whoever needs it takes one by one.
        """
        self._together = True
        try:
            with self.room.transaction():
                yield
                if self._unsaved:
                    self._save(self.room.log.last())
        except BaseException:
            self.doubt()
            raise
        finally:
            self._together = self._unsaved = False

    def undo(self, seq: int, now: float) -> Event:
        """Take a merge, a split, a pinning or a hiding back.

        Raises:
            UsageError: If event `seq` is none of these.
        """
        back = way_back(self.room, seq, now)
        self.take([back].copy)
        return back

    def minutes(self, passed: Sequence[float]) -> None:
        """Let time into the log, minute by minute."""
        self.take(lambda: [MinutePassed(at=at) for at in passed])

    def checkpoint(self) -> None:
        """Keep the story desk's state now, so that the next start is quick."""
        if not self._stale:
            self._stale = True  # the desk takes what it gives for kept: where it was not, it is loaded again
            with self.room.transaction():
                self._save_stories(self.room.log.last())
            self._stale = False

    # what follows

    def _chain(self, queue: "deque[Event]", now: float = -math.inf) -> None:
        while queue:
            (logged,) = self.room.record([queue.popleft()])
            now = max(now, logged.event.at)  # what a file brought is placed at its own time, long before
            queue.extend(self._follow(logged))
            if isinstance(logged.event, ArticlePlaced) and logged.event.moved_from is not None:
                queue.extend(self._left(logged.event.moved_from, logged.event, now))

    def _left(self, story_id: str, event: ArticlePlaced, now: float) -> list[Event]:
        """Judge a story anew that an article has left; one that is empty went with it."""
        if self.room.summary(story_id) is None:
            self._trends.merged(event.story_id, story_id)
        state = self.room.article_state(event.article_id)
        return self._moved(story_id, now, archive=state is not None and state.file is not None)

    def _follow(self, logged: Logged) -> Iterable[Event]:
        event = logged.event
        if isinstance(event, ArticleRead):
            return self._place_and_check(event)
        if isinstance(event, ClaimsChecked):
            state = self.room.article_state(event.article_id)
            archive = state is not None and state.file is not None
            moved = self._moved(state.story_id if state else None, event.at, archive=archive)
            return [*moved, *self._look(event, archive=archive), *self._tracing.checked(event)]
        if isinstance(event, (StoriesMerged, StorySplit)):
            return self._rearranged(event)
        if isinstance(event, MinutePassed):
            return [*self._minute(event.at), *self._fill(event.at), *self._watch.minute(event.at)]
        return self._watched(event)

    def _watched(self, event: Event) -> Iterable[Event]:
        """Tell watch desk and tracing what they must know; a new situation, or a new document, begins something."""
        if isinstance(event, (ArticlePlaced, SituationRemoved, SeriesTaken, LevelDecided)):
            self._watch.apply(event)
        elif isinstance(event, ObservationJudged):
            return self._watch.judge(event)
        elif isinstance(event, ArticlesForgotten):
            self._stories.apply(event)
        elif isinstance(event, SituationAdded):
            self._watch.add(event, self.room.reader.newest_article())
            return self._fill(event.at)
        return self._tracing.follow(event)

    def _look(self, event: ClaimsChecked, *, archive: bool) -> list[Event]:
        if not self._watch.situations:
            return []
        article = self.room.reader.watched(event.article_id)
        return self._watch.look(article, event.at, archive=archive) if article is not None else []

    def _fill(self, at: float) -> list[Event]:
        """Let a situation that is new look at the next batch of what was kept."""
        wanted = self._watch.filling()
        if wanted is None:
            return []
        name, before = wanted
        return self._watch.fill(name, self.room.reader.watched_before(before, BATCH), at)

    @property
    def filling(self) -> bool:
        """Whether a situation is still being filled from what was kept; every minute brings a batch."""
        return self._watch.filling() is not None

    def _place_and_check(self, event: ArticleRead) -> list[Event]:
        candidate = self._candidate(event)
        state = self.room.article_state(event.article_id)
        if candidate is None or state is None:
            return []
        decide = self._stories.reread if state.story_id else self._stories.place
        checked = self._claims.check(
            event.article_id,
            event.version,
            self.room.bodies.get(event.body),
            source_id=state.source_id,
            published=candidate.published,
            seen=state.seen,
            at=event.at,
        )
        return [*edited(self.room, event), *decide(candidate, event.at if event.seen is None else event.seen), checked]

    def _rearranged(self, event: StoriesMerged | StorySplit) -> list[Event]:
        if event.by != "engine":
            self._stories.apply(event)
        if isinstance(event, StoriesMerged):
            self._trends.merged(event.into, event.gone)
            return self._moved(event.into, event.at)
        if self.room.summary(event.story_id) is None:
            self._trends.merged(event.new_id, event.story_id)
        return [*self._moved(event.story_id, event.at), *self._moved(event.new_id, event.at)]

    def _moved(self, story_id: str | None, at: float, *, archive: bool = False) -> list[Event]:
        summary = self.room.summary(story_id) if story_id else None
        return self._trends.changed(summary, at, archive=archive) if summary else []

    def _minute(self, at: float) -> list[Event]:
        events = [*self._trends.minute(at), *self._naming.minute(at), *self._tracing.minute(at)]
        hour = int(at // REPAIR_SECONDS)
        if self._hour is not None and hour != self._hour:
            events += self._stories.hourly(at)
        self._hour = hour
        return events

    def _candidate(self, event: ArticleRead) -> Candidate | None:
        state = self.room.article_state(event.article_id)
        with contextlib.suppress(KeyError):  # read again from the log: it was forgotten since, and came anew
            if state is not None:
                reading = self.room.bodies.get(event.body)
                made = candidate_of(event, reading, source_id=state.source_id, seen=state.seen, url=state.url)
                return replace(made, source_kind=state.source_kind)
        return None

    def _save(self, seq: int) -> None:
        self.room.save_checkpoint(POSITION, seq, b"" if self._hour is None else str(self._hour).encode())
        since = self._trends.save_since()
        if since is None:
            self.room.save_checkpoint(self._trends.name, seq, self._trends.save())
        else:
            self.room.save_checkpoint(SINCE, seq, since)
        if self._watch.changed:
            self.room.save_checkpoint(self._watch.name, seq, self._watch.save())
            self._watch.changed = False
        if seq - self._saved_at >= CHECKPOINT_EVENTS:
            self._save_stories(seq)

    def _save_stories(self, seq: int) -> None:
        for name, state in self._stories.save_parts().items():
            self.room.save_checkpoint(_part(name), seq, state)
        self._saved_at = seq


def _part(name: str) -> str:
    """Name the checkpoint in which a part of the story desk's state lies."""
    return f"stories.{name}"
