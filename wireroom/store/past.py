"""What stood there at an event of the past: made anew from the events of the stories that are asked for, and no others.

The events of some stories, of their articles and of these articles' sources, up to a number of the log, go through the
same projections as ever, into tables in memory. So a story of the past is what it was, after whatever joined or parted
it since; only texts that are no longer kept are missing. A story of which no later event speaks is taken as it stands.
"""

import bisect
import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import apsw
import orjson

from wireroom.model.event_codec import decode
from wireroom.model.events import (
    ArticlePlaced,
    ArticleSeen,
    Logged,
    StoriesMerged,
    StoryHidden,
    StoryPinned,
    StorySplit,
)
from wireroom.store import lives
from wireroom.store.bodies import SqliteBodies
from wireroom.store.migrating import migrate
from wireroom.store.project import Projector
from wireroom.store.queries import Queries
from wireroom.store.written import Compose

#: How stories are noted.
STORY = lives.story("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Some stories as they stood."""

    #: Tables in memory, which hold these stories alone.
    connection: apsw.Connection
    #: Texts of theirs that are no longer kept.
    texts_gone: int


class Past:
    """Looks back from a connection that reads the room."""

    def __init__(self, connection: apsw.Connection, bodies: SqliteBodies, compose: Compose) -> None:
        self._bodies, self._compose = bodies, compose
        self._sql = Queries(connection, "past")
        self._run = self._sql.rows

    def number_at(self, at: float) -> int:
        """Give the number of the last event up to a time, UTC seconds; 0 where there was none."""
        return bisect.bisect_right(range(1, int(self._sql.value("last_event")) + 1), at, key=self.time_of)

    def number_before(self, at: float) -> int:
        """Give the number of the last event before a time; 0 where there was none."""
        return bisect.bisect_left(range(1, int(self._sql.value("last_event")) + 1), at, key=self.time_of)

    def time_of(self, seq: int) -> float:
        """Say when an event was."""
        return float(self._sql.value("time_of", seq=seq))

    def forgotten(self) -> int:
        """Give the number of the last event by which texts went; 0: none went ever."""
        return int(self._sql.value("last_told", what=lives.FORGOTTEN, last=self._sql.value("last_event")) or 0)

    def seen_since(self, at: float, last: int) -> int:
        """Count the articles that were first seen from a time on and up to an event."""
        return int(self._sql.value("seen_between", first=self.number_before(at), last=last))

    def story(self, story_id: str, last: int) -> Stood:
        """Make one story as it stood at an event, and the one that its address led to then."""
        wanted = self._led({story_id}, last)
        made, projector = self._replay(wanted | self._marked(last), last)
        return self._written(made, projector, wanted)

    def front(self, last: int, since: float, most: int) -> Stood:
        """Make the stories that may have stood on the front page at an event.

        Args:
            last: Number of the event.
            since: Nothing that changed last before this time, UTC seconds.
            most: How many, the last changed first; what broke or was pinned comes beside them.
        """
        marked = self._marked(last)
        named = marked | {name for (name,) in self._run("named_between", first=self.number_before(since), last=last)}
        standing = self._untouched(named - marked, last)
        made, projector = self._replay(named - standing.keys(), last)
        sql = Queries(made, "past")
        changed = {name: at for name, (at, _) in standing.items()}
        changed |= {name: at for name, at in sql.rows("changed") if name in named}
        newest = sorted((name for name, at in changed.items() if at >= since), key=lambda name: (-changed[name], name))
        broke = {name for (name,) in sql.rows("broke_since", since=since)}
        broke |= {name for name, (_, at) in standing.items() if at is not None and at >= since}
        wanted = {*newest[:most], *(broke & named), *marked}
        return self._written(made, projector, wanted, copied=wanted & standing.keys())

    def _marked(self, last: int) -> set[str]:
        """Name the stories that the editor ever pinned or hid, and those that their addresses led to."""
        events = (item.event for item in self._read(self._numbers([lives.MARKS], last)))
        return self._led({event.story_id for event in events if isinstance(event, (StoryPinned, StoryHidden))}, last)

    def _led(self, stories: set[str], last: int) -> set[str]:
        """Name stories, and those that their addresses led to at an event."""
        while stories:
            sql = Queries(self._replay(stories, last)[0], "past")
            more = {sql.value("merged_into", id=name) for name in stories} - stories - {None}
            if not more:
                break
            stories = stories | more
        return stories

    def _untouched(self, stories: Iterable[str], last: int) -> dict[str, tuple[float, float | None]]:
        """Give (when it changed, when it broke) of those stories that stand as they stood.

        No later event speaks of them, of their articles or of these articles' sources.
        """
        parts: dict[str, set[str]] = {}
        times: dict[str, tuple[float, float | None]] = {}
        for name, changed, broke, article_id, source_id in self._run("standing", stories=_json(stories)):
            times[name] = changed, broke
            parts.setdefault(name, {lives.story(name)}).update((lives.article(article_id), lives.source(source_id)))
        whats = {what for found in parts.values() for what in found}
        later = {what for (what,) in self._run("told_since", whats=_json(whats), last=last)}
        return {name: times[name] for name, found in parts.items() if found.isdisjoint(later)}

    def _replay(self, stories: Collection[str], last: int) -> tuple[apsw.Connection, Projector]:
        """Apply all events up to a number that speak of some stories. None of them is written yet."""
        made = _empty()
        projector = Projector(made, self._bodies, self._compose, indexed=False)
        events, whole = self._events(stories, last)
        mentioned = {
            what.removeprefix(STORY) for item in events for what in lives.about(item.event) if what.startswith(STORY)
        }
        with made:
            # Of other stories a part alone is known here: an article of nobody keeps them from seeming empty, or their
            # addresses would lead on when that part goes.
            for name in sorted(mentioned - whole):
                Queries(made, "past").rows("keep_open", story_id=name)
            for logged in events:
                projector.apply(logged)
            Queries(made, "past").rows("drop_open")
        return made, projector

    def _events(self, stories: Collection[str], last: int) -> tuple[list[Logged], set[str]]:
        """Give all events of some stories, of what they took in or went into, of their articles and these' sources.

        The editor's marks are among them. The names are of the stories of which no event is missing.
        """
        found = {item.seq: item for item in self._read(self._numbers([lives.MARKS], last))}
        articles: set[str] = set()
        known: set[str] = set()
        asked = set(stories)
        while asked:
            known |= asked
            told = self._read(self._numbers(map(lives.story, asked), last) - found.keys())
            asked = set()
            for item in told:
                found[item.seq] = item
                event = item.event
                if isinstance(event, ArticlePlaced):
                    articles.add(event.article_id)
                elif isinstance(event, (StoriesMerged, StorySplit)):
                    articles.update(event.article_ids)
                    if isinstance(event, StoriesMerged):
                        asked |= {event.into, event.gone} - known
        of_articles = self._read(self._numbers(map(lives.article, articles), last) - found.keys())
        sources = {item.event.source_id for item in of_articles if isinstance(item.event, ArticleSeen)}
        of_sources = self._read(self._numbers(map(lives.source, sources), last))
        found |= {item.seq: item for item in (*of_articles, *of_sources)}
        return [found[seq] for seq in sorted(found)], known

    def _numbers(self, whats: Iterable[str], last: int) -> set[int]:
        return {seq for (seq,) in self._run("events_of", whats=_json(whats), last=last)}

    def _read(self, numbers: Iterable[int]) -> list[Logged]:
        rows = self._run("events", seqs=_json(numbers))
        return [Logged(seq=seq, event=decode(name, version, body)) for seq, name, version, body in rows]

    def _written(
        self, made: apsw.Connection, projector: Projector, stories: Collection[str], copied: Collection[str] = ()
    ) -> Stood:
        """Write the stories that were made anew, and take those over that stand as they stood."""
        with made:
            projector.settle(only={*stories} - {*copied})
            self._copy(made, copied)
        bodies = {body for (body,) in Queries(made, "past").rows("bodies_of", stories=_json(stories))}
        return Stood(connection=made, texts_gone=len(bodies) - int(self._sql.value("kept", bodies=_json(bodies))))

    def _copy(self, made: apsw.Connection, stories: Collection[str]) -> None:
        """Take stories over, with their articles. Articles get numbers of their own: their order is what counts."""
        for table, name in (("sources", "source_rows"), ("stories", "story_rows"), ("joins", "join_rows")):
            _put(made, table, self._run(name, stories=_json(stories)))
        articles = self._run("article_rows", stories=_json(stories))
        _put(made, "articles", [(None, *row[1:]) for row in articles])


def _put(made: apsw.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        made.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)  # noqa: S608 - names of ours alone


def _json(values: Iterable[object]) -> str:
    return orjson.dumps(sorted(set(values), key=str)).decode()


def _empty() -> apsw.Connection:
    made = apsw.Connection(":memory:")
    made.deserialize("main", _tables())
    return made


@functools.cache
def _tables() -> bytes:
    """Give the room's tables without a row, ready to be opened: making them anew takes a hundred times as long."""
    made = apsw.Connection(":memory:")
    migrate(made, ":memory:")
    data: bytes = made.serialize("main")
    return data
