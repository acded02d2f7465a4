"""Backups: a consistent copy while the room goes on writing, checked before it gets its name."""

import shutil
from pathlib import Path

from wireroom.errors import StorageError, UsageError
from wireroom.store.connect import open_reader, open_writer
from wireroom.store.copying import copy_into, make_sure
from wireroom.store.side_index import index_folder
from wireroom.store.trouble import translated


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
    shutil.rmtree(index_folder(database), ignore_errors=True)  # it was made from another log; it is made anew
    open_writer(database).close()


def check(path: Path) -> None:
    """Make sure that a file is a whole Wireroom database.

    Raises:
        DamagedError: If it is not.
    """
    open_reader(path).close()
    with translated(path):
        make_sure(path)


def _copy(source: Path, target: Path) -> None:
    reading = open_reader(source)
    try:
        with translated(target):
            copy_into(reading, target)
    finally:
        reading.close()
