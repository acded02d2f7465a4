"""The one writer over SQLite: log, projections, checkpoints and feed states commit together or not at all."""

import contextlib
import fcntl
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import apsw
import orjson

from wireroom.errors import ReadOnlyError, StorageError
from wireroom.model.codec import build
from wireroom.model.events import Event, Logged, Talked
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import StorySummary
from wireroom.ports import ArticleState, KnownEntry, Log, OldArticle, WantedPage
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_writer
from wireroom.store.days import Days
from wireroom.store.forgetting import Forgetting
from wireroom.store.lives import Lives
from wireroom.store.media import Media
from wireroom.store.naming import Naming
from wireroom.store.project import Projector
from wireroom.store.queries import Queries
from wireroom.store.reader import CHANGES_KEPT, CHANGES_SECONDS, SqliteReader
from wireroom.store.talk import TalkTables
from wireroom.store.traces import TraceTables
from wireroom.store.trouble import translated
from wireroom.store.written import Compose, text

#: No page waits longer than this, seconds: a Retry-After holds for seven days at most.
LONGEST_WAIT = 8 * 86_400.0

#: Pause between two looks at a lock that another writer holds, real seconds.
LOCK_LOOK = 0.1


class SqliteRoom:
    """A `ports.Room`. Holds a lock on the data folder as long as it is open, so that there is one writer only."""

    def __init__(
        self,
        path: Path | str,
        *,
        make_log: Callable[[apsw.Connection], Log],
        schema: str,
        compose: Compose,
        wait: float = 0.0,
    ) -> None:
        """Open or make the database.

        Args:
            path: The file, or ":memory:".
            make_log: Makes the log over the room's connection.
            schema: SQL that makes the log's own tables where they are absent.
            compose: What is written about a story, from its members.
            wait: How long to wait for another writer to end, real seconds.

        Raises:
            StorageError: If another writer runs, or the file cannot be used.
        """
        self.path = path
        self._lock = None if path == ":memory:" else _locked(Path(path), wait)
        self.connection = open_writer(path)
        with translated(path), self.connection:  # together: where the log's tables are, all is ready for readers
            self.connection.execute(schema)
            self.connection.execute(
                "INSERT INTO meta VALUES ('epoch', ?) ON CONFLICT DO NOTHING", (secrets.token_hex(6),)
            )
        self.log = make_log(self.connection)
        with translated(path), self.connection:
            Lives(self.connection).fill(self.log.read())
        self.bodies = SqliteBodies(self.connection)
        self.reader = SqliteReader(self.connection, self.bodies, compose=compose)
        self.names = Naming(self.connection)
        self.shelf = Media(self.connection)
        self.traces = TraceTables(self.connection)
        self._projector = Projector(self.connection, self.bodies, compose)
        self._sql = Queries(self.connection, "work")
        self._run = self._sql.rows
        self._days = Days(self.connection)
        self._talk = TalkTables(self.connection)
        self._forgetting = Forgetting(self.connection)
        self._depth = 0
        self._at = 0.0

    def close(self) -> None:
        """Close the database and give the lock back."""
        self.connection.close()
        if self._lock is not None:
            self._lock.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit log events, projections, checkpoints and feed states together, durably."""
        if self._depth:
            yield
            return
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            with translated(self.path):
                yield
                self._settle()
                self.connection.execute("COMMIT")
        except BaseException:
            self._projector.forget()
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def record(self, events: Sequence[Event]) -> list[Logged]:
        """Append events and apply them to all projections."""
        logged = self.log.append(events)
        for item in logged:
            self._projector.apply(item)
            self._at = max(self._at, item.event.at)
        return logged

    def reapply(self, logged: Logged) -> None:
        """Apply an event that stands in another log: for rebuilding. Numbers must come in order."""
        (again,) = self.record([logged.event])
        if again.seq != logged.seq:
            raise StorageError(f"event {logged.seq} came as number {again.seq}; the log that is replayed has a gap")

    def summary(self, story_id: str) -> StorySummary | None:
        """Say what ranking needs to know of a story, as of the last event."""
        return self._projector.summary(story_id)

    def _settle(self) -> None:
        stories = self._projector.settle()
        if not stories:
            return
        seq = self.log.last()
        self._run("put_change", seq=seq, at=self._at, stories=text(stories))
        self._run("drop_changes", seq=seq - CHANGES_KEPT, at=self._at - CHANGES_SECONDS)

    # what is operational

    def feeds(self) -> list[tuple[Feed, FeedState | None]]:
        """Give all feeds that are asked, with what we know of them."""
        return [
            (build(Feed, orjson.loads(facts)), build(FeedState, orjson.loads(state)) if state else None)
            for facts, state in self._run("active_feeds")
        ]

    def put_feed_state(self, state: FeedState) -> None:
        """Keep what a request taught us, and count it on its day."""
        self._days.count(state)
        self._run(
            "put_feed_state",
            url=state.url,
            due_at=state.due_at,
            asked_at=state.asked_at,
            ok_at=state.ok_at,
            failures=state.failures,
            state=text(state),
        )

    def move_feed(self, state: FeedState) -> None:
        """Carry what is known of the feed at `state.moved_from` to `state.url` (R26); its feed was added before."""
        if state.moved_from is None:
            raise ValueError(f"{state.url} has not moved")
        self._days.move(state.moved_from, state.url)
        self.put_feed_state(state)

    def known_entries(self, feed_url: str, keys: Iterable[str]) -> dict[str, KnownEntry]:
        """Look up entries of one feed by their keys (identity is scoped to the feed, S52)."""
        found = {}
        for key in keys:
            for article_id, fingerprint in self._run("known_entry", feed_url=feed_url, key=key):
                found[key] = KnownEntry(article_id=article_id, fingerprint=fingerprint)
        return found

    def put_entry(self, feed_url: str, key: str, entry: KnownEntry) -> None:
        """Remember an entry of one feed."""
        self._run("put_entry", feed_url=feed_url, key=key, article_id=entry.article_id, fingerprint=entry.fingerprint)

    def brought(self, source_id: str, feed_url: str, since: float, until: float) -> int:
        """Count the articles that a feed of a source brought after `since` and up to `until`."""
        return int(self._sql.value("brought", source_id=source_id, feed_url=feed_url, since=since, until=until))

    def gathered(self, _source_id: str, feed_url: str, since: float, until: float) -> int:
        """Count the articles that a feed brought after `since` and up to `until`, of whichever publishers."""
        return int(self._sql.value("gathered", feed_url=feed_url, since=since, until=until))

    def article_by_address(self, addresses: Iterable[str]) -> str | None:
        """Give the article that is known under one of these canonical addresses."""
        for address in addresses:
            found: str | None = self._sql.value("by_address", address=address)
            if found:
                return found
        return None

    def put_address(self, address: str, article_id: str) -> None:
        """Remember that an article is known under an address."""
        self._run("put_address", address=address, article_id=article_id)

    def article_state(self, article_id: str) -> ArticleState | None:
        """Say what is known of an article before a new reading."""
        for row in self._run("article_state", article_id=article_id):
            return ArticleState(**dict(zip(ArticleState.__dataclass_fields__, row, strict=True)))
        return None

    def owner_of(self, domain: str) -> str | None:
        """Name the source that a registrable domain belongs to."""
        found: str | None = self._sql.value("owner_of", domain=domain)
        return found

    def versions_of(self, article_id: str) -> list[tuple[float, str]]:
        """Give (when it stood so, its reading's hash) of an article's versions, the newest first."""
        return [(at, body) for at, body in self._run("versions_of", article_id=article_id)]

    def talk_of(self, article_id: str) -> Talked | None:
        """Give how much is said about an article, as last told; None where nothing ever was."""
        return self._talk.of(article_id)

    def body_of(self, article_id: str, version: int) -> str | None:
        """Name the reading of one version of an article."""
        body: str | None = self._sql.value("body_of", article_id=article_id, version=version)
        return body

    def want_page(self, article_id: str, url: str, domain: str, *, wanted_at: float, next_at: float) -> None:
        """Put a page on the list of those to read; the newest news (`wanted_at`) is read first."""
        self._run("want_page", article_id=article_id, url=url, domain=domain, wanted_at=wanted_at, next_at=next_at)

    def due_pages(self, now: float, most: int) -> list[WantedPage]:
        """Give the newest due page of each host."""
        rows = self._run("due_pages", now=now, longest=LONGEST_WAIT, most=most)
        return [WantedPage(article_id=row[0], url=row[1], domain=row[2], tries=row[3]) for row in rows]

    def page_done(self, article_id: str) -> None:
        """Take a page off the list."""
        self._run("page_done", article_id=article_id)

    def page_later(self, article_id: str, next_at: float) -> None:
        """Try a page again later."""
        self._run("page_later", article_id=article_id, next_at=next_at)

    def oldest(self, after: tuple[float, int], before: float, most: int, *, imported: bool) -> list[OldArticle]:
        """Give articles first seen before a time, the oldest first, from a position on."""
        return self._forgetting.oldest(after, before, most, imported=imported)

    def members_of(self, article: OldArticle) -> tuple[str, ...]:
        """Name the articles that go with one, the oldest first."""
        return self._forgetting.members_of(article)

    def used(self) -> int:
        """Say how many bytes are in use; what is free within the file does not count."""
        return self._forgetting.used()

    def note_size(self, now: float, budget: int) -> None:
        """Remember how many bytes are in use today, and how many may be (0: no limit)."""
        self._forgetting.note_size(now, budget)

    def lived(self, since: float, until: float) -> bool:
        """Say whether we ran between two times, by the sizes that were noted."""
        return self._forgetting.lived(since, until)

    def save_checkpoint(self, stage: str, seq: int, state: bytes) -> None:
        """Keep a stage's state as of event `seq`."""
        self._run("put_checkpoint", stage=stage, seq=seq, state=state)

    def load_checkpoint(self, stage: str) -> tuple[int, bytes] | None:
        """Give a stage's last state and its number."""
        for seq, state in self._run("get_checkpoint", stage=stage):
            return seq, bytes(state)
        return None

    def reject(self, seq: int, at: float, reason: str) -> None:
        """Set an event aside: stages pass over it from now on."""
        self._run("reject", seq=seq, at=at, reason=reason)

    def rejected(self) -> dict[int, str]:
        """Give the events that were set aside, with the reason."""
        return dict(self._run("rejected"))


@contextlib.contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Be the one writer of a database's folder inside the block, without looking at what lies in it.

    Raises:
        StorageError: If another writer runs.
    """
    with _locked(path, 0.0):
        yield


def _locked(path: Path, wait: float) -> IO[str]:
    """Lock the data folder for one writer; the lock goes with the process."""
    last = time.monotonic() + wait
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyError(f"{path.parent} cannot be made: {error.strerror}") from error
    try:
        handle = (path.parent / "writer.lock").open("w")
    except OSError as error:
        raise ReadOnlyError(f"{path.parent} cannot be written: {error.strerror}") from error
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() < last:
                time.sleep(LOCK_LOOK)
                continue
            handle.close()
            raise StorageError(f"another Wireroom already writes in {path.parent}; end it first") from error
        return handle
