"""The readings of an archive, for those who learn from it."""

from collections.abc import Iterator
from pathlib import Path

from wireroom.model.article import Reading
from wireroom.store.bodies import SqliteBodies
from wireroom.store.connect import open_reader
from wireroom.store.queries import Queries
from wireroom.store.trouble import translated


def readings(path: Path) -> Iterator[Reading]:
    """Yield what was read of each article in its newest version, in order of arrival; texts that are gone are left out.

    Raises:
        StorageError: If the database cannot be read.
    """
    connection = open_reader(path)
    try:
        with translated(path):
            bodies = SqliteBodies(connection)
            for (body,) in Queries(connection, "work").rows("bodies_in_use"):
                found = bodies.find(body)
                if found is not None:
                    yield found
    finally:
        connection.close()
