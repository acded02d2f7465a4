"""A copy of a database that can be relied on: consistent, on the disk, and whole."""

import os
from pathlib import Path

import apsw

from wireroom.errors import DamagedError

#: Pages copied in one go; between two the writer may go on.
STEP = 2000


def copy_into(reading: apsw.Connection, target: Path) -> None:
    """Copy what a connection reads to a file, and bring it to the disk."""
    writing = apsw.Connection(str(target))
    with writing.backup("main", reading, "main") as copying:
        while not copying.done:
            copying.step(STEP)
    writing.pragma("journal_mode", "delete")
    writing.close()
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_sure(path: Path) -> None:
    """Read a database through.

    Raises:
        DamagedError: If it is not whole.
    """
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        found = connection.execute("PRAGMA integrity_check").get
    finally:
        connection.close()
    if found != "ok":
        raise DamagedError(f"{path} is damaged: {found}")
