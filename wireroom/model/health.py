"""How a room is doing, as seen from outside of its writer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFacts:
    """What the files say. Sizes in bytes; times are UTC seconds since 1970 on the log's clock."""

    #: Version of the tables, and the one that this program knows.
    schema: int
    wanted_schema: int
    seq: int
    #: When the last event was; 0.0 for an empty log.
    at: float
    articles: int
    stories: int
    sources: int
    answering: int
    #: Articles whose page waits to be read.
    unread: int
    database: int
    #: The write-ahead log beside it.
    waiting: int
    disk_free: int
    disk_total: int
