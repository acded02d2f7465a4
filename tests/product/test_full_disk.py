"""The whole product on a disk that takes nothing more for a while: it is read, says so, and goes on by itself (R9)."""

import json
import resource
import time
from pathlib import Path

import pytest
from rooms_up import environment, expect, room_up, unreachable

from wireroom.store.backup import check
from wireroom.store.connect import open_reader

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the system takes no limits of a running process"),
]


def takes(pid, most):
    """Let a process write no file beyond so many bytes: the system refuses as a full disk does."""
    hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard if most is None else most, hard))


def last(room):
    """Number of the log's last event."""
    connection = open_reader(room.data / "wireroom.db")
    try:
        return connection.execute("SELECT max(seq) FROM events").get
    finally:
        connection.close()


def test_r9_a_disk_that_takes_nothing_turns_readiness_red_and_heals_without_a_restart(tmp_path):
    """The clock runs sixty times faster, so that there is something to write in every second."""
    now = time.time()
    env = environment(tmp_path, catalogue=unreachable(), clock=f"{now},{now},60")
    with room_up(tmp_path, env=env) as room:
        expect(lambda: room.get("/readyz")[0], lambda status: status == 200, what="readiness")
        writer = room.pid("writer")
        takes(writer, 1)
        red = expect(
            lambda: room.get("/readyz"), lambda reply: reply[0] == 503 and "cannot write" in reply[2], what="red"
        )
        said = json.loads(red[2])["checks"]["writer"]["says"]
        assert said.startswith("it cannot write: ")
        assert str(tmp_path) not in red[2]
        assert (room.get("/")[0], room.get("/sources")[0], room.get("/healthz")[0]) == (200, 200, 200)
        before = last(room)
        takes(writer, None)
        expect(lambda: room.get("/readyz")[0], lambda status: status == 200, what="readiness again")
        expect(lambda: last(room), lambda seq: seq > before, what="the next minute in the log")
        assert room.pid("writer") == writer, "nothing was started again"
        assert room.stop() == 0
        assert [line for line in room.errors if "Traceback" in line or "process.ended" in line] == []
    check(Path(room.data / "wireroom.db"))
