"""What the one writer promises: all writes commit together or not at all."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from wireroom.model.events import Event, Logged, Talked
from wireroom.model.source import Feed, FeedState
from wireroom.model.story import StorySummary
from wireroom.ports.facts import Bodies, Log
from wireroom.ports.naming import Names
from wireroom.ports.picturing import Shelf
from wireroom.ports.reading import Reader
from wireroom.ports.tracing import Traces


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
    #: The file that brought the present version; None where it was read as it came out.
    file: str | None = None
    #: Kind of its source.
    source_kind: str = "unknown"


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
    def shelf(self) -> Shelf:
        """Return the pictures."""
        ...

    @property
    def names(self) -> Names:
        """Return what counting names and phrases asks."""
        ...

    @property
    def reader(self) -> Reader:
        """Return a reader that sees what this writer has written."""
        ...

    @property
    def traces(self) -> Traces:
        """Documents of institutions, and statements handed to them."""
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

    def owner_of(self, domain: str) -> str | None:
        """Name the source that a registrable domain belongs to; None where it belongs to nobody yet."""
        ...

    def versions_of(self, article_id: str) -> list[tuple[float, str]]:
        """Give (when it stood so, its reading's hash) of an article's versions, the newest first."""
        ...

    def talk_of(self, article_id: str) -> Talked | None:
        """Give how much is said about an article, as last told; None where nothing ever was."""
        ...

    def body_of(self, article_id: str, version: int) -> str | None:
        """Name the reading of one version of an article; None where there is none."""
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

    def gathered(self, _source_id: str, feed_url: str, since: float, until: float) -> int:
        """Count the articles that a feed brought after `since` and up to `until`, of whichever publishers."""
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

    def oldest(self, after: tuple[float, int], before: float, most: int, *, imported: bool) -> list[OldArticle]:
        """Give articles first seen before a time, the oldest first, from a position on.

        Args:
            after: Position of the last article looked at; (-inf, 0) at the beginning.
            before: UTC seconds.
            most: How many are looked at.
            imported: Whether what came from files may go too.
        """
        ...

    def members_of(self, article: OldArticle) -> tuple[str, ...]:
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
