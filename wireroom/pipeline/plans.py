"""What a feed's answer will change, before anything is done about it."""

from dataclasses import dataclass

from wireroom.feeds.entries import Edited, New
from wireroom.model.entry import Entry
from wireroom.model.source import Feed, FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a feed's answer brought."""

    new: int
    edited: int
    #: What to keep of the request.
    state: FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a feed's answer will change, in parts of which each is one transaction."""

    feed: Feed
    now: float
    #: Whether it is the feed's first answer.
    first: bool
    parts: tuple[tuple[New | Edited, ...], ...]
    #: Keys that say nothing in this feed; they are remembered with the last part, as is the feed's state (R1).
    spoiled: frozenset[str]
    #: All entries of the answer, for what it tells of the talk about them.
    entries: tuple[Entry, ...]
    taken: Taken

    def to_read(self, number: int) -> list[tuple[Entry, str]]:
        """Give the entries of a part, each with the address against which its links are resolved."""
        return [(change.entry, change.entry.url or self.feed.url) for change in self.parts[number]]
