"""Open the database: one connection that writes, any number that read; migrations."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from wireroom.errors import ReadOnlyError, SchemaTooNewError, StorageError
from wireroom.store.migrating import migrate, migrations, schema_version
from wireroom.store.trouble import Cursor, translated

#: The write-ahead log is cut back to this size after a checkpoint (R10).
WAL_LIMIT = 32 * 1024 * 1024

#: Pages of the write-ahead log from which on it is carried over into the database, as SQLite does by itself, and from
#: which on readers are waited for: where pages are read all the time it could never begin anew, and would only grow.
CARRY_PAGES, ANEW_PAGES = 1000, 6000

#: How long a writer waits for readers then, milliseconds: pages read for some; who reads for long is left to read.
READERS_MS = 1000

#: Real seconds after such a wait in vain until the next: one long reader must not hold up every commit.
READERS_REST = 5.0

#: How long a statement waits for another process's lock, milliseconds.
BUSY_MS = 10_000

#: Oldest SQLite whose contentless full-text tables can forget a row.
SQLITE_FLOOR = (3, 43, 0)

NOTHING_YET = "there is no data in {folder} yet; `wireroom up` makes it"


def open_writer(path: Path | str) -> apsw.Connection:
    """Open, make or migrate the database for the one writer. `:memory:` is allowed.

    Raises:
        StorageError: One of its kinds, in words for an operator.
    """
    if path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise ReadOnlyError(f"{Path(path).parent} cannot be made: {error.strerror}") from error
    with translated(path):
        connection = apsw.Connection(str(path))
        connection.cursor_factory = Cursor
        connection.set_busy_timeout(BUSY_MS)
        _refuse_newer(connection, path)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", True)
        connection.pragma("journal_size_limit", WAL_LIMIT)
        connection.set_wal_hook(carry_over())
        connection.pragma("cache_size", -64_000)
        connection.pragma("temp_store", "memory")
        migrate(connection, path)
    if path != ":memory:":
        with contextlib.suppress(OSError):  # a file system without rights
            Path(path).chmod(0o600)  # what is read here is shown to its owner alone
    return connection


def carry_over(now: Callable[[], float] = time.monotonic) -> Callable[[apsw.Connection, str, int], int]:
    """Make what carries a write-ahead log over after a commit, and lets it begin anew before it is large (R10).

    Args:
        now: Seconds that never step back.
    """
    rests_until = now()

    def carry(connection: apsw.Connection, name: str, pages: int) -> int:
        nonlocal rests_until
        if pages < CARRY_PAGES:
            return apsw.SQLITE_OK
        anew = pages >= ANEW_PAGES and now() >= rests_until
        connection.set_busy_timeout(READERS_MS)
        try:
            connection.wal_checkpoint(name, apsw.SQLITE_CHECKPOINT_RESTART if anew else apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.Error:  # nothing is lost: the commit stands, and a later one tries again
            if anew:
                rests_until = now() + READERS_REST
        finally:
            connection.set_busy_timeout(BUSY_MS)
        return apsw.SQLITE_OK

    return carry


def open_reader(path: Path) -> apsw.Connection:
    """Open the database for reading alone.

    Raises:
        StorageError: If there is none yet, or it cannot be read.
    """
    with translated(path):
        if not path.exists():
            raise StorageError(NOTHING_YET.format(folder=path.parent))
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.cursor_factory = Cursor
        connection.set_busy_timeout(BUSY_MS)
        _refuse_newer(connection, path)
        if not connection.table_exists(None, "events"):
            connection.close()
            raise StorageError(NOTHING_YET.format(folder=path.parent))  # it is being made at this moment
        connection.pragma("query_only", True)
        connection.pragma("cache_size", -16_000)
        return connection


def refuse_older(connection: apsw.Connection, path: Path | str) -> None:
    """Refuse a room whose tables this version would not find.

    Raises:
        StorageError: If it was made by an earlier version and not brought up to date since.
    """
    if schema_version(connection) < migrations()[-1][0]:
        raise StorageError(
            f"{path} was made by an earlier version; start `wireroom up` once: it brings it up to date and keeps a copy"
        )


def _refuse_newer(connection: apsw.Connection, path: Path | str) -> None:
    newest = migrations()[-1][0]
    found = schema_version(connection)
    if found > newest:
        raise SchemaTooNewError(
            f"{path} was written by a later Wireroom (tables of version {found}, this one knows {newest}); "
            "install that version, or restore a backup of this one"
        )
