"""What a feed delivers: entries, before they are articles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that an entry points to."""

    url: str
    type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How much is said about an entry, as its feed tells it; None: not told."""

    #: Votes, likes, favourites.
    points: int | None = None
    #: Comments and replies.
    comments: int | None = None
    #: Boosts, reposts, quotes.
    shares: int | None = None
    views: int | None = None

    @property
    def told(self) -> bool:
        """Whether anything is told."""
        return self != NO_TALK


NO_TALK = Talk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item as a feed delivered it. Text fields are plain text; `summary_html` and `content_html` are raw markup.

    Times are UTC seconds since 1970; None means not given or not readable, never "now".
    """

    #: The publisher's own id (guid, atom:id, JSON Feed id), None where there is none.
    id: str | None = None
    #: Absolute http(s) address of the article, None where there is none that may be used.
    url: str | None = None
    #: Address that the feed links where `url` is the one behind it (FeedBurner counts clicks on the way).
    via: str | None = None
    title: str = ""
    summary_html: str = ""
    content_html: str = ""
    authors: tuple[str, ...] = ()
    published: float | None = None
    updated: float | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    #: Where it happened, as the feed says (GeoRSS): degrees north and east.
    point: tuple[float, float] | None = None
    #: Lead image, absolute http(s) address.
    image: str | None = None
    #: The true publisher behind an aggregator (RSS `source`).
    source_name: str | None = None
    source_url: str | None = None
    #: How much is said about it.
    talk: Talk = NO_TALK
    #: Where it is discussed (RSS `comments`).
    discussion: str | None = None
    #: Addresses that a post is about: what it links to outside its own service.
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed as parsed. Never raised away: what was cut or mended stands in `flags`."""

    #: "rss", "atom", "rdf", "json", "sitemap" (Google News), "page" (the list of a web page) or
    #: "timeline" (posts of a social service).
    format: str
    title: str = ""
    link: str | None = None
    language: str | None = None
    #: Publisher's wish on the pace: `ttl` or sy:updatePeriod/updateFrequency, seconds.
    ttl_s: float | None = None
    #: Hours (0 to 23, UTC) and weekdays (0 Monday to 6) in which not to ask.
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()
    #: Words such as "recovered", "entries_cut", "title_cut", "second_try", "cut_off".
    flags: frozenset[str] = frozenset()
