"""The write-ahead log is carried over as it grows, and begins anew: it never becomes a second database (R10)."""

import base64
import random
import threading

import apsw
from newsrooms import MORNING, open_intake, reading, room_of

from wireroom.store import connect
from wireroom.store.connect import open_reader

PAGE = 4096
#: Pages after which it begins anew here, and what is written in all, in texts of one transaction each: bytes.
ANEW, EACH, WRITTEN = 100, 64 << 10, 8 << 20


def test_r10_in_the_product_it_stays_far_below_its_limit():
    """64 MiB; a large transaction may come on top of what it holds when it begins anew."""
    assert connect.ANEW_PAGES * PAGE <= (64 << 20) / 2
    assert connect.WAL_LIMIT < 64 << 20


def test_r10_it_stays_small_although_somebody_reads_at_every_moment(tmp_path, monkeypatch):
    """Two readers take turns, so that one always holds a state, as pages of a busy site do; all is written."""
    monkeypatch.setattr(connect, "CARRY_PAGES", ANEW // 2)
    monkeypatch.setattr(connect, "ANEW_PAGES", ANEW)
    monkeypatch.setattr(connect, "READERS_MS", 20_000)
    monkeypatch.setattr(connect, "READERS_REST", 0.0)  # threads that the machine starves may miss their turn once
    path, log = tmp_path / "wireroom.db", tmp_path / "wireroom.db-wal"
    intake = open_intake(path)
    room = room_of(intake)
    over, holds = threading.Event(), [threading.Event(), threading.Event()]
    troubles = []

    def read(mine, other):
        reader = open_reader(path)
        try:
            while not over.is_set():
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM bodies").fetchall()
                mine.set()
                while not (other.is_set() or over.is_set()):  # until the other one holds a state too
                    over.wait(0.001)
                reader.execute("COMMIT")
                mine.clear()
        except apsw.Error as error:
            troubles.append(error)
        finally:
            reader.close()

    threads = [threading.Thread(target=read, args=(holds[n], holds[1 - n])) for n in range(2)]
    for thread in threads:
        thread.start()
    try:
        draw, largest = random.Random(4), 0
        for number in range(WRITTEN // EACH):
            noise = base64.b64encode(draw.randbytes(EACH)).decode()  # nothing that packing makes small
            with room.transaction():
                room.bodies.put(reading(f"Report {number}", noise, published=MORNING))
            largest = max(largest, log.stat().st_size)
    finally:
        over.set()
        for thread in threads:
            thread.join(30)
        intake.room.close()
    assert not troubles
    assert 2 * EACH < largest < 4 * ANEW * PAGE
    assert path.stat().st_size > WRITTEN, "what was written is in the database"


class Kept:
    """A connection beside which somebody reads for long: the log can be carried over, and cannot begin anew."""

    def __init__(self):
        self.asked = []

    def set_busy_timeout(self, _milliseconds):
        pass

    def wal_checkpoint(self, _name, mode):
        self.asked.append(mode)
        if mode == apsw.SQLITE_CHECKPOINT_RESTART:
            raise apsw.BusyError


def test_r10_one_long_reader_does_not_hold_up_every_commit():
    """After a wait in vain commits of some seconds carry over what can be, and do not wait; then one tries again."""
    clock, kept = [100.0], Kept()
    carry = connect.carry_over(lambda: clock[0])
    for _ in range(3):
        for _ in range(4):
            assert carry(kept, "main", connect.ANEW_PAGES) == apsw.SQLITE_OK
        clock[0] += connect.READERS_REST
    assert kept.asked == [apsw.SQLITE_CHECKPOINT_RESTART, *[apsw.SQLITE_CHECKPOINT_PASSIVE] * 3] * 3
