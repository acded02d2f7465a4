"""What do SQLite's errors mean to an operator? Foreign errors become ours here, once, at the edge.

A cursor of a database that we opened tells them in our words by itself: whatever reads or writes need not think of it.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from wireroom.errors import DamagedError, ReadOnlyError, StorageError, StorageFullError


def in_our_words(error: apsw.Error, path: Path | str) -> StorageError | None:
    """Say what an error of SQLite means; None where it is no trouble of the disk but a mistake of ours."""
    match error:
        case apsw.FullError():
            return StorageFullError(f"{path}: the disk is full; make room, nothing was lost")
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return ReadOnlyError(f"{path} cannot be written; check the rights of the folder")
        case apsw.CantOpenError():
            return ReadOnlyError(f"{path} cannot be opened or made; check the rights of the folder")
        case apsw.CorruptError() | apsw.NotADBError():
            return DamagedError(f"{path} is damaged, or no Wireroom database")
        case apsw.BusyError() | apsw.LockedError():
            return StorageError(f"{path} is in use by another program; end it or try again")
        case apsw.IOError():
            return StorageError(f"{path} could not be read or written: {error}")
    return None


@contextlib.contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors inside the block into ours."""
    try:
        yield
    except apsw.Error as error:
        ours = in_our_words(error, path)
        if ours is None:
            raise
        raise ours from error


class Cursor(apsw.Cursor):
    """A cursor whose troubles are told in our words."""

    def execute(self, *args: Any, **named: Any) -> Any:
        """Run statements."""
        try:
            return super().execute(*args, **named)
        except apsw.Error as error:
            self._tell(error)
            raise

    def executemany(self, *args: Any, **named: Any) -> Any:
        """Run statements once for each set of values."""
        try:
            return super().executemany(*args, **named)
        except apsw.Error as error:
            self._tell(error)
            raise

    def fetchall(self) -> list[Any]:
        """Give all rows that are left."""
        try:
            return super().fetchall()
        except apsw.Error as error:
            self._tell(error)
            raise

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except apsw.Error as error:
            self._tell(error)
            raise

    def _tell(self, error: apsw.Error) -> None:
        ours = in_our_words(error, self.connection.filename or "the database")
        if ours is not None:
            raise ours from error
