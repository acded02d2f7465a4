"""How large is it, how much room is left, and are the tables those that we know?"""

import shutil
from pathlib import Path

from wireroom.errors import StorageError
from wireroom.model.health import StoreFacts
from wireroom.store.connect import open_reader
from wireroom.store.migrating import migrations, schema_version
from wireroom.store.reader import SqliteReader
from wireroom.store.trouble import translated


def store_facts(path: Path) -> StoreFacts:
    """Look once, over a connection of its own.

    Raises:
        StorageError: If the database cannot be read, or was written by a later program.
    """
    connection = open_reader(path)
    try:
        with translated(path):
            head = SqliteReader(connection).head()
            schema = schema_version(connection)
    finally:
        connection.close()
    try:
        disk = shutil.disk_usage(path.parent)
        sizes = [_size(path), _size(path.with_name(path.name + "-wal"))]
    except OSError as error:
        raise StorageError(f"{path.parent} cannot be looked at: {error.strerror}") from error
    return StoreFacts(
        schema=schema,
        wanted_schema=migrations()[-1][0],
        seq=head.seq,
        at=head.at,
        articles=head.articles,
        stories=head.stories,
        sources=head.sources,
        answering=head.answering,
        unread=head.unread,
        database=sizes[0],
        waiting=sizes[1],
        disk_free=disk.free,
        disk_total=disk.total,
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
