"""Backups: a consistent copy while the room goes on writing, checked before it gets its name."""

import os
from pathlib import Path

import apsw

from wireroom.errors import DamagedError, StorageError, UsageError
from wireroom.store.connect import open_reader, open_writer, translated

#: Pages copied in one go; between two the writer may go on.
STEP = 2000


def backup(database: Path, target: Path) -> int:
    """Copy the database to `target`; returns bytes written. The file appears only when it has been checked.

    Raises:
        UsageError: If there is something at `target` already.
        StorageError: If reading or writing fails; nothing is left behind.
    """
    if target.exists():
        raise UsageError(f"{target} exists already; give another name")
    part = target.with_name(target.name + ".part")
    try:
        part.touch(mode=0o600)
        _copy(database, part)
        check(part)
        part.rename(target)
    except OSError as error:
        raise StorageError(f"{target} could not be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def restore(source: Path, database: Path, *, replace: bool) -> None:
    """Put a backup in the place of the database. The room must not be running (its lock is held by the caller).

    Raises:
        UsageError: If there is data already and `replace` is not given.
        DamagedError: If the backup is not whole; the present data stays.
    """
    if database.exists() and not replace:
        raise UsageError(f"{database} exists; `--replace` puts the backup in its place")
    check(source)
    database.parent.mkdir(parents=True, exist_ok=True)
    part = database.with_name(database.name + ".part")
    part.unlink(missing_ok=True)
    _copy(source, part)
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    part.rename(database)
    open_writer(database).close()


def check(path: Path) -> None:
    """Make sure that a file is a whole Wireroom database.

    Raises:
        DamagedError: If it is not.
    """
    connection = open_reader(path)
    with translated(path):
        found = connection.execute("PRAGMA integrity_check").get
        connection.close()
    if found != "ok":
        raise DamagedError(f"{path} is damaged: {found}")


def _copy(source: Path, target: Path) -> None:
    reading = open_reader(source)
    with translated(target):
        writing = apsw.Connection(str(target))
        with writing.backup("main", reading, "main") as copying:
            while not copying.done:
                copying.step(STEP)
        writing.pragma("journal_mode", "delete")
        writing.close()
    reading.close()
    descriptor = os.open(target, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
