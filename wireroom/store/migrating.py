"""From the tables of an earlier version to those of this one: forward, all steps or none, with a way back (R12).

Before the first step a checked copy of the database is put beside it. All steps commit together, so that a kill at any
instant leaves the old tables or the new ones; the next start goes on from there. The room's lock sees to it that one
process alone does this.
"""

import contextlib
import importlib.resources
import os
import re
from pathlib import Path

import apsw
import structlog

from wireroom.errors import StorageError
from wireroom.store.copying import copy_into, make_sure

log = structlog.get_logger()

#: Name of the copy that a migration to a version is preceded by: "wireroom.db.before-14".
COPY = "{name}.before-{version}"

_MIGRATION = re.compile(r"(\d{4})_\w+\.sql$")


def migrations() -> list[tuple[int, str]]:
    """Return (version, SQL) of all migrations, in order."""
    folder = importlib.resources.files("wireroom.store") / "sql"
    found = [(match, item) for item in folder.iterdir() if (match := _MIGRATION.match(item.name))]
    return sorted((int(match[1]), item.read_text("utf-8")) for match, item in found)


def schema_version(connection: apsw.Connection) -> int:
    """Return the version that the database was written with; 0 for an empty one."""
    return int(connection.pragma("user_version"))


def copy_before(path: Path) -> Path | None:
    """Name the copy that opening this room for writing would put beside it; None where its tables stay as they are.

    Where there is no room, or none that can be read, there is no copy: opening it says why.
    """
    if not path.exists():
        return None
    newest = migrations()[-1][0]
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            now = schema_version(connection)
        finally:
            connection.close()
    except apsw.Error:
        return None
    return _copy_of(path, newest) if 0 < now < newest else None


def migrate(connection: apsw.Connection, path: Path | str) -> None:
    """Bring the tables to the newest version.

    Raises:
        apsw.Error: If it cannot be done: nothing has changed then.
        StorageError: If the copy cannot be written or is not whole; the steps are not begun.
    """
    now = schema_version(connection)
    waiting = [(version, sql) for version, sql in migrations() if version > now]
    if not waiting:
        return
    newest = waiting[-1][0]
    if now and path != ":memory:":
        _keep_copy(connection, Path(path), now, newest)
    with connection:
        for version, sql in waiting:
            connection.execute(sql)
            connection.pragma("user_version", version)


def _keep_name(folder: Path) -> None:
    """Have the disk keep a new name before an old one goes."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _copy_of(path: Path, newest: int) -> Path:
    return path.with_name(COPY.format(name=path.name, version=newest))


def _keep_copy(connection: apsw.Connection, path: Path, now: int, newest: int) -> None:
    """Put a checked copy beside the database; the one before an earlier migration goes then."""
    target = _copy_of(path, newest)
    part = target.with_name(target.name + ".part")
    for left in (part, part.with_name(part.name + "-journal")):  # of a start that was killed
        left.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        copy_into(connection, part)
        make_sure(part)
        part.replace(target)
        _keep_name(path.parent)
    except OSError as error:
        raise StorageError(f"{target}, a copy from before the tables change, could not be written: {error}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    for other in path.parent.glob(COPY.format(name=path.name, version="*")):
        if other != target and other.name.rpartition("-")[2].isdigit():
            other.unlink(missing_ok=True)
    log.info("store.migrating", version=now, to=newest, copy=str(target))
