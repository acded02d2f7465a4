"""With default settings nothing acknowledged is lost when the power goes (R3): unflushed writes drop, tear, reorder."""

import shutil

import apsw
import pytest
from newsrooms import FERRY, MORNING, open_intake, reading, room_of, take
from powerloss import recorded_disk

from wireroom.errors import StorageError
from wireroom.store.backup import check
from wireroom.store.connect import open_writer

ARTICLES = 14


def written(folder, *, synchronous=None):
    """A room that takes articles while its disk is recorded; the write-ahead log is carried over now and then."""
    with recorded_disk() as disk:
        intake = open_intake(folder / "wireroom.db")
        connection = room_of(intake).connection
        if synchronous is not None:
            connection.pragma("synchronous", synchronous)
        connection.pragma("wal_autocheckpoint", 60)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        disk.begin(folder)
        for number in range(ARTICLES):
            made = reading(f"Ferry {number} runs aground off Tamsel Point", *FERRY)
            disk.acknowledge(take(intake, f"n{number}", made, source="a.example", seen=MORNING + number))
        disk.on = False
        intake.room.close()
    return disk


def lost(disk, folder, seed, moments):
    """Start again after each power loss; returns what was acknowledged and is not there."""
    gone = []
    for image in disk.after_power_loss(seed, moments=moments):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        image.put(folder)
        try:
            gone += _missing(folder / "wireroom.db", image.acknowledged)
        except (apsw.Error, StorageError) as error:
            gone.append(f"it cannot be read: {error}")
    return gone


def _missing(file, acknowledged):
    connection = open_writer(file)
    try:
        found = [str(connection.execute("PRAGMA integrity_check").get)]
        there = {name for (name,) in connection.execute("SELECT id FROM articles")}
        number, last = connection.execute("SELECT count(*), coalesce(max(seq), 0) FROM events").fetchone()
    finally:
        connection.close()
    found += ["ok" if number == last else "the numbers are not dense (R16)"]
    return [words for words in found if words != "ok"] + [name for name in acknowledged if name not in there]


def test_r3_what_was_acknowledged_is_there_after_power_loss_at_any_moment(tmp_path):
    (tmp_path / "room").mkdir()
    disk = written(tmp_path / "room")
    kinds = {(step.what, step.file) for step in disk.steps}
    assert {("write", "wireroom.db"), ("write", "wireroom.db-wal"), ("flush", "wireroom.db-wal")} <= kinds
    assert sum(step.what == "said" for step in disk.steps) == ARTICLES
    assert lost(disk, tmp_path / "after", 11, 120) == []


def test_a_room_goes_on_after_power_loss(tmp_path):
    """Not only whole: the desks load what they knew, and take the next article."""
    (tmp_path / "room").mkdir()
    disk = written(tmp_path / "room")
    for number, image in enumerate(disk.after_power_loss(5, moments=4)):
        folder = tmp_path / f"after{number}"
        folder.mkdir()
        image.put(folder)
        intake = open_intake(folder / "wireroom.db")
        take(intake, "later", reading("Ferry is towed", *FERRY), source="a.example", seen=MORNING + 900)
        intake.room.close()
        check(folder / "wireroom.db")


@pytest.mark.parametrize("synchronous", ["off", "normal"])
def test_less_careful_settings_would_lose_something(tmp_path, synchronous):
    """A disk that forgives everything would prove nothing."""
    (tmp_path / "room").mkdir()
    disk = written(tmp_path / "room", synchronous=synchronous)
    assert lost(disk, tmp_path / "after", 11, 60) != []
