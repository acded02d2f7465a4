"""What a site is told about itself by whoever runs it."""

from dataclasses import dataclass

from wireroom.feeds.catalogue import CatalogueSource


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Settings of the pages. Times in seconds."""

    name: str = "Wireroom"
    #: Host names (without port) under which pages are answered (S30); others are refused.
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    #: Pages are reached over https: then HSTS is sent and cookies are Secure.
    secure: bool = False
    #: Who answers for this site: words for readers ("Write to desk@example.org"); "" where nobody has said.
    contact: str = ""
    #: How we introduce ourselves when we fetch.
    user_agent: str = "Wireroom"
    #: Languages where a browser names none.
    languages: tuple[str, ...] = ("en",)
    #: This is the demonstration wire: pages say so.
    demo: bool = False
    #: Why the check of offices is off, in words; "": it is on.
    offices_off: str = ""
    #: When the demonstration is over, UTC seconds on the log's clock; None: it has no end.
    demo_ends: float | None = None
    #: Everybody may read publishers' texts in full: the operator decided so. Else the owner alone may.
    texts_for_all: bool = False
    #: Pictures of publishers are shown, to whom their texts are.
    pictures: bool = True
    #: Sources that can be chosen.
    catalogue: tuple[CatalogueSource, ...] = ()
    #: Days after its last article at which a story goes; 0: none goes for its age.
    keep_days: int = 0
    #: Room for all news, in words ("10 GB"); "": no limit.
    disk_budget: str = ""
    #: Pause between two looks at the log.
    look_every: float = 0.25
    #: Live connections from one address (S45).
    live_per_address: int = 6
    #: A comment keeps a live connection open this often (R19).
    live_comment_every: float = 15.0
    #: Threads that build pages, each with its own reader.
    threads: int = 2
