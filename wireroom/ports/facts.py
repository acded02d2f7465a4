"""What log and bodies promise: facts in one order, readings by their hash."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from wireroom.model.article import Reading
from wireroom.model.events import Event, Logged


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

    def keep(self, body: str, reading: Reading) -> None:
        """Store under the hash by which a log names it, in the place of what is kept there."""
        ...

    def of_other_policy(self, policy: int, most: int) -> list[str]:
        """Name readings whose HTML another policy of the sanitiser let through (S21)."""
        ...

    def get(self, body: str) -> Reading:
        """Bring a reading back.

        Raises:
            KeyError: If it is not, or no longer, kept.
        """
        ...
