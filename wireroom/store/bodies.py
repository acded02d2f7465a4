"""Readings, stored once by the hash of their canonical JSON, deflated."""

import hashlib
import zlib

import apsw
import orjson

from wireroom.model.article import Reading
from wireroom.model.codec import build

#: Readings kept decoded, newest use last. A reading is about 8 kB, so this is some 30 MB.
CACHED = 4000


class SqliteBodies:
    """A `ports.Bodies` over a connection that its owner opened."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._cache: dict[str, Reading] = {}

    def put(self, reading: Reading) -> str:
        """Store and return the hash."""
        data = orjson.dumps(reading, option=orjson.OPT_SORT_KEYS)
        body = hashlib.sha256(data).hexdigest()
        self._connection.execute(
            "INSERT INTO bodies (hash, data) VALUES (?, ?) ON CONFLICT DO NOTHING", (body, zlib.compress(data, 3))
        )
        self._keep(body, reading)
        return body

    def get(self, body: str) -> Reading:
        """Bring a reading back.

        Raises:
            KeyError: If it is not kept.
        """
        reading = self._cache.pop(body, None)
        if reading is None:
            data = self._connection.execute("SELECT data FROM bodies WHERE hash = ?", (body,)).get
            if data is None:
                raise KeyError(f"reading {body} is no longer kept")
            reading = build(Reading, orjson.loads(zlib.decompress(data)))
        self._keep(body, reading)
        return reading

    def find(self, body: str) -> Reading | None:
        """Bring a reading back; None where it is no longer kept: its article was forgotten later in the log."""
        try:
            return self.get(body)
        except KeyError:
            return None

    def let_go(self, body: str) -> None:
        """Remember a reading no longer that may have been deleted."""
        self._cache.pop(body, None)

    def _keep(self, body: str, reading: Reading) -> None:
        self._cache[body] = reading
        while len(self._cache) > CACHED:
            del self._cache[next(iter(self._cache))]
