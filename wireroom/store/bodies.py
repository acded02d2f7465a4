"""Readings, stored once by the hash of their canonical JSON, deflated.

The log names readings by the hash that they had when they were first kept; only their HTML may be made anew since, by
a later policy of the sanitiser (S21). So that what is read again gets the same name, the bytes are: every field that
readings had from the start, and a field that came later only where it says something. A new field of `Reading` needs
nothing but a default that means "not said".
"""

import hashlib
import zlib
from dataclasses import fields

import apsw
import orjson

from wireroom.model.article import Reading
from wireroom.model.codec import build

#: Readings kept decoded, newest use last. A reading is about 8 kB, so this is some 30 MB.
CACHED = 4000

#: Fields that always stand in the bytes, in this order. Never change these: all readings stored before would get
#: another hash.
FOUNDING = tuple(
    "title text blocks html policy standfirst authors published modified zone_minutes language canonical image "
    "image_alt section paywall agency origin provenance".split()
)
_SILENT = Reading(title="")
#: (name, the value that says nothing) of each field that came later, by name.
_LATER = tuple(
    (name, getattr(_SILENT, name)) for name in sorted(item.name for item in fields(Reading)) if name not in FOUNDING
)


def bytes_of(reading: Reading) -> bytes:
    """Write a reading down, ready to be hashed."""
    told = {name: getattr(reading, name) for name in FOUNDING}
    told["provenance"] = dict(sorted(reading.provenance.items()))
    told |= {name: value for name, silent in _LATER if (value := getattr(reading, name)) != silent}
    return orjson.dumps(told)


class SqliteBodies:
    """A `ports.Bodies` over a connection that its owner opened."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._cache: dict[str, Reading] = {}

    def put(self, reading: Reading) -> str:
        """Store and return the hash."""
        data = bytes_of(reading)
        body = hashlib.sha256(data).hexdigest()
        self._insert(body, data, reading, "DO NOTHING")
        return body

    def keep(self, body: str, reading: Reading) -> None:
        """Store under the hash by which a log names it, in the place of what is kept there."""
        instead = "(hash) DO UPDATE SET data = excluded.data, policy = excluded.policy"
        self._insert(body, bytes_of(reading), reading, instead)

    def of_other_policy(self, policy: int, most: int) -> list[str]:
        """Name readings whose HTML another policy of the sanitiser let through (S21)."""
        found = self._connection.execute(
            "SELECT hash FROM bodies WHERE policy < :policy OR policy > :policy LIMIT :most",
            {"policy": policy, "most": most},
        )
        return [body for (body,) in found]

    def _insert(self, body: str, data: bytes, reading: Reading, known: str) -> None:
        self._connection.execute(
            f"INSERT INTO bodies (hash, data, policy) VALUES (?, ?, ?) ON CONFLICT {known}",  # noqa: S608 - ours alone
            (body, zlib.compress(data, 3), reading.policy),
        )
        self._keep(body, reading)

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

    def text(self, body: str) -> str | None:
        """Give the text of a reading alone, which is quick; None where it is no longer kept."""
        data = self._connection.execute("SELECT data FROM bodies WHERE hash = ?", (body,)).get
        return None if data is None else str(orjson.loads(zlib.decompress(data))["text"])

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
