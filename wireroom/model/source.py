"""Who publishes, and where we ask."""

from dataclasses import dataclass

from wireroom.model.pattern import PagePattern

#: The sections of the house, in the order in which pages show them.
SECTIONS = (
    "world",
    "politics",
    "business",
    "technology",
    "science",
    "health",
    "entertainment",
    "sports",
    "lifestyle",
)

#: What a publisher can be. "unknown" is a value: nothing is guessed.
KINDS = (
    "agency",
    "newspaper",
    "broadcaster",
    "magazine",
    "online",
    "official",
    "state-controlled",
    "aggregator",
    "blog",
    "social",
    "unknown",
)


#: What may decide when a feed is asked next.
DUE_BY = (
    "rhythm",  # how often it brings something new
    "start",  # its first answer: feeds that began together are spread
    "max-age",  # the publisher's headers say for how long an answer stays fresh
    "ttl",  # the feed itself says how often it wishes to be asked
    "skipped",  # the feed names hours or days in which not to ask
    "retry-after",  # the publisher named a pause
    "host rests",  # another question to the same host was answered with a pause
    "backoff",  # it fails: each pause is longer than the one before
    "gone",  # it says that it is gone: asked once more after a day, or never again
    "reader",  # somebody asked for it by hand
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher."""

    #: Registrable domain of its main site (for an IP address: the address, with the port where it is not 80 or 443);
    #: for an account of a social service its name there ("@tamselport@t.me").
    id: str
    #: As it calls itself.
    name: str
    #: Registrable domains under which it publishes; `id` is one of them. Accounts of services have none.
    domains: tuple[str, ...] = ()
    #: Owner family; sources of one owner are one publisher. None: unknown, counts as a family of its own.
    owner: str | None = None
    #: ISO 3166-1 alpha-2, upper case.
    country: str | None = None
    #: ISO 639-1, lower case.
    language: str | None = None
    kind: str = "unknown"
    #: Reliability grade A to F; None means not graded.
    grade: str | None = None
    #: When the facts above were last checked, ISO date.
    checked_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that we ask for news."""

    #: The address to ask; identity of the feed.
    url: str
    source_id: str
    title: str | None = None
    #: One of SECTIONS; None where the feed carries all.
    section: str | None = None
    language: str | None = None
    #: Where the list stands, for a web page that is read as a feed; None for feeds.
    pattern: PagePattern | None = None
    #: The social service whose posts it gives ("mastodon", "telegram" ...); None for all other feeds.
    service: str | None = None

    @property
    def as_page(self) -> bool:
        """Whether it is read off a page, and so asked by the rules for pages (R30)."""
        return self.pattern is not None or self.service == "telegram"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What we know from asking a feed. Operational: not part of the log. Times are UTC seconds since 1970."""

    url: str
    #: Validators, byte for byte as received, with the final address they belong to.
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    #: SHA-256 hex of the last body that was parsed.
    body_hash: str | None = None
    #: Earliest time of the next request; None means never asked.
    due_at: float | None = None
    asked_at: float | None = None
    #: Last time that it gave a usable answer (200 with a feed, or 304).
    ok_at: float | None = None
    #: Present pause between two requests, seconds.
    interval_s: float = 3600.0
    #: Usual time between two of its entries, seconds, and the date of the newest; None where it gives no dates.
    rhythm_s: float | None = None
    newest_at: float | None = None
    #: What the publisher wishes, as last told: least pause by feed (ttl) and by headers (max-age), seconds, and the
    #: hours (0 to 23, UTC) and weekdays (0 Monday to 6) in which not to ask.
    wish_s: float = 0.0
    fresh_s: float = 0.0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    #: Failed requests in a row.
    failures: int = 0
    #: Since when it fails; None when it does not.
    failing_since: float | None = None
    #: Last HTTP status, None where no answer came.
    status: int | None = None
    #: In words: what went wrong last; None when nothing did.
    trouble: str | None = None
    #: Polling has ended (410 confirmed).
    gone: bool = False
    #: Where a permanent redirect leads, how often it was seen in a row and since when (R26).
    moved_to: str | None = None
    moved_seen: int = 0
    moved_since: float | None = None
    #: Address that we asked before, and since when we ask the present one, where a feed has moved.
    moved_from: str | None = None
    moved_at: float | None = None
    #: What decided when it is due next: one of DUE_BY; "" where that is not known.
    due_by: str = ""
    #: Entries in the last answer, new ones among them.
    entries: int = 0
    new_entries: int = 0
