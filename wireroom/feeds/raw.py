"""What stands in a feed, before we decide what of it may be used.

The readers of the formats fill these; `finish.py` makes the frozen records of the model out of them.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class RawEntry:
    """One item with its texts as they stand. Addresses may be relative; markup is as the feed gave it."""

    #: Absolute address against which the addresses of this entry are resolved; None: the feed's.
    base: str | None = None
    id: str | None = None
    #: Addresses of the article, the best first.
    links: list[str] = field(default_factory=list)
    #: Addresses behind those, as a service that counts clicks tells them.
    origins: list[str] = field(default_factory=list)
    title: str = ""
    #: Markup (plain text is escaped before it comes here).
    summary: str = ""
    content: str = ""
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    categories: list[str] = field(default_factory=list)
    #: (address, type, length as written).
    enclosures: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    #: (address, width as written).
    images: list[tuple[str, str | None]] = field(default_factory=list)
    #: Degrees north and east, as written.
    point: str | None = None
    source_name: str | None = None
    source_url: str | None = None
    #: Name of a field of Talk -> number, as written.
    talk: dict[str, str | int | None] = field(default_factory=dict)
    discussion: str | None = None
    about: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RawFeed:
    """A feed with its texts as they stand."""

    #: "rss", "atom", "rdf", "json", "sitemap", "page" or "timeline".
    format: str
    base: str | None = None
    title: str = ""
    link: str | None = None
    language: str | None = None
    #: Authors of the feed stand in for those of its entries where an entry names none (Atom, JSON Feed).
    authors: list[str] = field(default_factory=list)
    #: `ttl` in minutes; sy:updatePeriod and sy:updateFrequency; skipHours and skipDays, all as written.
    ttl: str | None = None
    period: str | None = None
    frequency: str | None = None
    skip_hours: list[str] = field(default_factory=list)
    skip_days: list[str] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
