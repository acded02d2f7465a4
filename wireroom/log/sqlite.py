"""The log in SQLite: one table, dense numbers, written by one connection."""

from collections.abc import Iterator, Sequence
from typing import Any

import apsw

from wireroom.model.event_codec import decode, encode
from wireroom.model.events import Event, Logged

SCHEMA = """
-- The one ordered log. seq is dense, from 1, in commit order.
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
"""

#: Rows that are read from the table at once.
PAGE = 1000


class SqliteLog:
    """An ordered log over a connection that its owner opened. A `ports.Log`.

    The owner's transaction makes events durable; the log itself opens none.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def append(self, events: Sequence[Event]) -> list[Logged]:
        """Append in order; durable once the surrounding transaction commits."""
        start = self.last() + 1
        logged = [Logged(seq=start + step, event=event) for step, event in enumerate(events)]
        self._connection.executemany(
            "INSERT INTO events (seq, at, type, version, body) VALUES (?, ?, ?, ?, ?)",
            ((item.seq, float(item.event.at), *encode(item.event)) for item in logged),
        )
        return logged

    def read(self, after: int = 0, most: int | None = None) -> Iterator[Logged]:
        """Yield events with a number above `after`, in order."""
        left = most
        while left is None or left > 0:
            rows: list[Any] = self._connection.execute(
                "SELECT seq, type, version, body FROM events WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, PAGE if left is None else min(PAGE, left)),
            ).fetchall()
            for seq, name, version, body in rows:
                yield Logged(seq=seq, event=decode(name, version, body))
            if not rows:
                return
            after = rows[-1][0]
            left = None if left is None else left - len(rows)

    def last(self) -> int:
        """Return the number of the last event; 0 for an empty log."""
        return int(self._connection.execute("SELECT coalesce(max(seq), 0) FROM events").get)
