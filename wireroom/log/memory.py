"""A log that lives as long as the process: for tests, and for streams that are played and forgotten."""

from collections.abc import Iterator, Sequence

from wireroom.model.events import Event, Logged


class MemoryLog:
    """An ordered list of facts. A `ports.Log`."""

    def __init__(self) -> None:
        self._events: list[Logged] = []

    def append(self, events: Sequence[Event]) -> list[Logged]:
        """Append in order."""
        start = len(self._events) + 1
        logged = [Logged(seq=start + step, event=event) for step, event in enumerate(events)]
        self._events += logged
        return logged

    def read(self, after: int = 0, most: int | None = None) -> Iterator[Logged]:
        """Yield events with a number above `after`, in order."""
        return iter(self._events[after : None if most is None else after + most])

    def last(self) -> int:
        """Return the number of the last event; 0 for an empty log."""
        return len(self._events)
