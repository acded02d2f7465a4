"""The promises that edges keep. Desks, pipeline and web know these, never a concrete edge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from wireroom.model.article import Reading
from wireroom.model.events import Event, Logged
from wireroom.model.personal import Correction, Followed, Message, Session, Visit
from wireroom.model.situation import SituationPage, SituationRow, WatchedArticle
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import Member, StorySummary
from wireroom.model.views import (
    ArticlePage,
    Change,
    FeedDay,
    FrontInput,
    Head,
    MemberRow,
    SearchPage,
    SourceRow,
    StoryPage,
    StoryRow,
    WireBar,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request to make. Whoever asks names what for; the gateway sets limits and manners by it."""

    url: str
    #: "feed" (15 MiB), "page" (5 MiB), "image" (8 MiB), "icon" (2 MiB) or "robots" (500 KiB).
    kind: str
    etag: str | None = None
    last_modified: str | None = None
    #: Final address that the two belong to (R21): they are sent there and nowhere else. None: `url`.
    validators_for: str | None = None
    #: Subscriber count told in the User-Agent.
    subscribers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other side answered: 2xx or 304. Everything else is a FetchError."""

    url: str
    #: Address after redirects.
    final_url: str
    status: int
    #: Names in lower case; the last of repeated ones wins.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Decoded (gzip, deflate) bytes; b"" for 304.
    body: bytes = b""
    #: True for a chain made of 301 and 308 alone (R26).
    permanent: bool = False
    #: Milliseconds from first byte asked to last byte read.
    ms: float = 0.0


class Fetcher(Protocol):
    """The only way out."""

    async def fetch(self, ask: Ask) -> Answer:
        """Fetch politely: waits for its turn on the host, obeys robots rules, holds all limits.

        Raises:
            FetchError: With `status` and `retry_after` where known; RefusedError and TooLargeError are kinds of it.
        """
        ...

    async def close(self) -> None:
        """End all connections."""
        ...


class Log(Protocol):
    """One ordered log of facts. Numbers are dense and start at 1."""

    def append(self, events: Sequence[Event]) -> list[Logged]:
        """Append in order; durable once the surrounding transaction commits."""
        ...

    def read(self, after: int = 0, most: int | None = None) -> Iterator[Logged]:
        """Yield events with a number above `after`, in order."""
        ...

    def last(self) -> int:
        """Return the number of the last event; 0 for an empty log."""
        ...


class Bodies(Protocol):
    """Readings, stored once by their hash."""

    def put(self, reading: Reading) -> str:
        """Store and return the hash (SHA-256 hex of canonical JSON)."""
        ...

    def get(self, body: str) -> Reading:
        """Bring a reading back.

        Raises:
            KeyError: If it is not, or no longer, kept.
        """
        ...


class Reader(Protocol):
    """What is known now. Every method sees one consistent state; `at_head` opens a span of several calls on one."""

    def at_head(self) -> AbstractContextManager[Head]:
        """Hold one state for all calls inside the block."""
        ...

    def head(self) -> Head:
        """Say where the log stands."""
        ...

    def front(self, *, most: int = 400) -> FrontInput:
        """Give all stories that may stand on the front page (changed in the last 48 hours of the log's clock)."""
        ...

    def section(self, section: str, *, before: tuple[float, str] | None = None, most: int = 40) -> list[StoryRow]:
        """Give a section's stories, last changed first; `before` is (changed_at, id) of the last row shown."""
        ...

    def stories(
        self,
        *,
        section: str | None = None,
        language: str | None = None,
        since: float | None = None,
        before: tuple[float, str] | None = None,
        most: int = 40,
    ) -> list[StoryRow]:
        """Give stories, the last changed first; `before` is (changed_at, id) of the last one given.

        Filters that are None do not count; `since` is the earliest last change.
        """
        ...

    def articles(
        self,
        *,
        source: str | None = None,
        section: str | None = None,
        language: str | None = None,
        since: float | None = None,
        before: tuple[float, str] | None = None,
        most: int = 40,
    ) -> list[MemberRow]:
        """Give articles, the last seen first; `before` is (seen, id) of the last one given."""
        ...

    def story(self, story_id: str) -> StoryPage | str | None:
        """Give a story; the id that it merged into, as text; or None."""
        ...

    def article(self, article_id: str) -> ArticlePage | None:
        """Give an article."""
        ...

    def reading(self, body: str) -> Reading | None:
        """Give one version's reading."""
        ...

    def search(self, query: str, *, tab: str = "stories", offset: int = 0, most: int = 20) -> SearchPage:
        """Search titles and texts. `tab` is "stories" or "articles"."""
        ...

    def sources(self) -> list[SourceRow]:
        """Give all sources with their feeds."""
        ...

    def source(self, source_id: str) -> tuple[SourceRow, list[MemberRow]] | None:
        """Give a source and its newest articles."""
        ...

    def stories_from(self, countries: tuple[str, ...]) -> frozenset[str]:
        """Name stories of the front page's time that have an article from a source of one of these countries."""
        ...

    def source_days(self, source_id: str, *, days: int = 90) -> list[FeedDay]:
        """Give how a source's feeds answered on the last days of the log's clock, oldest first."""
        ...

    def wire(self, *, hours: int = 24) -> list[WireBar]:
        """Give articles per ten minutes, oldest first, on the log's clock."""
        ...

    def changes(self, after: int, *, most: int = 500) -> list[Change]:
        """Give what each batch after number `after` changed."""
        ...

    def members(self, story_id: str) -> list[Member]:
        """Give the members of a story with their texts."""
        ...

    def situations(self) -> list[SituationRow]:
        """Give all situations that are watched, by name."""
        ...

    def situation(self, name: str, at: float | None = None) -> SituationPage | None:
        """Give a situation as known at a time (None: now); None where it was not watched then."""
        ...

    def situations_of(self, story_id: str) -> list[SituationRow]:
        """Give the situations for which a story is evidence."""
        ...

    def watched(self, article_id: str) -> WatchedArticle | None:
        """Give an article as the watch desk looks at it; None where nothing of it was read."""
        ...

    def watched_before(self, n: int, most: int) -> list[WatchedArticle]:
        """Give the articles that came before number `n`, newest first, as the watch desk looks at them."""
        ...

    def newest_article(self) -> int:
        """Give the number of the last article; 0 where there is none."""
        ...

    def data_version(self) -> int:
        """Return a number that changes when another process has committed. Cheap."""
        ...


class Private(Protocol):
    """What is personal, for reading: outside the log."""

    def session(self, token_hash: str, now: float) -> Session | None:
        """Give an open session by the hash of its token; None for one that was closed or has ended."""
        ...

    def sessions(self) -> list[Session]:
        """Give all open sessions, the last used first."""
        ...

    def code_counts(self, code_hash: str, now: float) -> bool:
        """Say whether a one-time code would open a session now."""
        ...

    def last_visit(self, now: float) -> Visit | None:
        """Give the end of the visit before the present one; None at the first."""
        ...

    def followed(self) -> list[Followed]:
        """Give what is followed, the newest first."""
        ...

    def bookmarked(self) -> list[tuple[str, float]]:
        """Give (story, since when) of what is kept, the newest first."""
        ...

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Give the owner's choices: "sections" and "regions"."""
        ...

    def messages(self) -> list[Message]:
        """Give what readers wrote: what waits first, then the newest."""
        ...

    def waiting(self) -> int:
        """Say how many messages wait for an answer."""
        ...

    def corrections(self) -> list[Correction]:
        """Give public answers to what readers reported, the newest first."""
        ...

    def audit(self) -> list[tuple[float, str, str]]:
        """Give (when, what, detail) of security events, the newest first."""
        ...

    def export(self) -> dict[str, Any]:
        """Give all that is personal as plain data."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """What we hold of an entry that a feed has delivered before."""

    article_id: str
    #: Hash over title, address, summary and content as last delivered (canonical input, never sanitised output).
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPage:
    """A page that waits to be read."""

    article_id: str
    url: str
    domain: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """What is known of an article before a new reading of it."""

    version: int
    body: str | None
    feed_section: str | None
    seen: float
    source_id: str
    url: str | None
    published: float | None
    origin: str
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldArticle:
    """An article that may have to go."""

    #: When it was first seen, and its row: the position in the order of age.
    seen: float
    n: int
    article_id: str
    #: None: it was never placed.
    story_id: str | None
    #: It is the newest of its story, and nothing keeps that story: all of it may go.
    free: bool


class Room(Protocol):
    """The one writer. All writes happen inside `transaction`; leaving it commits all of them or none."""

    @property
    def log(self) -> Log:
        """Return the log."""
        ...

    @property
    def bodies(self) -> Bodies:
        """Return the readings."""
        ...

    @property
    def reader(self) -> Reader:
        """Return a reader that sees what this writer has written."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Commit log events, projections, checkpoints and feed states together, durably."""
        ...

    def record(self, events: Sequence[Event]) -> list[Logged]:
        """Append events and apply them to all projections."""
        ...

    def reapply(self, logged: Logged) -> None:
        """Apply an event that stands in another log: for rebuilding. Numbers must come in order."""
        ...

    def summary(self, story_id: str) -> StorySummary | None:
        """Say what ranking needs to know of a story, as of the last event."""
        ...

    def article_state(self, article_id: str) -> ArticleState | None:
        """Say what is known of an article before a new reading."""
        ...

    def want_page(self, article_id: str, url: str, domain: str, *, wanted_at: float, next_at: float) -> None:
        """Put a page on the list of those to read; the newest news (`wanted_at`) is read first."""
        ...

    def due_pages(self, now: float, most: int) -> list[WantedPage]:
        """Give the newest due page of each host."""
        ...

    def page_done(self, article_id: str) -> None:
        """Take a page off the list."""
        ...

    def page_later(self, article_id: str, next_at: float) -> None:
        """Try a page again later."""
        ...

    def reject(self, seq: int, at: float, reason: str) -> None:
        """Set an event aside: stages pass over it from now on."""
        ...

    def rejected(self) -> dict[int, str]:
        """Give the events that were set aside, with the reason."""
        ...

    def feeds(self) -> list[tuple[Feed, FeedState | None]]:
        """Give all feeds that are asked, with what we know of them."""
        ...

    def put_feed_state(self, state: FeedState) -> None:
        """Keep what a request taught us."""
        ...

    def known_entries(self, feed_url: str, keys: Iterable[str]) -> dict[str, KnownEntry]:
        """Look up entries of one feed by their keys (identity is scoped to the feed, S52)."""
        ...

    def put_entry(self, feed_url: str, key: str, entry: KnownEntry) -> None:
        """Remember an entry of one feed."""
        ...

    def brought(self, source_id: str, feed_url: str, since: float, until: float) -> int:
        """Count the articles that a feed of a source brought after `since` and up to `until`, UTC seconds (S52)."""
        ...

    def move_feed(self, state: FeedState) -> None:
        """Carry what is known of the feed at `state.moved_from` to `state.url` (R26); its feed was added before."""
        ...

    def article_by_address(self, addresses: Iterable[str]) -> str | None:
        """Give the article that is known under one of these canonical addresses."""
        ...

    def put_address(self, address: str, article_id: str) -> None:
        """Remember that an article is known under an address."""
        ...

    def oldest(self, after: tuple[float, int], before: float, most: int, *, imported: bool) -> "list[OldArticle]":
        """Give articles first seen before a time, the oldest first, from a position on.

        Args:
            after: Position of the last article looked at; (-inf, 0) at the beginning.
            before: UTC seconds.
            most: How many are looked at.
            imported: Whether what came from files may go too.
        """
        ...

    def members_of(self, article: "OldArticle") -> tuple[str, ...]:
        """Name the articles that go with one, the oldest first: those of its story, itself the last."""
        ...

    def used(self) -> int:
        """Say how many bytes are in use; what is free within the file does not count."""
        ...

    def note_size(self, now: float, budget: int) -> None:
        """Remember how many bytes are in use today, and how many may be (0: no limit)."""
        ...

    def lived(self, since: float, until: float) -> bool:
        """Say whether we ran between two times, by the sizes that were noted."""
        ...

    def save_checkpoint(self, stage: str, seq: int, state: bytes) -> None:
        """Keep a stage's state as of event `seq`."""
        ...

    def load_checkpoint(self, stage: str) -> tuple[int, bytes] | None:
        """Give a stage's last state and its number."""
        ...


class Embedder(Protocol):
    """Vectors of texts. Optional: everything works without one."""

    #: Name and version; vectors of different names never meet.
    name: str

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector of length 1 for each text."""
        ...
