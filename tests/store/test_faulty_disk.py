"""A disk that fails at any one write, flush or read costs that act alone, and nothing has to be started again (R9)."""

import apsw
import pytest
from faultydisk import faulty_disk
from newsrooms import BUDGET, FERRY, FERRY_AGAIN, MORNING, open_intake, reading, room_of, take

from wireroom.errors import StorageError
from wireroom.pipeline.replaying import rebuild
from wireroom.store.digest import differences, digest

TEXTS = (FERRY, BUDGET, FERRY_AGAIN)
#: Pages of the write-ahead log after which SQLite carries it over: so few that it does so within the acts that fail.
CARRY_OVER = 40


def bring(intake, number):
    """Take the n-th article, and a minute."""
    made = reading(f"Report {number} of the day", *TEXTS[number % 3], f"Number {number}.", published=MORNING)
    take(intake, f"n{number}", made, source=f"outlet{number % 5}.example", seen=MORNING + number)
    intake.newsroom.minutes([MORNING + number])


def stand(intake):
    return digest(room_of(intake).connection), intake.room.log.last()


@pytest.mark.parametrize(
    ("kind", "error", "every"),
    [("write", apsw.FullError, 1), ("write", apsw.IOError, 4), ("write", apsw.ReadOnlyError, 5),
     ("read", apsw.IOError, 17)],
    ids=["full", "breaks", "takes nothing", "cannot be read"],
)  # fmt: skip
def test_r9_a_disk_that_fails_at_any_act_loses_and_spoils_nothing(tmp_path, kind, error, every):
    """The act fails in words and is done again; in the end the room is the one that never had a failure."""
    with faulty_disk() as disk:
        intake = open_intake(tmp_path / "wireroom.db")
        connection = room_of(intake).connection
        connection.pragma("wal_autocheckpoint", CARRY_OVER)
        number, at, failures = 0, 1, []
        while True:
            if kind == "read":
                connection.pragma("cache_size", 0)  # else nothing would have to be read
            before = stand(intake)
            disk.fail(kind, at=at, error=error)
            try:
                bring(intake, number)
            except StorageError as trouble:
                failures.append(str(trouble))
                disk.heal()
                after = stand(intake)
                assert after == before or after[1] > before[1], "whole or not at all"
                assert intake.room.reader.front() is not None, "what is there can be read"
                bring(intake, number)  # the same act, by the same room
            else:
                if not disk.heal():
                    break  # the act needs no more than that from the disk
            number, at = number + 1, at + every
        assert len(failures) > 5
        assert all("wireroom.db" in words for words in failures)
        kept = digest(connection)
        articles = intake.room.reader.head().articles
        assert connection.execute("PRAGMA integrity_check").get == "ok"
        fresh = open_intake()
        rebuild(intake.room.log.read(), intake.room.bodies, fresh.room)
        assert differences(connection, room_of(fresh).connection) == {}
        intake.room.close()
    calm = open_intake()
    for step in range(number + 1):
        bring(calm, step)
    assert (articles, kept) == (number + 1, digest(room_of(calm).connection))
