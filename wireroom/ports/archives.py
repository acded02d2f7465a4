"""What files of the past promise: their records one by one, each with the position from which reading goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of an archive as it lies there, or why nothing is read of it."""

    #: How many records lie before the next piece: reading goes on from there.
    position: int
    #: "page" (HTML), "rows" (JSON lines), "feed", "skipped" (nothing of ours) or "failed" (damaged, or too large).
    kind: str
    body: bytes = b""
    #: Name of the file, for people; never a path.
    file: str = ""
    #: Address, where the archive tells it.
    url: str | None = None
    content_type: str | None = None
    #: When it was captured or written, UTC seconds; None: unknown.
    at: float | None = None
    #: Whether `at` is what the archive tells of this record, and not the file's own time.
    told: bool = False
    #: Address that the file's name spells; weaker than what the page says.
    hint: str | None = None
    #: Why nothing is read of it, in a few words that stay the same: they are counted.
    reason: str = ""
    #: Records in it.
    count: int = 1


class Archive(Protocol):
    """A file, or a folder of loose files."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def size(self) -> int:
        """How many bytes it has on the disk."""
        ...

    @property
    def done(self) -> int:
        """How many of these were read so far."""
        ...

    def key(self) -> str:
        """Name the content: the same bytes have the same key, wherever they lie."""
        ...

    def read(self, after: int = 0) -> Iterator[Piece]:
        """Yield what lies behind the first `after` records. Damage is a piece, never an error.

        Raises:
            OSError: If the file cannot be opened or read.
        """
        ...
