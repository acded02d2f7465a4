"""Run by a test: opens a database of an earlier version again and again, and is killed at one point further each time.

    python migration_kills.py DATABASE RESULT

Each try works on a copy of DATABASE and ends by SIGKILL at its n-th point: before every statement of SQL, every step
of the copy, every flush to the disk and every renaming. Writes one JSON line a try: what the file was afterwards.
"""

import json
import os
import pathlib
import shutil
import signal
import sys

import apsw

from wireroom.store import copying, migrating
from wireroom.store.connect import open_writer

left = 0


def point(*_):
    """Be killed here if it is time."""
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return True


def with_points(act):
    def done(*args, **named):
        point()
        return act(*args, **named)

    return done


def facts(path):
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        whole = connection.execute("PRAGMA integrity_check").get
        names = [name for (name,) in connection.execute("SELECT id FROM sources ORDER BY id")]
        return [migrating.schema_version(connection), whole, names]
    finally:
        connection.close()


def main(database, result):
    global left
    folder = database.parent / "try"
    with result.open("w") as out:
        tries = 0
        while True:
            tries += 1
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            file = folder / "wireroom.db"
            shutil.copy(database, file)
            child = os.fork()
            if child == 0:
                left = tries
                copying.STEP = 4
                apsw.connection_hooks.append(lambda connection: setattr(connection, "exec_trace", point))
                os.fsync = with_points(os.fsync)
                pathlib.Path.replace = with_points(pathlib.Path.replace)
                copying.copy_into = migrating.copy_into = with_points(copying.copy_into)
                open_writer(file).close()
                os._exit(0)
            _, status = os.waitpid(child, 0)
            killed = os.WIFSIGNALED(status)
            copies = [facts(path) for path in sorted(folder.glob("*.before-*[0-9]"))]
            after_kill = facts(file)
            open_writer(file).close()  # the next start
            names = sorted(path.name for path in folder.iterdir())
            line = {"killed": killed, "status": status, "copies": copies, "after_kill": after_kill}
            out.write(json.dumps({**line, "after_start": facts(file), "files": names}) + "\n")
            if not killed:
                return


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
